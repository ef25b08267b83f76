import { authorError, type HfError } from "../core/hf-error.ts";
import type { Mode, When } from "../graph/listener.ts";
import type { Skip, Update } from "../graph/output.ts";
import type { Handler } from "../graph/perform.ts";
import type { ProgressKind } from "../graph/port.ts";
import type { ReportProgress } from "../graph/run.ts";
import type { Engine } from "../inference/engine.ts";
import type { AnyBlock, Block, Description, Value } from "./block.ts";
import { describedAs, isDescription } from "./description.ts";
import { noteListener } from "./capture.ts";
import { checkListener } from "./check-listener.ts";
import { blocksOf } from "./ports.ts";
import type { Task } from "./task.ts";

/** One execution of a listener. */
export interface HandlerRun<E = Event> {
  readonly id: string;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** What set it off. */
  readonly event: E;
  /** Who answers inference calls. Each call ends with the run. */
  readonly engine: Engine;
  /** In followers: the fault of the run before. */
  readonly error?: HfError | undefined;
  /** Shows how far the run is, at its outputs. */
  readonly progress: ReportProgress;
  /** Waits `ms` milliseconds; rejects at once when the run is cancelled. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Tells the person something. @param seconds how long it is shown, 10 if left out; `null` until it is dismissed */
  readonly info: (message: string, seconds?: number | null) => void;
  /** Warns the person of something. @param seconds as for `info` */
  readonly warn: (message: string, seconds?: number | null) => void;
}

/** One block, several in order, or several by name. */
export type Ports = AnyBlock | readonly AnyBlock[] | { readonly [name: string]: AnyBlock };
/** The shape you pass is the shape you get. */
export type In<I> = I extends readonly AnyBlock[]
  ? { -readonly [K in keyof I]: Value<I[K]> }
  : I extends AnyBlock
    ? Value<I>
    : I extends { readonly [name: string]: AnyBlock }
      ? { -readonly [K in keyof I]: Value<I[K]> }
      : undefined;
type Plain = string | number | boolean | bigint | null | undefined | object;
type Given<T> = 0 extends 1 & T
  ? Plain
  : T extends string | number | boolean | bigint | symbol | null | undefined | Function | Blob | Date
    ? T
    : T extends readonly (infer U)[]
      ? readonly Given<U>[]
      : T extends object
        ? { readonly [K in keyof T]: Given<T[K]> }
        : T;
type One<B> =
  B extends Block<any, any, infer O, infer A, any>
    ? Given<A> | ((current: Value<B>) => Given<A>) | Update<Partial<O>> | Skip | null | undefined
    : never;
/** And the shape you give back. */
export type Out<O> = O extends readonly AnyBlock[]
  ? { readonly [K in keyof O]: One<O[K]> } | Skip | null | undefined
  : O extends AnyBlock
    ? One<O>
    : O extends { readonly [name: string]: AnyBlock }
      ? { readonly [K in keyof O]?: One<O[K]> } | Skip | null | undefined
      : void | undefined;

export interface ListenOptions {
  /** What a trigger does while the chain still runs. */
  mode?: Mode;
  /** Whether a newer run takes the place of an older one. */
  latest?: boolean;
  /** Listeners whose runs end when this one is set off. */
  cancels?: Chainable | readonly Chainable[];
  /** How many of its runs, or of those of its group, go on at once; the others wait. */
  concurrency?: number;
  /** Listeners that share one limit. */
  group?: string;
  /** How much of its runs is shown: a bar with text and time, only the time, nothing. */
  progress?: ProgressKind;
  /** Where that is shown, in place of the outputs. */
  progressOn?: AnyBlock | readonly AnyBlock[];
  /** Checks the inputs first: a message or "" for each, in their shape. With any message the handler does not run. */
  // Typed by the inputs in `CheckedOptions`.
  validator?: (inputs: any, run: HandlerRun) => unknown;
}

