// The rules of the graph said a second time, as a plain simulation: no promises, no signals, no blocks. It is slow and
// naive on purpose, and shares no line with what it is compared to.
import type { Mode, When } from "../../src/graph/listener.ts";
import type { Outcome } from "../../src/graph/run.ts";

/** How a handler works: gives its value at once, later, or in steps. */
export type Kind = "plain" | "promise" | "generator";

/** A listener of the world that is tried: a head, or a follower of another. */
export interface Wish {
  readonly mode: Mode;
  readonly latest: boolean;
  readonly kind: Kind;
  readonly output: number;
  /** A port whose changes set it off. */
  readonly watch: number | undefined;
  /** Heads by their place, modulo how many there are. */
  readonly cancels: readonly number[];
  readonly concurrency: number | undefined;
  readonly group: string | undefined;
  readonly followers: readonly { readonly when: When; readonly wish: Wish }[];
}

/** What a world is like after each step; two worlds that say the same behave the same. */
export interface Account {
  /** Each run in the order they were set off: whose it is, by what, and how it ended. */
  readonly runs: readonly string[];
  /** Runs that go on and whose handler has its turn. */
  readonly working: readonly number[];
  readonly written: readonly (readonly string[])[];
  readonly pending: readonly number[];
  readonly busy: readonly boolean[];
}

const FOLLOWERS_AFTER = new Map<Outcome, readonly When[]>([
  ["ok", ["success", "then"]],
  ["error", ["failure", "then"]],
  ["cancelled", ["cancelled", "then"]],
  ["invalid", []],
  ["superseded", []],
]);

interface Simulated {
  readonly number: number;
  readonly node: Node;
  readonly chain: { readonly head: Node; left: number };
  readonly ancestors: readonly Node[];
  readonly event: string;
  outcome?: Outcome;
  shown: boolean;
  place: "none" | "waits" | "has";
  framed: boolean;
  unwritten?: string | undefined;
}

export class Node {
  removed = false;
  queued: string | undefined;
  chains = 0;
  invalid = false;
  throws = false;
  constructor(
    readonly name: string,
    readonly wish: Wish,
  ) {}
}

export class Simulation {
  nodes: Node[] = [];
  heads: Node[] = [];
  private readonly runs: Simulated[] = [];
  private readonly written: string[][] = [[], [], []];
  /** Runs that wait for a frame, in the order they asked. */
  private frames: Simulated[] = [];
  private values = 0;

  constructor(private readonly wishes: readonly Wish[]) {
    this.build();
  }

  account(): Account {
    const open = this.open();
    return {
      runs: this.runs.map((run) => `${run.node.name} by ${run.event}: ${run.outcome ?? "goes on"}`),
      working: open.filter((run) => run.shown && run.place !== "waits").map((run) => run.number),
      written: this.written,
      pending: this.written.map((_, port) => open.filter((run) => run.shown && run.node.wish.output === port).length),
      busy: this.heads.map((head) => head.chains > 0),
    };
  }

  trigger(head: Node, event: string): void {
    if (head.removed) return;
    this.cancelBy(head);
    if (head.chains > 0) {
      if (head.wish.latest) for (const run of this.familyOf(head)) this.end(run, "superseded");
      else if (head.wish.mode === "once") return;
      else if (head.wish.mode === "always-last") {
        head.queued = event;
        return;
      }
    }
    head.chains += 1;
    this.begin(head, { head, left: 1 }, [], event);
  }

  cancel(node: Node): void {
    for (const run of this.familyOf(node)) this.end(run, "cancelled");
  }

  halt(node: Node): void {
    node.queued = undefined;
    this.cancel(node);
  }

  remove(node: Node): void {
    node.removed = true;
    this.halt(node);
  }

  reload(): void {
    for (const node of this.nodes) this.remove(node);
    this.build();
  }

  step(number: number, how: "yield" | "finish" | "fail", value: string): void {
    const run = this.runs[number]!;
    if (how === "fail") this.finish(run, "error");
    else if (how === "finish" || run.node.wish.kind === "promise") {
      if (run.node.wish.kind === "promise") this.write(run, value);
      this.finish(run, "ok");
    } else {
      run.unwritten = value;
      if (!run.framed || this.isWatched(run.node.wish.output)) this.flush(run);
      if (!run.framed) this.frames.push(run);
      run.framed = true;
    }
  }

