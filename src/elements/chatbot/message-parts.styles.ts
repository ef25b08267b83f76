import { css } from "lit";

/** What stands in a message beside words: media, and blocks that are none. */
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
`;
