import { css } from "lit";

/** Formulas that are typeset, and those that cannot be. */
export const styles = css`
  .markdown {
    /* It keeps its baseline; an inline block that clips stands with its lower edge on the line. */
    span.math:not(.source) {
      display: inline-flex;
    }

    .math.broken {
      color: var(--_danger);
    }

    math {
      font-family: "Cambria Math", "STIX Two Math", "Latin Modern Math", math;
      font-size: 1.1em;
    }

    div.math > math {
      display: block math;
    }

    mtd {
      &.left {
        text-align: start;
      }

      &.right {
        text-align: end;
      }

      &.flush-left {
        padding-left: 0;
      }

      &.flush-right {
        padding-right: 0;
      }

      &.apart {
        padding-left: 1em;
      }

      &.rule-top {
        border-top: 1px solid currentcolor;
      }

      &.rule-bottom {
        border-bottom: 1px solid currentcolor;
      }

      &.rule-left {
        border-left: 1px solid currentcolor;
      }

      &.rule-right {
        border-right: 1px solid currentcolor;
      }
    }
  }
`;
