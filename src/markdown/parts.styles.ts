import { css } from "lit";

/** Task lists, the hosts of links, formulas and reasoning. */
export const partStyles = css`
  .markdown .task {
    list-style: none;
    position: relative;
  }

  .markdown .check {
    border: 1px solid var(--_line-strong);
    border-radius: 4px;
    block-size: 1.05em;
    inline-size: 1.05em;
    inset-block-start: 0.28em;
    inset-inline-start: -1.5em;
    position: absolute;
  }

  .markdown .check.done {
    background: var(--_accent);
    border-color: var(--_accent);
  }

  .markdown .check.done::after {
    border: solid var(--_on-accent);
    border-width: 0 2px 2px 0;
    block-size: 0.55em;
    content: "";
    inline-size: 0.28em;
    inset: 0.1em auto auto 0.33em;
    position: absolute;
    rotate: 45deg;
  }

  .markdown .host {
    color: var(--_muted);
    font-size: 0.9em;
  }

  .markdown div.math {
    margin-block: 0 0.75em;
    overflow: auto hidden;
    text-align: center;
  }

  .markdown .math.source {
    font: 0.9em/1.5 var(--_mono);
    white-space: pre-wrap;
  }

  .markdown div.math.source {
    text-align: start;
  }

  .markdown .math.broken {
    color: var(--_danger);
  }

  .markdown math {
    font-family: "Cambria Math", "STIX Two Math", "Latin Modern Math", math;
    font-size: 1.1em;
  }

  .markdown div.math > math {
    display: block math;
  }

  .markdown mtd.left {
    text-align: start;
  }

  .markdown mtd.right {
    text-align: end;
  }

  .markdown mtd.flush-left {
    padding-left: 0;
  }

  .markdown mtd.flush-right {
    padding-right: 0;
  }

  .markdown mtd.apart {
    padding-left: 1em;
  }

  .markdown mtd.rule-top {
    border-top: 1px solid currentcolor;
  }

  .markdown mtd.rule-bottom {
    border-bottom: 1px solid currentcolor;
  }

  .markdown mtd.rule-left {
    border-left: 1px solid currentcolor;
  }

  .markdown mtd.rule-right {
    border-right: 1px solid currentcolor;
  }

  .markdown .reasoning {
    border-inline-start: 2px solid var(--_line);
    color: var(--_muted);
    margin-block: 0 0.75em;
    padding-inline-start: 0.9em;
  }

  .markdown .reasoning > summary {
    cursor: pointer;
    font-size: 13px;
    font-weight: 550;
    inline-size: fit-content;
    min-block-size: 24px;
  }

  .markdown .reasoning > div > :last-child {
    margin-block-end: 0;
  }
`;
