import type { HfError } from "../core/hf-error.ts";
import type { Progress } from "../core/progress.ts";
import { orAborted } from "./abortable.ts";
import type { Listener } from "./listener.ts";
import { paced } from "./pace.ts";
import type { Port } from "./port.ts";
import { progressReporter, type ReportProgress } from "./progress.ts";

export type { ReportProgress };

/** How a run ended. */
export type Outcome = "ok" | "error" | "cancelled" | "invalid" | "superseded";

/** What the graph asks of the app around it. */
export interface Host {
  /** The engine for one run: bound to its signal. */
  engineFor(run: Run): unknown;
  /** Says something to the person: `run.info()`, `run.warn()`. For how many seconds; `null` until it is dismissed. */
  notify(kind: "info" | "warn", message: string, run: Run, seconds?: number | null): void;
  /** Shows a fault that no output block can show. */
  fail(error: HfError, run: Run): void;
  /** A listener has nothing left to do. */
  idle?(listener: Listener): void;
  /** Calls back before the next paint, or soon where nothing is painted. */
  frame(callback: () => void): void;
}

/** What the runs of one chain have in common. */
export interface Chain {
  /** What the first run saw, and which blocks the chain has written since. */
  readonly seen: Map<Port, unknown>;
  readonly written: Set<Port>;
}

/** The listeners that have heard of one step: it may change several blocks that one of them listens to. */
export type Heard = WeakSet<Listener>;

let count = 0;

/** One execution of a listener, as its handler sees it. */
export class Run<E extends Event = Event> {
  readonly id: string = `run-${++count}`;
  /** The listeners whose runs led here, this one's last: cancelling any of them cancels this run. */
  readonly lineage: readonly Listener[];
  /** How many `change` events led to this run, one causing the next. */
  readonly depth: number;
  readonly chain: Chain;
  /** What this run has read: its list of a conversation says something about that one, not about what it has become since. */
  readonly read = new Map<Port, unknown>();
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
    this.depth = before?.depth ?? (causeOf(event)?.depth ?? -1) + 1;
    this.chain = before?.chain ?? { seen: new Map(), written: new Set() };
    this.error = before?.error;
    let newest: Progress;
    const soon = paced(host, () => listener.progress(this, newest));
    this.progress = progressReporter((progress) => {
      newest = progress;
      soon();
    });
  }

  /** Aborted when the run is cancelled or superseded. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Who answers inference calls; each call ends with this run. */
  get engine(): unknown {
    return this.host.engineFor(this);
  }

  /** Shows how far the run is, at its outputs; at most once a frame, and no more when it has ended. */
  readonly progress: ReportProgress;

  // Functions of their own, not methods: a handler may take its run apart, `(inputs, { sleep, info }) => …`.

  /** Waits; rejects at once when the run is cancelled. @param ms milliseconds */
  readonly sleep = (ms: number): Promise<void> => {
    let timer: ReturnType<typeof setTimeout>;
    const waiting = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
    const slept = orAborted(waiting, this);
    // Nobody need await it: a handler that has moved on is not told of the end of its run by an unhandled rejection.
    slept.catch(() => clearTimeout(timer));
    return slept;
  };

  /** Tells the person something. @param seconds how long it is shown; `null` until it is dismissed */
  readonly info = (message: string, seconds?: number | null): void => this.host.notify("info", message, this, seconds);

  /** Warns the person of something. @param seconds how long it is shown; `null` until it is dismissed */
  readonly warn = (message: string, seconds?: number | null): void => this.host.notify("warn", message, this, seconds);

  /** Ends the run from outside. The listener sees to the rest. */
  abort(outcome: "cancelled" | "superseded"): void {
    if (this.outcome) return;
    this.outcome = outcome;
    this.controller.abort(new DOMException(`The run was ${outcome}.`, "AbortError"));
  }
}

/** A `change` that the app fired carries the run that wrote the value. */
export function causeOf(event: Event): Run | undefined {
  const { run } = event as { run?: unknown };
  return run instanceof Run ? run : undefined;
}

/** Whether a listener hears for the first time of the step that led to an event. */
export function hearsFirst(listener: Listener, event: Event): boolean {
  const { heard } = event as { heard?: unknown };
  if (!(heard instanceof WeakSet)) return true;
  if (heard.has(listener)) return false;
  heard.add(listener);
  return true;
}
