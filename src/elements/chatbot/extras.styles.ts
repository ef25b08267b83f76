import { css } from "lit";

export const styles = css`
  .avatar {
    block-size: 28px;
    border-radius: 50%;
    inline-size: 28px;
    object-fit: cover;
  }

  .status {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    font-size: 12px;
    gap: 6px 8px;
  }

  .status.failed {
    color: var(--_danger);
  }

  /* Beside the bubble, so that a hidden button leaves no gap below it. */
  .user > .actions {
    inset-block-end: 1px;
    inset-inline-end: 100%;
    margin: 0 4px;
    position: absolute;
  }

  .placeholder :is(h1, h2, h3) {
    color: var(--_text);
  }

  .actions {
    color: var(--_muted);
    display: flex;
    gap: 2px;
    margin-block: -2px -6px;
    margin-inline: -6px;
    opacity: 0;
    transition: opacity 100ms;
  }

  .actions.last,
  article:is(:hover, :focus-within) > .actions {
    opacity: 1;
  }

  .actions .pressed {
    color: var(--_accent-text);
  }

  .actions .pressed svg {
    fill: color-mix(in oklch, currentcolor 25%, transparent);
  }

  .media {
    align-items: end;
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .user .media {
    justify-content: end;
  }

  .thumbnail {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    display: block;
    max-block-size: 220px;
    max-inline-size: min(320px, 100%);
    object-fit: contain;
  }

  audio,
  video {
    border-radius: var(--_radius);
    max-inline-size: min(420px, 100%);
  }

  .file {
    align-items: center;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    color: inherit;
    display: inline-flex;
    font-size: 13px;
    gap: 8px;
    max-inline-size: 100%;
    min-block-size: 36px;
    overflow-wrap: anywhere;
    padding: 6px 12px;
    text-decoration: none;
  }

  a.file:hover {
    background: var(--_raised);
  }

  :host([layout="panel"]) .user > .actions {
    inset-block: 0 auto;
    inset-inline-end: 0;
    margin: -6px 0 0;
  }

  :host([layout="panel"]) .user .media {
    justify-content: start;
  }

  @media (hover: none) {
    .actions {
      opacity: 1;
    }
  }

  @media (forced-colors: active) {
    .user .content {
      border: 1px solid;
    }
  }

  .quiet-text {
    color: var(--_muted);
    font-size: 12px;
    font-weight: 400;
  }

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

  .tool pre,
  pre.block {
    font: 12.5px/1.5 var(--_mono);
    margin: 2px 0 0;
    max-block-size: 240px;
    overflow: auto;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .options {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 4px;
  }

  .options button {
    background: none;
    border-radius: 18px;
    font-weight: 450;
  }

  .feedback {
    display: contents;
  }

  .feedback button {
    font-size: 12px;
    font-weight: 500;
  }

  .examples {
    display: grid;
    gap: 10px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 210px), 1fr));
    inline-size: 100%;
    margin: 0 auto;
    max-inline-size: 640px;
  }

  .example {
    background: var(--_surface);
    font-weight: 400;
    gap: 10px;
    justify-content: space-between;
    line-height: 1.4;
    min-block-size: 56px;
    padding: 10px 14px;
    text-align: start;
  }

  .example-text {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .example:hover:not(:disabled) {
    background: var(--_raised);
    border-color: var(--_line-strong);
  }

  .example-icon {
    block-size: 24px;
    inline-size: 24px;
    object-fit: contain;
  }

  .example-picture {
    block-size: 48px;
    border-radius: var(--_radius-small);
    inline-size: 48px;
    object-fit: cover;
  }

  .editor {
    display: grid;
    gap: 6px;
    inline-size: min(72ch, 80cqi);
  }

  .editor textarea {
    field-sizing: content;
    max-block-size: 40vh;
  }

  .editor-buttons {
    display: flex;
    gap: 6px;
    justify-content: end;
  }

  :host([layout="panel"]) .editor {
    inline-size: 100%;
  }
`;