type Verdict = string | boolean | null | undefined;
/** What a validator says: one message, or one for each input in their shape. */
type Verdicts<I> =
  | Verdict
  | (I extends readonly AnyBlock[]
      ? // A list that a function makes is no tuple.
        readonly Verdict[]
      : I extends AnyBlock
        ? never
        : I extends object
          ? { readonly [K in keyof I]?: Verdict }
          : never);
/** The options of a listener with these inputs. */
export interface CheckedOptions<I> extends ListenOptions {
  validator?: (inputs: In<I>, run: HandlerRun) => Verdicts<I> | Promise<Verdicts<I>>;
}

type Result<O, R, A> =
  | R
  | Promise<R>
  | Generator<R, void, unknown>
  | (AsyncGenerator<A, void, unknown> & AsyncGenerator<Out<O> | void, void, unknown>);
/** The author's function, with the types of its blocks. */
export type TypedHandler<I, O, E, R, A> = (inputs: In<I>, run: HandlerRun<E>) => Result<O, R, A>;

/** A block (its default event), or a block and one of its events. */
type One1<B> = B extends Block<any, infer F, any, any, infer D> ? (D extends keyof F ? F[D] : Event) : never;
type EventOf<T> = T extends AnyBlock
  ? One1<T>
  : T extends readonly [infer B, infer N extends string]
    ? B extends Block<any, infer F, any, any, any>
      ? N extends keyof F
        ? F[N]
        : never
      : never
    : T extends readonly (infer U)[]
      ? EventOf<U>
      : Event;
type Good<T> = T extends AnyBlock
  ? T
  : T extends readonly [infer B, infer N extends string]
    ? B extends Block<any, infer F, any, any, any>
      ? N extends keyof F
        ? T
        : readonly [B, keyof F & string]
      : T
    : T extends readonly unknown[]
      ? { readonly [K in keyof T]: Good<T[K]> }
      : T;
export type TriggerDescription = AnyBlock | readonly [AnyBlock, string];

/** Triggers, a handler and its outputs; what follows is added to it. Not a promise. */
export interface Chainable {
  /** Runs after each run but one that was invalid or superseded. */
  then: Chain;
  /** Runs after a run that went well. */
  success: Chain;
  /** Runs after a run that failed. */
  failure: Chain;
  /** Runs after a run that was cancelled. */
  cancelled: Chain;
}
interface Chain {
  <
    const I extends Ports | undefined = undefined,
    const O extends Ports | undefined = undefined,
    const R extends Out<O> | void = Out<O>,
    const A = R,
  >(
    handler: TypedHandler<I, O, Event, R, A> | Task,
    inputs?: I,
    outputs?: O,
    options?: CheckedOptions<I>,
  ): Chainable;
}

/** A listener as `on` noted it, for the app that mounts its first trigger. */
export interface ListenerDescription extends Chainable {
  readonly name: string;
  /** None for live listeners and followers. */
  readonly triggers: readonly (readonly [block: Description, event: string | undefined])[];
  readonly live: boolean;
  /** Whether it runs after another. */
  readonly follows?: true;
  readonly handler: Handler | Task | undefined;
  readonly inputs: Ports | undefined;
  readonly outputs: Ports | undefined;
  readonly options: ListenOptions;
  readonly followers: { readonly when: When; readonly description: ListenerDescription }[];
  /** The region whose blocks it makes. */
  readonly region?: { readonly block: Description; build(values: unknown, run: unknown): unknown };
}

/** The options of a listener that only cancels others. */
type Cancelling = ListenOptions & { cancels: Chainable | readonly Chainable[] };

/**
 * Wires events to a function or a task: `on(msg, reply, [msg, chat], [msg, chat])`.
 *
 * A trigger is a block (its default event) or `[block, "event"]`, or a list of them.
 * A listener that only cancels others gives its options in place of the handler.
 */
