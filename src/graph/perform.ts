import { HfError } from "../core/hf-error.ts";
import { inspector } from "../core/inspect.ts";
import { word } from "../core/words.ts";
import { after, isPromise, orAborted } from "./abortable.ts";
import type { Display } from "./display.ts";
import { limits } from "./load-limits.ts";
import { readShape, type Port, type ProgressKind, type Shape } from "./port.ts";
import type { Host, Run } from "./run.ts";
import { copy } from "../core/snapshot.ts";
import type { OutputWriter } from "./writer.ts";

/** The author's function: plain, async, generator or async generator. */
export type Handler = (inputs: unknown, run: Run) => unknown;

/** What one run does, looked up when it starts. */
export interface Plan {
  readonly inputs: Shape<Port>;
  readonly outputs: Shape<Port>;
  /** None where a listener only cancels others. */
  readonly handler: Handler | undefined;
  /** Gives a message or "" for each input, in their shape. With any message the run is `invalid` and does nothing. */
  readonly validator?: Handler | undefined;
  /** How much of the run is shown, `full` if not said; and where, in place of the outputs. */
  readonly progress?: ProgressKind | undefined;
  readonly progressOn?: readonly Port[] | undefined;
}

/**
 * Carries out a plan: reads the inputs, asks the validator, waits for a place, calls the handler, writes what it gives.
 * Without a promise in it, all of this happens before it returns.
 */
export function perform(
  run: Run,
  plan: Plan,
  host: Host,
  display: Display,
  writer: OutputWriter,
): "ok" | "invalid" | Promise<"ok" | "invalid"> {
  const { inputs, handler } = plan;
  if (!handler) return "ok";
  const given = readInputs(run, inputs);
  inspector()?.read(run, given, plan.outputs);
  return after(validated(given, plan, run, host), run, (isFine) => {
    if (!isFine) return "invalid";
    display.begin();
    return after(entered(run, host, display), run, () => {
      const going = carryOut(handler(given, run), run, writer);
      return going ? going.then(() => "ok") : "ok";
    });
  });
}

function validated(given: unknown, { inputs, validator }: Plan, run: Run, host: Host): boolean | Promise<boolean> {
  if (!validator) return true;
  return after(validator(copy(given), run), run, (said) => after(limits(), run, ({ accepts }) => accepts(said, inputs, run, host)));
}

/** Waits for a place, where a limit says so. */
function entered(run: Run, host: Host, display: Display): void | Promise<void> {
  const { group, concurrency } = run.listener.source;
  if (group === undefined && concurrency === undefined) return;
  return after(limits(), run, ({ enter }) => {
    const turn = enter(run, host);
    if (!turn) return;
    display.progress({ text: word("waiting") });
    return after(turn, run, () => display.progress({}));
  });
}

/**
 * The first run of a chain reads its blocks; later runs get what it saw, unless the chain has written it since:
 * the answer belongs to the question, whatever the person types meanwhile.
 */
function readInputs(run: Run, inputs: Shape<Port>): unknown {
  const { seen, written } = run.chain;
  return readShape(inputs, (port) => {
    if (!seen.has(port) || written.has(port)) seen.set(port, copy(port.get()));
    run.read.set(port, seen.get(port));
    return copy(seen.get(port));
  });
}

function carryOut(result: unknown, run: Run, writer: OutputWriter): void | Promise<void> {
  if (isGenerator(result)) return drain(result, run, writer);
  if (isPromise(result)) return orAborted(result, run).then((value) => carryOut(value, run, writer));
  writer.now(result);
}

type AnyGenerator = Generator<unknown, unknown, unknown> | AsyncGenerator<unknown, unknown, unknown>;

async function drain(generator: AnyGenerator, run: Run, writer: OutputWriter): Promise<void> {
  let done = false;
  try {
    for (;;) {
      run.signal.throwIfAborted();
      const step = generator.next();
      const result = isPromise(step) ? await orAborted(step, run) : step;
      done = result.done === true;
      if (done) break;
      writer.soon(result.value);
      // A plain generator would hold the page until its end; this lets each step be seen and Stop be pressed.
      if (!isPromise(step)) await orAborted(turn(), run);
    }
  } finally {
    // Not awaited: a generator that hangs in `await` closes only when that ends, and the run need not wait for it.
    if (!done) close(generator);
    writer.flush();
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

/** A fault while a handler cleans up after its end concerns its author; the person has already moved on. */
function reportLate(error: unknown): void {
  if ((error as { name?: unknown } | null)?.name !== "AbortError") console.error("A handler failed while it was closed.", error);
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
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
  const said = typeof thrown === "object" ? (thrown as { message?: unknown } | null)?.message : thrown;
  return new HfError(typeof said === "string" && said ? said : word("handlerFailed"), { code: "handler", cause: thrown });
}
