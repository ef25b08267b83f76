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
