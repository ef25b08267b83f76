import { css } from "lit";

/** Task lists, the hosts of links, the source of formulas, and reasoning. */
export const partStyles = css`
  .markdown {
    .task {
      list-style: none;
      position: relative;
    }

    .check {
      border: 1px solid var(--_line-strong);
      border-radius: 4px;
      block-size: 1.05em;
      inline-size: 1.05em;
      inset-block-start: 0.28em;
      inset-inline-start: -1.5em;
      position: absolute;
    }

    .check.done {
      background: var(--_accent);
      border-color: var(--_accent);
    }

    .check.done::after {
      border: solid var(--_on-accent);
      border-width: 0 2px 2px 0;
      block-size: 0.55em;
      content: "";
      inline-size: 0.28em;
      inset: 0.1em auto auto 0.33em;
      position: absolute;
      rotate: 45deg;
    }

    /* A frame with a ground in the accent's colour: nothing that text, code or a formula can draw. */
    .host {
      background: var(--_accent-soft);
      border: 1px solid var(--_accent-text);
      border-radius: 1em;
      color: var(--_accent-text);
      display: inline-block;
      font: 500 0.85em/1.4 var(--hf-font, system-ui, sans-serif);
      margin-inline: 0.3em;
      max-inline-size: 100%;
      padding-inline: 0.5em;
      text-indent: 0;
    }

    div.math {
      margin-block: 0 0.75em;
      text-align: center;
    }

    /* However its parts are shifted, a formula paints and takes clicks only in its box. */
    .math {
      max-inline-size: 100%;
      overflow: auto hidden;
    }

    .math.source {
      font: 0.9em/1.5 var(--_mono);
      white-space: pre-wrap;
    }

    div.math.source {
      text-align: start;
    }

    .reasoning {
      border-inline-start: 2px solid var(--_line);
      color: var(--_muted);
      margin-block: 0 0.75em;
      padding-inline-start: 0.9em;
    }

    /* Labels are no part of what somebody selects and copies. */
    button,
    .code-head,
    .reasoning > summary {
      -webkit-user-select: none;
      user-select: none;
    }

    .reasoning > summary {
      cursor: pointer;
      font-size: 13px;
      font-weight: 550;
      inline-size: fit-content;
      min-block-size: 24px;
    }
  }
`;
