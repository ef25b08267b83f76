import { css } from "lit";

export const styles = css`
  .column {
    display: grid;
    gap: var(--_gap);
    grid-template-columns: minmax(0, 1fr);
  }
`;
