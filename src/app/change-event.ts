import type { Run } from "../graph/run.ts";

/** A `change` of a value that a run has written. */
export class HfChangeEvent extends Event {
  /** The run that wrote it. */
  readonly run: Run;

  constructor(run: Run) {
    super("change", { bubbles: true, composed: true });
    this.run = run;
  }
}
