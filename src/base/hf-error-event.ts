import type { HfError } from "../core/hf-error.ts";

/** A fault that a person should know of, fired from the block that shows it. Bubbles. */
export class HfErrorEvent extends Event {
  /** What happened and what to do next. */
  readonly error: HfError;

  constructor(error: HfError) {
    super("hf-error", { bubbles: true, composed: true });
    this.error = error;
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-error": HfErrorEvent;
  }
}
