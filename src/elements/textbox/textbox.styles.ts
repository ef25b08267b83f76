import { css } from "lit";

export const styles = css`
  textarea.field {
    display: block;
    field-sizing: content;
    max-block-size: calc(var(--max-lines) * 1.5em + 16px);
    min-block-size: calc(var(--lines) * 1.5em + 16px);
    resize: vertical;
  }

  textarea[rows="1"] {
    resize: none;
  }
`;
