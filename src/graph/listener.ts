import { authorError, type HfError } from "../base/hf-error.ts";
import { faultOf, perform, type Plan } from "./perform.ts";
import { itemsOf, type Port, type Progress } from "./port.ts";
import { Run, type Host, type Outcome } from "./run.ts";

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
  /** Whether a newer run takes the place of an older one. */
  readonly latest: boolean;
  /** Looks up blocks and handler. A promise where a block is not defined yet. @throws {HfError} author */
  plan(run: Run): Plan | Promise<Plan>;
  cancels(): readonly Listener[];
  followers(): readonly Follower[];
}

/** Change events that cause one another in a circle end here. */
const DEEPEST = 50;

const RUNS_AFTER: Record<Outcome, readonly When[]> = {
  ok: ["success", "then"],
  error: ["failure", "then"],
  cancelled: ["cancelled", "then"],
  invalid: [],
  superseded: [],
};

/** Triggers, a handler, outputs. A listener and the followers of its run count as one: `mode` waits for all of them. */
export class Listener {
  /** Runs of this listener that go on, as head of a chain or inside one. */
  readonly runs = new Set<Run>();
  private readonly ports = new Map<Run, readonly Port[]>();
  private chains = 0;
  private queued: Event | undefined;

  constructor(
    readonly source: ListenerSource,
    private readonly host: Host,
  ) {}

  get name(): string {
    return this.source.name;
  }

  /** Whether a run, or a follower of one, goes on. */
  get busy(): boolean {
    return this.chains > 0;
  }

  /** Sets it off. @returns the run, or undefined where the mode said no */
  trigger(event: Event): Run | undefined {
    for (const other of this.source.cancels()) other.cancel();
    if (this.busy && this.source.latest) this.supersede();
    else if (this.busy && this.source.mode === "once") return undefined;
    else if (this.busy && this.source.mode === "always-last") {
      this.queued = event;
      return undefined;
    }
    this.chains += 1;
    const run = new Run(this, event, this.host);
    this.start(run, () => this.chainEnded());
    return run;
  }

  /** Ends all its runs, and those that follow from them, as cancelled. */
  cancel(): void {
    this.queued = undefined;
    for (const run of this.descendants()) run.listener.end(run, "cancelled");
  }

  progress(run: Run, progress: Progress): void {
    for (const port of this.ports.get(run) ?? []) port.progress?.(run, progress);
  }

  private supersede(): void {
    for (const run of this.descendants()) run.listener.end(run, "superseded");
  }

  private chainEnded(): void {
    this.chains -= 1;
    if (this.busy) return;
    const event = this.queued;
    this.queued = undefined;
    if (event) this.trigger(event);
    else this.host.idle?.(this);
  }

  /** Its own runs, and runs of followers, at any depth. */
  private descendants(): Run[] {
    const found = [...this.runs];
    for (const { listener } of this.source.followers()) {
      found.push(...listener.descendants().filter((run) => run.lineage.includes(this)));
    }
    return found;
  }

  private readonly endings = new Map<Run, () => void>();

  /** @param done called when this run and all that follows from it has ended */
  private start(run: Run, done: () => void): void {
    this.runs.add(run);
    this.endings.set(run, done);
    try {
      if (run.depth > DEEPEST) throw cycle(run);
      const plan = this.source.plan(run);
      const going = plan instanceof Promise ? plan.then((ready) => this.carryOut(run, ready)) : this.carryOut(run, plan);
      if (!going) return this.end(run, "ok");
      going.then(
        () => this.end(run, "ok"),
        (error: unknown) => this.fail(run, error),
      );
    } catch (error) {
      this.fail(run, error);
    }
  }

  private carryOut(run: Run, plan: Plan): void | Promise<void> {
    if (run.signal.aborted) return;
    const ports = itemsOf(plan.outputs);
    this.ports.set(run, ports);
    for (const port of ports) port.begin?.(run);
    return perform(run, plan, this.host);
  }

  private fail(run: Run, thrown: unknown): void {
    if (run.outcome) return;
    const error = faultOf(thrown);
    const shown = this.ports.get(run)?.some((port) => port.fail?.(error, run));
    if (!shown) this.host.fail(error, run);
    (run as { error: HfError | undefined }).error = error;
    this.end(run, "error");
  }

  /** The one place where a run ends, whatever the way. */
  private end(run: Run, outcome: Outcome): void {
    if (!this.runs.delete(run)) return;
    if (outcome === "cancelled" || outcome === "superseded") run.abort(outcome);
    else run.outcome = outcome;
    for (const port of this.ports.get(run) ?? []) port.end?.(run);
    this.ports.delete(run);
    const done = this.endings.get(run);
    this.endings.delete(run);
    this.follow(run, outcome, done ?? (() => {}));
  }

  private follow(run: Run, outcome: Outcome, done: () => void): void {
    const followers = this.source.followers();
    const next = RUNS_AFTER[outcome].flatMap((when) => followers.filter((follower) => follower.when === when));
    let left = next.length;
    if (left === 0) return done();
    const oneEnded = () => {
      left -= 1;
      if (left === 0) done();
    };
    for (const { listener } of next) {
      for (const other of listener.source.cancels()) other.cancel();
      listener.start(new Run(listener, run.event, this.host, run), oneEnded);
    }
  }
}

function cycle(run: Run): HfError {
  return authorError(
    `${run.listener.name} goes round in a circle: its outputs change blocks that set it off again, ${DEEPEST} times now. Let it listen to “input” instead of “change”, or leave a value as it is by returning SKIP.`,
  );
}
