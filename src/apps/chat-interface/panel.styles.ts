import { css } from "lit";

export const styles = css`
  .launcher {
    block-size: 52px;
    border-radius: 50%;
    inline-size: 52px;
    inset-block-end: 20px;
    inset-inline-end: 20px;
    padding: 0;
    position: fixed;
    z-index: 10;
  }

  .launcher svg {
    block-size: 22px;
    inline-size: 22px;
  }

  :host([launcher]) {
    block-size: auto;
    container-type: normal;
    display: contents;
  }

  .panel {
    background: var(--_surface);
    block-size: min(640px, calc(100dvh - 108px));
    border: 1px solid var(--_line);
    border-radius: 14px;
    color: var(--_text);
    container-type: inline-size;
    inline-size: min(420px, calc(100vw - 24px));
    inset: auto;
    inset-block-end: 84px;
    inset-inline-end: 20px;
    margin: 0;
    overflow: hidden;
    padding: 0;
    position: fixed;
  }

  @media (max-width: 480px) {
    .panel {
      block-size: 100dvh;
      border: 0;
      border-radius: 0;
      inline-size: 100vw;
      inset: 0;
    }
  }
`;
