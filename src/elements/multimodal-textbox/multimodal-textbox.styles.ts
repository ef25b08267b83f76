import { css } from "lit";

export const styles = css`
  .box {
    align-items: end;
    border-color: var(--_line-strong);
    cursor: text;
    display: grid;
    gap: 0 4px;
    grid-template-columns: auto minmax(0, 1fr) auto;
    padding: 5px;
  }

  .box:focus-within {
    border-color: var(--_accent-text);
    outline: 1px solid var(--_accent-text);
  }

  .box:has(button:focus-visible) {
    outline: 0;
  }

  :host(:state(dragging)) .box {
    background: var(--_accent-soft);
    border-color: var(--_accent-text);
    border-style: dashed;
  }

  :host(:disabled) .box {
    background: var(--_raised);
    border-color: var(--_line);
    cursor: not-allowed;
  }

  .text {
    background: transparent;
    border: 0;
    display: block;
    field-sizing: content;
    grid-area: 2 / 2;
    inline-size: 100%;
    max-block-size: calc(var(--max-lines) * 1.5em + 12px);
    min-block-size: calc(var(--lines) * 1.5em + 12px);
    outline: 0;
    padding: 6px 4px;
    resize: none;
  }

  .text::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .text:disabled {
    color: var(--_muted);
    cursor: not-allowed;
  }

  /* Without the Attach button the text starts at the edge. */
  .box:not(:has(.attach)) .text {
    grid-column: 1 / span 2;
    padding-inline-start: 8px;
  }

  button.attach,
  button.send.round {
    block-size: 32px;
    inline-size: 32px;
    min-block-size: 32px;
    min-inline-size: 32px;
    padding: 0;
  }

  button.attach {
    color: var(--_muted);
    grid-area: 2 / 1;
  }

  button.send {
    grid-area: 2 / 3;
    min-block-size: 32px;
    padding-block: 4px;
  }

  button.send[aria-disabled="true"] {
    background: var(--_raised);
    border-color: var(--_line);
    color: var(--_muted);
    cursor: default;
  }

  [part="stop"] rect {
    fill: currentcolor;
  }

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

  @media (pointer: coarse) {
    button.attach,
    button.send.round {
      block-size: 44px;
      inline-size: 44px;
    }

    .text {
      padding-block: 12px;
    }
  }
`;
