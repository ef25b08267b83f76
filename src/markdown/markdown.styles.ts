import { css } from "lit";
import { partStyles } from "./parts.styles.ts";

/** How rendered Markdown looks: everything inside `.markdown`. One sheet, adopted by each root that shows some. */
export const styles = css`
  ${partStyles}

  .markdown {
    line-height: 1.6;
    overflow-wrap: anywhere;

    /* Browsers look again for what sticks out of a layer when something in it changes: here in one block or run, not in all. */
    > * {
      position: relative;
    }

    > :first-child {
      margin-block-start: 0;
    }

    :is(p, ul, ol, blockquote, .table, .code, .run) {
      margin-block: 0 0.75em;
    }

    /* A run's own margin is that of its last block. With it said as ".run:last-child > …", a browser styles all again at the end. */
    > :last-child,
    .reasoning > div > :last-child,
    .run > :last-child {
      margin-block-end: 0;
    }

    :is(h1, h2, h3, h4, h5, h6) {
      font-size: 1em;
      font-weight: 640;
      letter-spacing: -0.01em;
      line-height: 1.3;
      margin-block: 1.4em 0.5em;
      text-wrap: balance;
    }

    /* Each line takes its direction from its own words, and a link is a word of its own. */
    :is(p, h1, h2, h3, h4, h5, h6, th, td, a, .plain) {
      unicode-bidi: plaintext;
    }

    /* Beside a marker, and in a column, all stand at one side. */
    :is(li, blockquote) > p,
    :is(th, td):not([align]) {
      text-align: -webkit-match-parent;
      text-align: match-parent;
    }

    h1 {
      font-size: 1.6em;
    }

    h2 {
      font-size: 1.3em;
    }

    h3 {
      font-size: 1.12em;
    }

    /* What a message says line by line. */
    &.lines {
      white-space: pre-line;
    }

    strong {
      font-weight: 640;
    }

    sup {
      line-height: 0;
    }

    :is(ul, ol) {
      padding-inline-start: 1.6em;
    }

    li {
      margin-block: 0.2em;
    }

    li::marker {
      color: var(--_muted);
      font-variant-numeric: tabular-nums;
    }

    .tight > li > p,
    li :is(ul, ol),
    :is(blockquote, li) > :last-child {
      margin-block-end: 0;
    }

    blockquote {
      border-inline-start: 3px solid var(--_line);
      color: var(--_muted);
      margin-inline: 0;
      padding-inline-start: 0.9em;
    }

    hr {
      border: 0;
      border-block-start: 1px solid var(--_line);
      margin-block: 1.5em;
    }

    a {
      color: var(--_accent-text);
      text-decoration: underline;
      text-decoration-color: color-mix(in oklch, currentcolor 40%, transparent);
      text-underline-offset: 0.2em;
    }

    a:hover {
      text-decoration-color: currentcolor;
    }

    code {
      background: var(--_raised);
      border-radius: 4px;
      font: 0.9em/1.5 var(--_mono);
      padding: 0.12em 0.35em;
    }

    .code {
      background: var(--_raised);
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      overflow: hidden;
    }

    .code-head {
      align-items: center;
      border-block-end: 1px solid var(--_line);
      color: var(--_muted);
      display: flex;
      font-size: 12px;
      justify-content: space-between;
      min-block-size: 30px;
      padding-inline: 12px 4px;
    }

    .copy {
      background: none;
      border: 0;
      color: inherit;
      font-size: 12px;
      font-weight: 500;
      min-block-size: 24px;
      padding: 2px 8px;
    }

    .copy:hover {
      color: var(--_text);
    }

    pre {
      margin: 0;
      overflow: auto;
      padding: 10px 12px;
      tab-size: 4;
    }

    pre.plain {
      font: inherit;
      padding: 0;
      white-space: pre-wrap;
    }

    pre code {
      background: none;
      font-size: 13px;
      line-height: 1.72;
      padding: 0;
    }

    pre code,
    .piece {
      display: block;
    }

    .table {
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      inline-size: fit-content;
      /* Where it begins is its own matter, not that of what is around it. */
      margin-inline-end: auto;
      max-inline-size: 100%;
      overflow-x: auto;
    }

    table {
      border-collapse: collapse;
      font-variant-numeric: tabular-nums;
      overflow-wrap: normal;
    }

    :is(th, td) {
      padding: 6px 12px;
      vertical-align: top;
    }

    th {
      background: var(--_raised);
      font-weight: 600;
    }

    td {
      border-block-start: 1px solid var(--_line);
    }

    img {
      block-size: auto;
      border-radius: var(--_radius);
      max-block-size: 480px;
      max-inline-size: 100%;
      vertical-align: middle;
    }

    button.image {
      font-weight: 450;
      text-align: start;
      vertical-align: middle;
    }
  }
`;
