import { HfError } from "../base/hf-error.ts";
import { patchOf, spread, type Write } from "./output.ts";
import { itemsOf, readShape, type Port, type Shape } from "./port.ts";
import type { Host, Run } from "./run.ts";
import { copy, snapshot } from "./snapshot.ts";

/** The author's function: plain, async, generator or async generator. */
export type Handler = (inputs: unknown, run: Run) => unknown;

/** What one run does, looked up when it starts. */
export interface Plan {
  readonly inputs: Shape<Port>;
  readonly outputs: Shape<Port>;
  /** None where a listener only cancels others. */
  readonly handler: Handler | undefined;
}

/**
 * Carries out a plan: reads the inputs, calls the handler, writes what it gives.
 * Without a promise in it, all of this happens before it returns.
 */
export function perform(run: Run, plan: Plan, host: Host): void | Promise<void> {
  if (!plan.handler) return;
  const writer = new Writer(run, plan.outputs, host);
  const result = plan.handler(readInputs(run, plan.inputs), run);
  if (isGenerator(result)) return drain(result, run, writer);
  if (isPromise(result)) return orAborted(result, run).then((value) => deliver(value, run, writer));
  writer.now(result);
}

function deliver(value: unknown, run: Run, writer: Writer): void | Promise<void> {
  if (isGenerator(value)) return drain(value, run, writer);
  writer.now(value);
}

/**
 * The first run of a chain reads its blocks; later runs get what it saw, unless the chain has written it since:
 * the answer belongs to the question, whatever the person types meanwhile.
 */
function readInputs(run: Run, inputs: Shape<Port>): unknown {
  const { seen, written } = run.chain;
  return readShape(inputs, (port) => {
    if (!seen.has(port) || written.has(port)) seen.set(port, copy(port.get()));
    return copy(seen.get(port));
  });
}

type AnyGenerator = Generator<unknown, unknown, unknown> | AsyncGenerator<unknown, unknown, unknown>;

async function drain(generator: AnyGenerator, run: Run, writer: Writer): Promise<void> {
  try {
    for (;;) {
      const step = generator.next();
      const { done, value } = isPromise(step) ? await orAborted(step, run) : step;
      if (done) break;
      writer.soon(value);
      // A plain generator would hold the page until its end; this lets each step be seen and Stop be pressed.
      if (!isPromise(step)) await orAborted(turn(), run);
    }
  } finally {
    // Not awaited: a generator that hangs in `await` closes only when that ends, and the run need not wait for it.
    if (run.signal.aborted) close(generator);
    else writer.flush();
  }
}

function close(generator: AnyGenerator): void {
  const closing = (): unknown => generator.return(undefined);
  try {
    const result = closing();
    if (isPromise(result)) result.catch(reportLate);
  } catch (error) {
    reportLate(error);
  }
}

/** A fault while a cancelled handler cleans up concerns its author; the person has already moved on. */
function reportLate(error: unknown): void {
  if ((error as { name?: unknown } | null)?.name !== "AbortError") console.error("A cancelled handler failed while it was closed.", error);
}

/** The promise's value, or the signal's reason as soon as the run is aborted. */
function orAborted<T>(promise: PromiseLike<T>, run: Run): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(run.signal.reason);
    if (run.signal.aborted) stop();
    run.signal.addEventListener("abort", stop, { once: true });
    promise.then(
      (value) => {
        run.signal.removeEventListener("abort", stop);
        resolve(value);
      },
      (error: unknown) => {
        run.signal.removeEventListener("abort", stop);
        reject(error);
      },
    );
  });
}

/** Writes a run's values: the first at once, more of them at most once a frame, unless something listens to each. */
class Writer {
  private readonly waiting = new Map<Port, unknown>();
  private framed = false;

  constructor(
    private readonly run: Run,
    private readonly outputs: Shape<Port>,
    private readonly host: Host,
  ) {}

  now(result: unknown): void {
    for (const write of this.take(result)) this.write(write);
  }

  soon(result: unknown): void {
    const each = itemsOf(this.outputs).some((port) => port.watched?.());
    for (const [port, value] of this.take(result)) this.waiting.set(port, value);
    if (each || !this.framed) this.flush();
    this.nextFrame();
  }

  flush(): void {
    for (const write of this.waiting) this.write(write);
    this.waiting.clear();
  }

  private nextFrame(): void {
    if (this.framed) return;
    this.framed = true;
    this.host.frame(() => {
      this.framed = false;
      if (this.run.signal.aborted || this.waiting.size === 0) return;
      this.flush();
      this.nextFrame();
    });
  }

  /** Functions and updates build on what is there, so nothing may be waiting before them. */
  private take(result: unknown): Write[] {
    if (this.run.signal.aborted) return [];
    const writes = spread(result, this.outputs, this.run.listener.name);
    return writes.filter((write) => {
      const [port, value] = write;
      if (typeof value !== "function" && !patchOf(value)) return true;
      if (this.waiting.has(port)) this.write([port, this.waiting.get(port)]);
      this.waiting.delete(port);
      this.write(write);
      return false;
    });
  }

  private write([port, value]: Write): void {
    if (this.run.signal.aborted) return;
    const patch = patchOf(value);
    if (patch) {
      const { value: next, ...properties } = patch;
      if ("value" in patch) this.write([port, next]);
      if (Object.keys(properties).length > 0) port.update(properties, this.run);
      return;
    }
    const current = port.get();
    const next = snapshot(typeof value === "function" ? (value as (now: unknown) => unknown)(copy(current)) : value, current);
    if (next === undefined || Object.is(next, current)) return;
    this.run.chain.written.add(port);
    port.set(next, this.run);
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function isPromise(value: unknown): value is PromiseLike<unknown> & Promise<unknown> {
  return typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";
}

/** Only what can be advanced, closed and iterated streams. An array is a value, and so is a Map's iterator's owner. */
function isGenerator(value: unknown): value is AnyGenerator {
  if (typeof value !== "object" || value === null) return false;
  const it = value as Record<PropertyKey, unknown>;
  return typeof it["next"] === "function" && typeof it["return"] === "function" && (Symbol.iterator in it || Symbol.asyncIterator in it);
}

/** The error that a person is shown for whatever a handler threw. */
export function faultOf(thrown: unknown): HfError {
  if (thrown instanceof HfError) return thrown;
  const message = thrown instanceof Error && thrown.message ? thrown.message : String(thrown);
  return new HfError(message, { code: "handler", cause: thrown });
}
