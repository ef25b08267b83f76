import { css } from "lit";

/** Fields, buttons and the frame of a labelled block. */
export const controls = css`
  .frame {
    display: grid;
    gap: 4px;
    grid-template-columns: minmax(0, 1fr);
  }

  .label {
    font-size: 13px;
    font-weight: 550;
  }

  .info {
    color: var(--_muted);
    font-size: 12px;
  }

  .problem {
    color: var(--_danger);
    font-size: 12px;
  }

  .box {
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    padding: 10px 12px;
  }

  .empty {
    color: var(--_muted);
  }

  svg {
    block-size: 16px;
    fill: none;
    flex: none;
    inline-size: 16px;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.5;
  }

  input,
  textarea,
  button {
    color: inherit;
    font: inherit;
    margin: 0;
  }

  .field {
    background: var(--_surface);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    inline-size: 100%;
    min-block-size: 36px;
    padding: 7px 11px;
  }

  .field:focus-within {
    border-color: var(--_accent-text);
    outline: 1px solid var(--_accent-text);
    outline-offset: 0;
  }

  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .field[aria-invalid="true"] {
    border-color: var(--_danger);
  }

  .field[readonly] {
    background: var(--_raised);
    border-color: var(--_line);
  }

  .field:disabled {
    background: var(--_raised);
    border-color: var(--_line);
    color: var(--_muted);
    cursor: not-allowed;
  }

  button {
    align-items: center;
    background: var(--_raised);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    cursor: pointer;
    display: inline-flex;
    font-weight: 550;
    gap: 6px;
    justify-content: center;
    min-block-size: 36px;
    padding: 6px 14px;
    transition: background-color 100ms;
  }

  button:hover:not(:disabled) {
    background: color-mix(in oklch, var(--_text) 9%, var(--_raised));
  }

  button:disabled {
    border-color: var(--_line);
    color: var(--_muted);
    cursor: not-allowed;
  }

  button.primary {
    background: var(--_accent);
    border-color: transparent;
    color: var(--_on-accent);
  }

  button.primary:hover:not(:disabled) {
    background: color-mix(in oklch, var(--_accent) 88%, #000);
  }

  button.primary:disabled {
    background: var(--_raised);
    border-color: var(--_line);
    color: var(--_muted);
  }

  button.stop {
    border-color: color-mix(in oklch, var(--_danger) 45%, var(--_surface));
    color: var(--_danger);
  }

  button.stop:hover:not(:disabled) {
    background: var(--_danger-soft);
  }

  button.quiet {
    background: transparent;
    border-color: transparent;
    color: inherit;
    min-block-size: 28px;
    min-inline-size: 28px;
    padding: 2px 6px;
  }

  button.quiet:hover:not(:disabled) {
    background: color-mix(in oklch, currentcolor 12%, transparent);
  }

  @media (pointer: coarse) {
    button,
    button.quiet {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
  }

  @media (forced-colors: active) {
    button.primary {
      border-color: ButtonBorder;
    }
  }
`;