export function on<
  const T extends TriggerDescription | readonly TriggerDescription[],
  const I extends Ports | undefined = undefined,
  const O extends Ports | undefined = undefined,
  const R extends Out<O> | void = Out<O>,
  const A = R,
>(
  trigger: T & Good<T>,
  // One signature for all that a listener may do: of several, an error in an option would be told of the last one.
  handler: TypedHandler<I, O, EventOf<T>, R, A> | Task | Cancelling,
  inputs?: I,
  outputs?: O,
  options: CheckedOptions<I> = {},
): Chainable {
  const triggers = triggersOf(trigger);
  const name = `on(${triggers.map(([block, event]) => describedAs(block) + (event ? `:${event}` : "")).join(", ")})`;
  const onlyCancels = typeof handler === "object" && handler !== null && "cancels" in handler;
  const made = onlyCancels
    ? describeListener({ name, triggers, handler: undefined, inputs: undefined, outputs: undefined, options: handler as ListenOptions })
    : describeListener({ name, triggers, handler: handler as Handler | Task, inputs, outputs, options });
  noteListener(made, triggers[0][0]);
  return made;
}

/** Runs at load and whenever an input changes, also as one types: `live(([a, b]) => a + b, [a, b], sum)`. */
export function live<
  const I extends Ports,
  const O extends Ports | undefined = undefined,
  const R extends Out<O> | void = Out<O>,
  const A = R,
>(handler: TypedHandler<I, O, Event, R, A> | Task, inputs: I, outputs?: O, options: CheckedOptions<I> = {}): Chainable {
  const first = blocksOf(inputs)[0];
  if (!first) throw authorError("live() has no inputs to follow. Pass at least one block.");
  const made = describeListener({
    name: `live(${describedAs(first)})`,
    triggers: [],
    live: true,
    handler: handler as Handler,
    inputs,
    outputs,
    options,
  });
  noteListener(made, first as Description);
  return made;
}

export function describeListener(
  given: Omit<ListenerDescription, keyof Chainable | "followers" | "live"> & { live?: boolean },
): ListenerDescription {
  const made: ListenerDescription = {
    ...given,
    live: given.live ?? false,
    followers: [],
    then: ((first: unknown, second?: unknown, ...rest: unknown[]) => {
      // `await` and Promise.resolve call `then(resolve, reject)`.
      if (typeof first === "function" && typeof second === "function")
        throw authorError("A listener is not a promise. Remove `await`; use .then(handler, inputs, outputs) to run something afterwards.");
      return follow("then", first, second, ...rest);
    }) as Chain,
    success: ((...all: unknown[]) => follow("success", ...all)) as Chain,
    failure: ((...all: unknown[]) => follow("failure", ...all)) as Chain,
    cancelled: ((...all: unknown[]) => follow("cancelled", ...all)) as Chain,
  };
  checkListener(made);
  function follow(when: When, ...[then, from, to, options]: unknown[]): Chainable {
    const next = describeListener({
      name: `${made.name}.${when}`,
      triggers: [],
      handler: then as Handler,
      inputs: from as Ports,
      outputs: to as Ports,
      options: (options ?? {}) as ListenOptions,
      follows: true,
    });
    made.followers.push({ when, description: next });
    return next;
  }
  return made;
}

type Pair = [block: Description, event: string | undefined];

/** Each block that sets a listener off, with its event. @throws {HfError} author, where there is none */
export function triggersOf(trigger: unknown): [Pair, ...Pair[]] {
  if (isDescription(trigger)) return [[trigger, undefined]];
  if (Array.isArray(trigger)) {
    const [block, event] = trigger as unknown[];
    if (isDescription(block) && typeof event === "string") return [[block, event]];
    const [first, ...more] = trigger.flatMap(triggersOf);
    if (first) return [first, ...more];
  }
  throw authorError(`on() has ${JSON.stringify(trigger)} as a trigger. Pass a block, [block, "event"] or a list of them.`);
}