  paint(): void {
    const frames = this.frames;
    this.frames = [];
    for (const run of frames) {
      run.framed = false;
      if (run.unwritten === undefined || run.outcome) continue;
      this.flush(run);
      run.framed = true;
      this.frames.push(run);
    }
  }

  private build(): void {
    this.nodes = [];
    const add = (wish: Wish, name: string): Node => {
      const node = new Node(name, wish);
      this.nodes.push(node);
      wish.followers.forEach((follower, index) => add(follower.wish, `${name}.${index}`));
      return node;
    };
    this.heads = this.wishes.map((wish, index) => add(wish, String(index)));
  }

  private open(): Simulated[] {
    return this.runs.filter((run) => run.outcome === undefined);
  }

  private familyOf(node: Node): Simulated[] {
    return this.open().filter((run) => run.ancestors.includes(node));
  }

  private cancelBy(node: Node): void {
    for (const place of node.wish.cancels) this.cancel(this.heads[place % this.heads.length]!);
  }

  private begin(node: Node, chain: Simulated["chain"], before: readonly Node[], event: string): void {
    const run: Simulated = {
      number: this.runs.length,
      node,
      chain,
      ancestors: [...before, node],
      event,
      shown: false,
      place: "none",
      framed: false,
    };
    this.runs.push(run);
    if (node.invalid) return this.end(run, "invalid");
    run.shown = true;
    if (node.wish.group || node.wish.concurrency) {
      run.place = "waits";
      return this.admit();
    }
    if (node.wish.kind !== "plain") return;
    if (node.throws) return this.end(run, "error");
    this.write(run, `plain ${(this.values += 1)}`);
    this.end(run, "ok");
  }

  private finish(run: Simulated, outcome: Outcome): void {
    this.flush(run);
    this.end(run, outcome);
  }

  private end(run: Simulated, outcome: Outcome): void {
    if (run.outcome) return;
    // It counts as ended while its last value is written.
    run.outcome = outcome;
    if (outcome === "cancelled") this.flush(run, true);
    if (run.place !== "none") this.admit();
    const { followers } = run.node.wish;
    const wanted = FOLLOWERS_AFTER.get(outcome)!.flatMap((when) =>
      followers.flatMap((follower, index) => (follower.when === when ? [`${run.node.name}.${index}`] : [])),
    );
    const next = wanted.map((name) => this.nodes.find((node) => node.name === name)!).filter((node) => !node.removed);
    run.chain.left += next.length - 1;
    for (const node of next) {
      this.cancelBy(node);
      this.begin(node, run.chain, run.ancestors, run.event);
    }
    if (next.length === 0 && run.chain.left === 0) this.chainOver(run.chain.head);
  }

  private chainOver(head: Node): void {
    head.chains -= 1;
    const event = head.queued;
    if (head.chains > 0 || event === undefined) return;
    head.queued = undefined;
    this.trigger(head, event);
  }

  /**
   * Whoever waits, in the order they came, as far as there is room. Not only in the line where something has changed: a
   * listener that was removed may have held another one back.
   */
  private admit(): void {
    for (const run of this.open().filter((one) => one.place === "waits")) {
      const inLine = this.lineOf(run.node);
      const limits = this.nodes.filter((other) => !other.removed && inLine(other)).flatMap((other) => other.wish.concurrency ?? []);
      const limit = limits.length > 0 ? Math.min(...limits) : 1;
      if (this.open().filter((one) => inLine(one.node) && one.place === "has").length < limit) run.place = "has";
    }
  }

  private lineOf(node: Node): (other: Node) => boolean {
    const { group } = node.wish;
    return (other) => (group ? other.wish.group === group : other === node);
  }

  private isWatched(port: number): boolean {
    return this.wishes.some(({ watch }) => watch === port);
  }

  private flush(run: Simulated, last = false): void {
    const value = run.unwritten;
    run.unwritten = undefined;
    if (value !== undefined) this.write(run, value, last);
  }

  private write(run: Simulated, value: string, last = false): void {
    if (run.outcome && !last) return;
    const { output } = run.node.wish;
    this.written[output]!.push(value);
    for (const head of this.heads) if (head.wish.watch === output) this.trigger(head, value);
  }
}
