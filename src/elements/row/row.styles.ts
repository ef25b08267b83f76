import { css } from "lit";

export const styles = css`
  .row {
    align-items: start;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_gap);
  }

  :host([equal-height]) .row {
    align-items: stretch;
  }

  /* Level with the field beside it, not with that field's label. */
  :host(:not([equal-height])) ::slotted(hf-button) {
    align-self: end;
  }

  /* Next to anything else, which grows far more, buttons stay small; among themselves they share the line. */
  ::slotted(*) {
    flex: 1000 1 min(100%, var(--hf-min-width, 160px));
    min-inline-size: 0;
  }

  ::slotted(hf-button) {
    flex: 1 1 96px;
    min-inline-size: max-content;
  }

  ::slotted(hf-column) {
    flex-basis: min(100%, var(--hf-min-width, 280px));
  }
`;
