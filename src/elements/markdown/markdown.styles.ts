import { css } from "lit";

export const styles = css`
  slot,
  .plain {
    white-space: pre-line;
  }

  .arrives > .progress {
    display: none;
  }
`;
