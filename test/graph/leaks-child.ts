// Run by leaks.test.ts in a process of its own, with --expose-gc: many runs of every kind, then a look at what is left.
import { getEventListeners } from "node:events";
import type { Listener } from "../../src/graph/listener.ts";
import { NONE, type Port } from "../../src/graph/port.ts";
import type { Run } from "../../src/graph/run.ts";
import { change, click, FakeHost, FakeListener, never, one, quiet, type Wanted } from "./bench-app.ts";

/** Remembers nothing but its value and how many runs it shows. */
class LeanPort implements Port {
  pending = 0;
  changed: (run: Run) => void = () => {};
  private value: unknown = null;
  constructor(readonly name: string) {}
  get(): unknown {
    return this.value;
  }
  set(value: unknown): void {
    this.value = value;
  }
  release(run: Run): void {
    this.changed(run);
  }
  update(): void {}
  begin(): void {
    this.pending += 1;
  }
  end(): void {
    this.pending -= 1;
  }
  progress(): void {}
  invalid(): void {}
  fail(): boolean {
    return true;
  }
}

const host = new FakeHost();
const port = new LeanPort("out");
const echo = new LeanPort("echo");
let count = 0;
let observe: (run: Run) => void = () => {};

function listener(wanted: Wanted): FakeListener {
  const made = new FakeListener({ inputs: one(port), outputs: one(port), ...wanted }, host);
  const { plan } = made.source;
  made.source.plan = (run) => {
    observe(run);
    return plan(run);
  };
  return made;
}

const waits = (_: unknown, run: Run) => run.sleep(1e6);
const steps = async function* (_: unknown, run: Run) {
  for (const n of run.progress.each([1, 2, 3])) yield n + count;
  await run.sleep(0);
};
const chained = listener({ handler: async () => (count += 1) });
chained.after("success", { handler: steps as never, outputs: one(echo) }).after("then", { handler: () => 1 });
chained
  .after("then", {
    handler: () => {
      throw new Error("no");
    },
  })
  .after("failure", { handler: () => 2 });
const watching = listener({ mode: "always-last", inputs: one(port), outputs: one(echo), handler: async (value) => value });
port.changed = (run) => void watching.trigger(change(run));

const ending: Listener[] = [
  listener({ handler: () => (count += 1) }),
  listener({ handler: async () => (count += 1), mode: "multiple" }),
  listener({
    handler: function* () {
      yield (count += 1);
    },
  }),
  listener({ handler: steps as never, mode: "always-last" }),
  listener({
    handler: () => {
      throw new Error("no");
    },
  }),
  listener({
    handler: async () => {
      throw new Error("no");
    },
    concurrency: 1,
    mode: "multiple",
  }),
  listener({
    handler: async function* () {
      yield (count += 1);
      throw new Error("no");
    },
  }),
  listener({ handler: () => 1, validator: async () => "no" }),
  listener({ handler: async () => 1, ready: Promise.resolve(), outputs: NONE }),
  chained,
];
const hanging: Listener[] = [
  listener({ handler: never, mode: "multiple" }),
  listener({ handler: waits, latest: true }),
  listener({
    handler: async function* (_, run) {
      yield (count += 1);
      await waits(_, run);
    },
  }),
  listener({ handler: never, mode: "multiple", group: "line", concurrency: 1 }),
  listener({ handler: () => 1, validator: never }),
];
const all = [...ending, ...hanging, watching, chained];

/** Sets every listener off twice, and ends what does not end by itself. */
async function round(): Promise<void> {
  for (const each of [...ending, ...hanging]) {
    each.trigger(click());
    each.trigger(click());
  }
  await quiet();
  host.paint();
  for (const each of hanging) each.cancel();
  while (all.some((each) => each.busy)) await new Promise((resolve) => setTimeout(resolve, 0));
  host.paint();
  host.failures.length = 0;
}

async function heapAfter(runs: number): Promise<number> {
  let done = 0;
  observe = () => void (done += 1);
  while (done < runs) await round();
  observe = () => {};
  for (let n = 0; n < 3; n++) {
    await quiet();
    (globalThis as { gc?: () => void }).gc!();
  }
  return process.memoryUsage().heapUsed;
}

await heapAfter(1000);
const early = await heapAfter(1000);
const late = await heapAfter(8000);

const seen: WeakRef<Run>[] = [];
const handlers: Run[] = [];
observe = (run) => {
  seen.push(new WeakRef(run));
  if (handlers.length < 200) handlers.push(run);
};
while (seen.length < 500) await round();
const leftOnSignals = handlers.reduce((sum, run) => sum + getEventListeners(run.signal, "abort").length, 0);
const outcomes = [...new Set(handlers.map((run) => run.outcome))].sort();
handlers.length = 0;
observe = () => {};
const gone = (() => {
  const passing = listener({ handler: () => 1, group: "line" });
  passing.trigger(click());
  passing.remove();
  return new WeakRef(passing);
})();
for (let n = 0; n < 5; n++) {
  await new Promise((resolve) => setTimeout(resolve, 0));
  (globalThis as { gc?: () => void }).gc!();
}

const inside = all.map((each) => each as unknown as { going: Map<unknown, unknown>; family: Set<unknown>; queued: unknown });
console.log(
  JSON.stringify({
    grown: (late - early) / 8000,
    runs: seen.filter((ref) => ref.deref()).length,
    of: seen.length,
    outcomes,
    leftOnSignals,
    going: inside.reduce((sum, { going, family }) => sum + going.size + family.size, 0),
    queued: inside.filter(({ queued }) => queued).length,
    pending: port.pending + echo.pending,
    removedListener: gone.deref() !== undefined,
  }),
);
