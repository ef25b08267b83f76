import { css } from "lit";

export const styles = css`
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    grid-area: 1 / 1 / 2 / -1;
    list-style: none;
    margin: 0 0 4px;
    padding: 3px;
  }

  li {
    align-items: center;
    background: var(--_raised);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    display: flex;
    max-inline-size: 100%;
    position: relative;
  }

  .chip {
    block-size: 36px;
    cursor: default;
    gap: 6px;
    padding-inline: 10px 4px;
  }

  ul:has(img) .chip {
    block-size: 56px;
  }

  .name {
    max-inline-size: 24ch;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .size {
    color: var(--_muted);
    font-size: 12px;
    white-space: nowrap;
  }

  img {
    block-size: 54px;
    border-radius: calc(var(--_radius-small) - 1px);
    display: block;
    inline-size: 54px;
    object-fit: cover;
  }

  .picture .remove {
    background: var(--_surface);
    border: 1px solid var(--_line-strong);
    border-radius: 50%;
    inset-block-start: -7px;
    inset-inline-end: -7px;
    min-block-size: 24px;
    min-inline-size: 24px;
    padding: 0;
    position: absolute;
  }

  .picture .remove svg,
  .chip .remove svg {
    block-size: 12px;
    inline-size: 12px;
  }
`;
