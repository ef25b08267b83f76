import { css } from "lit";

export const styles = css`
  .sides {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }

  .side {
    align-content: start;
    display: grid;
    gap: var(--_gap);
    grid-template-columns: minmax(0, 1fr);
  }

  .buttons {
    display: grid;
    gap: 8px;
    grid-template-columns: 1fr 1fr;
  }

  @container (inline-size > 640px) {
    .sides {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
