import { css } from "lit";

export const styles = css`
  .top {
    font-size: 20px;
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }

  .empty {
    font-size: 14px;
    font-weight: 400;
  }

  ul {
    display: grid;
    gap: 8px;
    list-style: none;
    margin: 12px 0 0;
    padding: 0;
  }

  li {
    column-gap: 12px;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
  }

  .name {
    overflow-wrap: anywhere;
  }

  .percent {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  meter {
    appearance: none;
    background: var(--_line);
    block-size: 6px;
    border: 0;
    border-radius: 3px;
    grid-column: 1 / -1;
    inline-size: 100%;
    overflow: hidden;
  }

  /* Chromium lays the bar out in the middle third of a grid. */
  meter::-webkit-meter-bar {
    background: var(--_line);
    block-size: 6px;
    border: 0;
    grid-row: 1 / -1;
  }

  meter::-webkit-meter-optimum-value {
    background: var(--_accent);
    border-radius: 3px;
  }

  meter::-moz-meter-bar {
    background: var(--_accent);
    border-radius: 3px;
  }

  @media (forced-colors: active) {
    meter {
      appearance: auto;
    }
  }
`;
