import { css } from "lit";

/** What an assistant does on the way to an answer: thoughts and tools, which unfold. */
export const styles = css`
  .thought {
    border-inline-start: 2px solid var(--_line);
    color: var(--_muted);
    font-size: 13px;
    padding-inline-start: 12px;
  }

  /* Reasoning inside an answer has a summary of its own, and keeps its mark. */
  :where(.thought, .tool) > summary,
  .thought.bare {
    align-items: center;
    display: flex;
    gap: 8px;
    min-block-size: 28px;
  }

  :where(.thought, .tool) > summary {
    border-radius: var(--_radius-small);
    cursor: pointer;
    inline-size: fit-content;
    list-style: none;
    padding-inline-end: 8px;
  }

  :where(.thought, .tool) > summary::-webkit-details-marker {
    display: none;
  }

  :where(.thought, .tool) > summary:hover {
    color: var(--_text);
  }

  .thought-title {
    font-weight: 550;
  }

  .thought-body {
    display: grid;
    gap: 6px;
    grid-template-columns: minmax(0, 1fr);
    padding-block: 4px 6px;
  }

  .chevron {
    block-size: 12px;
    inline-size: 12px;
    transition: rotate 120ms;
  }

  .chevron:dir(rtl) {
    scale: -1 1;
  }

  [open] > summary > .chevron {
    rotate: 90deg;
  }

  .spinner {
    animation: turn 900ms linear infinite;
    block-size: 13px;
    inline-size: 13px;
  }

  @keyframes turn {
    to {
      rotate: 360deg;
    }
  }

  .tool {
    background: var(--_raised);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    font-size: 13px;
    inline-size: 100%;
    max-inline-size: 60ch;
    overflow: hidden;
  }

  .tool-head {
    align-items: center;
    color: var(--_muted);
    display: flex;
    gap: 8px;
    inline-size: 100%;
    min-block-size: 36px;
    padding-inline: 12px;
  }

  .tool-name {
    color: var(--_text);
    font-family: var(--_mono);
    font-size: 12.5px;
    font-weight: 550;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .tool-state {
    font-size: 12px;
  }

  .tool-state.failed {
    color: var(--_danger);
  }

  .tool-head .chevron {
    margin-inline-start: auto;
  }

  .tool-side {
    border-block-start: 1px solid var(--_line);
    padding: 8px 12px;
  }
`;
