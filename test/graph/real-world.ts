// The graph itself, made to do what `rules.ts` simulates, and to give the same account of it.
import type { Listener } from "../../src/graph/listener.ts";
import { NONE } from "../../src/graph/port.ts";
import type { Run } from "../../src/graph/run.ts";
import { change, click, FakeHost, FakeListener, FakePort, one, quiet } from "./bench-app.ts";
import type { Account, Wish } from "./rules.ts";

type Order = { how: "yield" | "finish" | "fail"; value: string };

const labels = new WeakMap<Event, string>();

function labelled(event: Event, label: string): Event {
  labels.set(event, label);
  return event;
}

export class RealWorld {
  readonly host = new FakeHost();
  /** All listeners, each before its followers, and those that are no followers. */
  nodes: FakeListener[] = [];
  heads: FakeListener[] = [];
  readonly invalid = new Set<Listener>();
  readonly throwing = new Set<Listener>();
  private readonly ports: FakePort[];
  private readonly runs: Run[] = [];
  private readonly orders = new Map<Run, (order: Order) => void>();
  private readonly called = new Set<Run>();
  private values = 0;

  constructor(private readonly wishes: readonly Wish[]) {
    this.ports = [0, 1, 2].map(
      (index) =>
        new FakePort(
          String(index),
          null,
          wishes.some(({ watch }) => watch === index),
        ),
    );
    for (const [index, port] of this.ports.entries()) {
      port.changed = (run) => {
        const label = String(port.get());
        for (const [place, { watch }] of this.wishes.entries())
          if (watch === index) this.heads[place]!.trigger(labelled(change(run), label));
      };
    }
    this.build();
  }

  account(): Account {
    const open = this.runs.filter((run) => run.outcome === undefined);
    return {
      runs: this.runs.map((run) => `${run.listener.name} by ${labels.get(run.event)}: ${run.outcome ?? "goes on"}`),
      working: open.filter((run) => this.called.has(run)).map((run) => this.runs.indexOf(run)),
      written: this.ports.map((port) => port.history as string[]),
      pending: this.ports.map((port) => port.pending),
      busy: this.heads.map((head) => head.busy),
    };
  }

  trigger(head: Listener, label: string): void {
    head.trigger(labelled(click(), label));
  }

  async step(number: number, how: Order["how"], value: string): Promise<void> {
    this.orders.get(this.runs[number]!)!({ how, value });
    await quiet();
  }

  reload(): void {
    for (const node of this.nodes) node.remove();
    this.build();
  }

  paint(): void {
    this.host.paint();
  }

  private build(): void {
    this.nodes = [];
    this.heads = this.wishes.map((wish, index) => this.add(String(index), wish, (wanted) => new FakeListener(wanted, this.host)));
    for (const node of this.nodes) {
      const { cancels } = node.wanted as unknown as { cancels: Listener[] };
      cancels.splice(0, cancels.length, ...(cancels as unknown as number[]).map((place) => this.heads[place % this.heads.length]!));
    }
  }

  private add(name: string, wish: Wish, make: (wanted: FakeListener["wanted"]) => FakeListener): FakeListener {
    const { kind, followers, cancels, output, watch: _watch, ...same } = wish;
    const outputs = one(this.ports[output]!);
    const node: FakeListener = make({
      ...same,
      name,
      cancels: [...cancels] as never,
      inputs: NONE,
      outputs,
      validator: () => (this.invalid.has(node) ? "No." : ""),
      handler: (_, run) => {
        this.called.add(run);
        if (kind === "promise") return this.promised(run);
        if (kind === "generator") return this.generated(run);
        if (this.throwing.has(node)) throw new Error("ordered");
        return `plain ${(this.values += 1)}`;
      },
    });
    const { plan } = node.source;
    node.source.plan = (run) => {
      this.runs.push(run);
      return plan(run);
    };
    this.nodes.push(node);
    for (const [index, follower] of followers.entries())
      this.add(`${name}.${index}`, follower.wish, (wanted) => node.after(follower.when, wanted));
    return node;
  }

  private order(run: Run): Promise<Order> {
    return new Promise((resolve) => this.orders.set(run, resolve));
  }

  private async promised(run: Run): Promise<string> {
    const { how, value } = await this.order(run);
    if (how === "fail") throw new Error("ordered");
    return value;
  }

  private async *generated(run: Run): AsyncGenerator<string> {
    for (;;) {
      const { how, value } = await this.order(run);
      if (how === "fail") throw new Error("ordered");
      if (how === "finish") return;
      yield value;
    }
  }
}
