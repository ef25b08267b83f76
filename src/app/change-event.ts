import type { Heard, Run } from "../graph/run.ts";

/** A `change` of a value that a run has written, or that came from another tab. */
export class HfChangeEvent extends Event {
  /** The run that wrote it; none where it came from another tab. */
  readonly run: Run | undefined;
  /** @internal Who has heard of the step that wrote it. */
  readonly heard: Heard | undefined;

  constructor(run?: Run, heard?: Heard) {
    super("change", { bubbles: true, composed: true });
    this.run = run;
    this.heard = heard;
  }
}
