import { css } from "lit";

export const styles = css`
  .box {
    font-family: var(--_mono);
    font-size: 13px;
    overflow-wrap: anywhere;
  }

  .box.empty {
    font-family: inherit;
    font-size: inherit;
  }

  [part="copy"] {
    float: inline-end;
    margin: -4px -4px 0 8px;
  }

  /* No part of what somebody selects and copies. */
  button {
    -webkit-user-select: none;
    user-select: none;
  }

  summary {
    border-radius: 4px;
    cursor: pointer;
    inline-size: fit-content;
    min-block-size: 24px;
    padding-inline-end: 6px;
  }

  summary::marker {
    color: var(--_muted);
  }

  summary:hover {
    background: var(--_raised);
  }

  .leaf {
    min-block-size: 24px;
    white-space: pre-wrap;
  }

  .children {
    border-inline-start: 1px solid var(--_line);
    margin-inline-start: 5px;
    padding-inline-start: 14px;
  }

  .children .leaf {
    padding-inline-start: 2px;
  }

  .key {
    color: var(--_text);
    font-weight: 550;
  }

  .index,
  .hint,
  .null {
    color: var(--_muted);
  }

  .string {
    color: var(--_string);
  }

  .number,
  .boolean {
    color: var(--_accent-text);
  }

  .more {
    color: var(--_accent-text);
    font-family: inherit;
  }
`;
