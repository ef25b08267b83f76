import { css } from "lit";

export const styles = css`
  .field {
    font-variant-numeric: tabular-nums;
  }
`;
