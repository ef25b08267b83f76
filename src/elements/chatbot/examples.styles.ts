import { css } from "lit";

export const styles = css`
  .examples {
    display: grid;
    gap: 10px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 210px), 1fr));
    inline-size: 100%;
    margin: 0 auto;
    max-inline-size: 640px;
  }

  .example {
    background: var(--_surface);
    font-weight: 400;
    gap: 10px;
    justify-content: space-between;
    line-height: 1.4;
    min-block-size: 56px;
    padding: 10px 14px;
    text-align: start;
  }

  .example-text {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .example:hover:not(:disabled) {
    background: var(--_raised);
    border-color: var(--_line-strong);
  }

  .example-icon {
    block-size: 24px;
    inline-size: 24px;
    object-fit: contain;
  }

  .example-picture {
    block-size: 48px;
    border-radius: var(--_radius-small);
    inline-size: 48px;
    object-fit: cover;
  }
`;
