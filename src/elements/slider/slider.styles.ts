import { css } from "lit";

export const styles = css`
  .slider {
    align-items: center;
    display: flex;
    gap: 12px;
  }

  input[type="range"] {
    --_fill: calc(var(--share) * 100%);

    accent-color: var(--_accent);
    appearance: none;
    background: transparent;
    block-size: 28px;
    cursor: pointer;
    flex: 1;
    min-inline-size: 0;
  }

  input[type="range"]::-webkit-slider-runnable-track {
    background: linear-gradient(to right, var(--_accent) var(--_fill), var(--_line-strong) 0) center / 100% 4px no-repeat;
    block-size: 28px;
    border-radius: 2px;
  }

  :host(:dir(rtl)) input[type="range"]::-webkit-slider-runnable-track {
    background-image: linear-gradient(to left, var(--_accent) var(--_fill), var(--_line-strong) 0);
  }

  input[type="range"]::-moz-range-track {
    background: var(--_line-strong);
    block-size: 4px;
    border-radius: 2px;
  }

  input[type="range"]::-moz-range-progress {
    background: var(--_accent);
    block-size: 4px;
    border-radius: 2px;
  }

  input[type="range"]::-webkit-slider-thumb {
    appearance: none;
    background: var(--_surface);
    block-size: 18px;
    border: 2px solid var(--_accent);
    border-radius: 50%;
    inline-size: 18px;
    margin-block-start: 5px;
  }

  input[type="range"]::-moz-range-thumb {
    background: var(--_surface);
    block-size: 14px;
    border: 2px solid var(--_accent);
    border-radius: 50%;
    inline-size: 14px;
  }

  input[type="range"]:disabled {
    cursor: not-allowed;
    opacity: 0.6;
  }

  .field {
    flex: none;
    font-variant-numeric: tabular-nums;
    inline-size: 80px;
    min-block-size: 32px;
    padding: 4px 8px;
  }

  @media (forced-colors: active) {
    input[type="range"] {
      appearance: auto;
    }
  }
`;
