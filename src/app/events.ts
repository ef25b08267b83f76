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

/** The app's blocks are there and its state is restored. Fired from the app, once. */
export class HfLoadEvent extends Event {
  constructor() {
    super("hf-load");
  }
}

/** A timer's interval is over. */
export class HfTickEvent extends Event {
  constructor() {
    super("hf-tick");
  }
}

/** The person leaves the page. What is done now must be done at once; the page may still come back from the browser's cache. */
export class HfUnloadEvent extends Event {
  constructor() {
    super("hf-unload");
  }
}

/** A block's stored value was deleted because its time (`ttl`) was over. */
export class HfExpireEvent extends Event {
  /** What it was. */
  readonly value: unknown;

  constructor(value: unknown) {
    super("hf-expire", { bubbles: true, composed: true });
    this.value = value;
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-load": HfLoadEvent;
    "hf-tick": HfTickEvent;
    "hf-unload": HfUnloadEvent;
    "hf-expire": HfExpireEvent;
  }
}
