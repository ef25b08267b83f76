import type { HfError } from "../core/hf-error.ts";
import { inspector } from "../core/inspect.ts";
import type { Progress } from "../core/progress.ts";
import { after, isPromise } from "./abortable.ts";
import { circleError, DEEPEST } from "./circle.ts";
import { Display } from "./display.ts";
import { faultOf, perform, type Plan } from "./perform.ts";
import { limitsIfCome } from "./load-limits.ts";
import { hearsFirst, Run, type Host, type Outcome } from "./run.ts";
import { OutputWriter } from "./writer.ts";

/** The listeners of each app. */
const listeners = new WeakMap<Host, Set<Listener>>();

/** What happens when a listener is set off while it still runs: ignore it, run too, or run once more afterwards. */
export type Mode = "once" | "multiple" | "always-last";

/** After which outcomes a follower runs. */
export type When = "success" | "failure" | "cancelled" | "then";

export interface Follower {
  readonly when: When;
  readonly listener: Listener;
}

/** What a listener is made of. Everything is read anew at each run, so that edits count from the next run on. */
export interface ListenerSource {
  readonly name: string;
  readonly mode: Mode;
  /** Whether a newer run takes the place of an older one, whatever the mode. */
  readonly latest: boolean;
  /** How many runs may go on at once, of this listener or of its group; the others wait in the order they came. */
  readonly concurrency?: number | undefined;
  /** Listeners of one app with the same group share a limit: the lowest that one of them names, else 1. */
  readonly group?: string | undefined;
  /** Looks up blocks and handler. A promise where a block is not defined yet. @throws {HfError} author */
  plan(run: Run): Plan | Promise<Plan>;
  cancels(): readonly Listener[];
  /** Whether an event ends what goes on and is answered at once, unless the mode lets both go on. */
  interrupts?(event: Event): boolean;
  followers(): readonly Follower[];
  /** Called when another listener or Stop cancels it, running or not: stops the timer that drives it. */
  onCancel?(): void;
}

const RUNS_AFTER: Record<Outcome, readonly When[]> = {
  ok: ["success", "then"],
  error: ["failure", "then"],
  cancelled: ["cancelled", "then"],
  invalid: [],
  superseded: [],
};

/** What a run that goes on holds until its end. */
interface Going {
  /** Called when the run and all that follows from it has ended. */
  readonly done: () => void;
  display?: Display;
  writer?: OutputWriter;
}

/** Triggers, a handler, outputs. A listener and the followers of its run count as one: `mode` waits for all of them. */
export class Listener {
  /** Whether it was taken out of its app for good. */
  removed = false;
  /** All listeners of its app, those that are gone left out: they may share a limit. */
  readonly peers: Set<Listener>;
  private retired = false;
  private readonly going = new Map<Run, Going>();
  /** Its own runs and those that follow from them, at any depth, in the order they began. */
  private readonly family = new Set<Run>();
  private chains = 0;
  private queued: Event | undefined;

  constructor(
    readonly source: ListenerSource,
    private readonly host: Host,
  ) {
    this.peers = listeners.get(host) ?? new Set();
    listeners.set(host, this.peers.add(this));
  }

  get name(): string {
    return this.source.name;
  }

  /** Whether a run, or a follower of one, goes on. */
  get busy(): boolean {
    return this.chains > 0;
  }

  /** Its runs that go on, as head of a chain or inside one. */
  get runs(): readonly Run[] {
    return [...this.going.keys()];
  }

  /** Sets it off, once for each step of another run. @returns the run, or undefined where the mode said no */
  trigger(event: Event): Run | undefined {
    return hearsFirst(this, event) ? this.setOff(event) : undefined;
  }

  private setOff(event: Event): Run | undefined {
    if (this.removed || this.retired) return undefined;
    const run = new Run(this, event, this.host);
    this.cancelOthers(run);
    const { latest, mode } = this.source;
    if (this.busy && latest) this.stop("superseded");
    else if (this.busy && mode !== "multiple" && this.source.interrupts?.(event)) this.stop("cancelled");
    else if (this.busy && mode !== "multiple") {
      if (mode === "always-last") this.queued = event;
      inspector()?.ignored(this, event);
      return undefined;
    }
    this.chains += 1;
    this.start(run, () => this.chainEnded());
    return run;
  }

