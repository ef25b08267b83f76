import { css } from "lit";

/** What stands in few chats beside words: media, blocks that are none, examples, the editor. */
export const styles = css`
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

  :host([layout="panel"]) .user .media {
    justify-content: start;
  }

  pre.block {
    font: 12.5px/1.5 var(--_mono);
    margin: 2px 0 0;
    max-block-size: 240px;
    overflow: auto;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
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

  .quiet-text {
    color: var(--_muted);
    font-size: 12px;
    font-weight: 400;
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

  .actions .pressed {
    color: var(--_accent-text);
  }

  .actions .pressed svg {
    fill: color-mix(in oklch, currentcolor 25%, transparent);
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
`;
