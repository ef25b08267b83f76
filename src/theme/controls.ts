import { css } from "lit";

/** Fields, buttons and the frame of a labelled block. */
export const controls = css`
  .frame {
    display: grid;
    gap: 4px;
  }

  .label {
    color: var(--_text);
    font-size: 13px;
    font-weight: 550;
  }

  .info {
    color: var(--_muted);
    font-size: 12px;
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

  .field:focus-within,
  .field:focus {
    border-color: var(--_accent-text);
    outline: 1px solid var(--_accent-text);
    outline-offset: 0;
  }

  .field::placeholder,
  .field ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .field[readonly] {
    background: var(--_raised);
    border-color: var(--_line);
  }

  :host([disabled]) .field,
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