  /** Ends all its runs, and those that follow from them, as cancelled. A newer trigger that waits still has its run. */
  cancel(): void {
    this.source.onCancel?.();
    this.stop("cancelled");
  }

  /** Ends its runs as cancelled, also the one that waits: what it belongs to has left the page and may come back. */
  halt(): void {
    this.queued = undefined;
    this.stop("cancelled");
  }

  /** Takes no more triggers. What it has begun goes on to its end, with what follows from it. */
  retire(): void {
    this.retired = true;
    this.queued = undefined;
    this.peers.delete(this);
  }

  /** Halts it for good: triggers do nothing from now on. */
  remove(): void {
    this.removed = true;
    this.peers.delete(this);
    this.halt();
  }

  /** Shows how far one of its runs is. */
  progress(run: Run, progress: Progress): void {
    this.going.get(run)?.display?.progress(progress);
  }

  private stop(outcome: "cancelled" | "superseded"): void {
    for (const run of [...this.family]) run.listener.end(run, outcome);
  }

  private cancelOthers(run: Run): void {
    for (const other of this.safely(() => this.source.cancels(), run) ?? []) other.cancel();
  }

  private chainEnded(): void {
    this.chains -= 1;
    if (this.busy) return;
    const event = this.queued;
    this.queued = undefined;
    if (event) this.setOff(event);
    else this.host.idle?.(this);
  }

  private start(run: Run, done: () => void): void {
    this.going.set(run, { done });
    for (const listener of run.lineage) listener.family.add(run);
    inspector()?.began(run);
    let outcome: Outcome | Promise<Outcome>;
    try {
      if (run.depth > DEEPEST) throw circleError(run);
      outcome = after(this.source.plan(run), run, (plan) => this.carryOut(run, plan));
    } catch (error) {
      return this.fail(run, error);
    }
    if (!isPromise(outcome)) return this.end(run, outcome);
    outcome.then(
      (ended) => this.end(run, ended),
      (error: unknown) => this.fail(run, error),
    );
  }

  private carryOut(run: Run, plan: Plan): Outcome | Promise<Outcome> {
    const display = new Display(run, plan);
    const writer = new OutputWriter(run, plan.outputs, this.host);
    // Safe: a run that has ended meanwhile is aborted, and an aborted one does not come as far as this.
    Object.assign(this.going.get(run)!, { display, writer });
    return perform(run, plan, this.host, display, writer);
  }

  private fail(run: Run, thrown: unknown): void {
    const going = this.going.get(run);
    if (!going) return;
    const error = faultOf(thrown);
    if (!going.display?.fail(error)) this.host.fail(error, run);
    (run as { error: HfError | undefined }).error = error;
    this.end(run, "error");
  }

  /** The one place where a run ends, whatever the way. */
  private end(run: Run, outcome: Outcome): void {
    const going = this.going.get(run);
    if (!going) return;
    this.going.delete(run);
    for (const listener of run.lineage) listener.family.delete(run);
    // What was yielded last stays, also what waits for a frame.
    if (outcome === "cancelled") this.safely(() => going.writer?.flush(), run);
    if (outcome === "cancelled" || outcome === "superseded") run.abort(outcome);
    else run.outcome = outcome;
    this.safely(() => limitsIfCome()?.leave(run, this.host), run);
    going.display?.end();
    inspector()?.ended(run);
    this.follow(run, outcome, going.done);
  }

  private follow(run: Run, outcome: Outcome, done: () => void): void {
    const followers = (this.safely(() => this.source.followers(), run) ?? []).filter(({ listener }) => !listener.removed);
    const next = RUNS_AFTER[outcome].flatMap((when) => followers.filter((follower) => follower.when === when));
    let left = next.length;
    if (left === 0) return done();
    const oneEnded = () => {
      left -= 1;
      if (left === 0) done();
    };
    for (const { listener } of next) {
      const following = new Run(listener, run.event, this.host, run);
      listener.cancelOthers(following);
      listener.start(following, oneEnded);
    }
  }

  /** A fault on the way is shown, and keeps no chain from its end. */
  private safely<T>(act: () => T, run: Run): T | undefined {
    try {
      return act();
    } catch (error) {
      this.host.fail(faultOf(error), run);
      return undefined;
    }
  }
}
