import { HfError } from "../base/hf-error.ts";
import type { Listener } from "./listener.ts";
import type { Port, Progress } from "./port.ts";

/** How a run ended. */
export type Outcome = "ok" | "error" | "cancelled" | "invalid" | "superseded";

/** What the graph asks of the app around it. */
export interface Host {
  /** The engine for one run: bound to its signal. */
  engineFor(run: Run): unknown;
  /** Says something to the person: `run.info()`, `run.warn()`. */
  notify(kind: "info" | "warn", message: string, run: Run): void;
  /** Shows a fault that no output block can show. */
  fail(error: HfError, run: Run): void;
  /** A listener has nothing left to do. */
  idle?(listener: Listener): void;
  /** Called before the next paint, or soon where nothing is painted. */
  frame(callback: () => void): void;
}

/** Reports how far a run is: `progress(0.4)`, `progress(3, 10)`, either with a text. `each` reports while it iterates. */
export interface ReportProgress {
  (value: number | readonly [done: number, total: number] | null, text?: string): void;
  each<T>(list: readonly T[], text?: string): Generator<T, void, unknown>;
}

/** What the runs of one chain have in common. */
export interface Chain {
  /** What the first run saw, and which blocks the chain has written since. */
  readonly seen: Map<Port, unknown>;
  readonly written: Set<Port>;
}

let count = 0;

/** One execution of a listener, as its handler sees it. */
export class Run<E extends Event = Event> {
  readonly id: string = `run-${++count}`;
  /** The listeners whose runs led here, this one's last: cancelling any of them cancels this run. */
  readonly lineage: readonly Listener[];
  /** How many `change` events led to this run, one causing the next. */
  readonly depth: number;
  readonly chain: Chain;
  /** In followers: the fault of the run before. */
  readonly error: HfError | undefined;
  /** Unset while it goes on. */
  outcome: Outcome | undefined;

  private readonly controller = new AbortController();

  constructor(
    readonly listener: Listener,
    /** What set it off. */
    readonly event: E,
    private readonly host: Host,
    before?: Run,
  ) {
    this.lineage = [...(before?.lineage ?? []), listener];
    this.depth = before?.depth ?? depthOf(event);
    this.chain = before?.chain ?? { seen: new Map(), written: new Set() };
    this.error = before?.error ?? undefined;
  }

  /** Aborted when the run is cancelled or superseded. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Who answers inference calls; each call ends with this run. */
  get engine(): unknown {
    return this.host.engineFor(this);
  }

  readonly progress: ReportProgress = Object.assign(
    (value: number | readonly [number, number] | null, text?: string) => this.report(value, text),
    { each: <T>(list: readonly T[], text?: string) => this.each(list, text) },
  );

  /** Waits; rejects at once when the run is cancelled. @param ms milliseconds */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        reject(this.signal.reason);
      };
      const timer = setTimeout(() => {
        this.signal.removeEventListener("abort", stop);
        resolve();
      }, ms);
      if (this.signal.aborted) stop();
      else this.signal.addEventListener("abort", stop, { once: true });
    });
  }

  /** Tells the person something. */
  info(message: string): void {
    this.host.notify("info", message, this);
  }

  /** Warns the person of something. */
  warn(message: string): void {
    this.host.notify("warn", message, this);
  }

  /** Ends the run from outside. The listener sees to the rest. */
  abort(outcome: "cancelled" | "superseded"): void {
    if (this.outcome) return;
    this.outcome = outcome;
    this.controller.abort(new DOMException(`The run was ${outcome}.`, "AbortError"));
  }

  private report(value: number | readonly [number, number] | null, text?: string): void {
    const share = typeof value === "number" ? value : value ? value[0] / value[1] : undefined;
    const known = share !== undefined && Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : undefined;
    this.listener.progress(this, { value: known, text } satisfies Progress);
  }

  private *each<T>(list: readonly T[], text?: string): Generator<T, void, unknown> {
    for (const [index, item] of list.entries()) {
      this.report([index, list.length], text);
      yield item;
    }
    this.report(1, text);
  }
}

/** A `change` that the app fired carries the run that wrote the value. */
function depthOf(event: Event): number {
  const cause = (event as { run?: unknown }).run;
  return cause instanceof Run ? cause.depth + 1 : 0;
}
