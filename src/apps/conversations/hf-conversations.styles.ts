import { css } from "lit";

export const styles = css`
  .frame {
    gap: 8px;
  }

  ul {
    background: var(--_surface);
    display: grid;
    gap: 2px;
    list-style: none;
    margin: 0;
    max-block-size: var(--hf-conversations-height, 60vh);
    overflow-y: auto;
    padding: 0;
  }

  li {
    align-items: center;
    border-radius: var(--_radius-small);
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    min-block-size: 36px;
  }

  li[aria-current] {
    background: var(--_accent-soft);
  }

  li:hover {
    background: var(--_raised);
  }

  .title {
    background: none;
    border: 0;
    display: block;
    font-weight: 400;
    overflow: hidden;
    padding: 6px 10px;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  [aria-current] .title {
    font-weight: 550;
  }

  .tools {
    display: flex;
    opacity: 0;
  }

  li:hover .tools,
  li:focus-within .tools,
  li[aria-current] .tools,
  .tools:has([aria-pressed="true"]) {
    opacity: 1;
  }

  /* Where nothing hovers, nothing may hide. */
  @media (hover: none) {
    .tools {
      opacity: 1;
    }
  }

  [aria-pressed="true"] {
    color: var(--_accent-text);
  }

  .undo {
    align-items: center;
    background: var(--_raised);
    border-radius: var(--_radius-small);
    display: flex;
    gap: 8px;
    justify-content: space-between;
    padding: 4px 4px 4px 10px;
  }

  .undo span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
