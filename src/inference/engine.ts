import type { InferenceClient, Options } from "@huggingface/inference";
import { authorError } from "../core/hf-error.ts";
import { openCall, type Call, type EngineContext } from "./transport/call.ts";
import { checkInput } from "./check-input.ts";
import { defaultClient } from "./default-client.ts";
import { addressedArgs, clientFields } from "./destination.ts";
import { streams, taskOfMethod, type Engine, type EngineMethod, type EngineOptions, type PartialEngine } from "./engine-methods.ts";
import { explain } from "./transport/explain.ts";
import { makeFault } from "./transport/faults.ts";
import { guardedFetch } from "./transport/guarded-fetch.ts";
import { waitFor } from "./transport/watchdog.ts";
import { withWireMessages } from "./wire-messages.ts";

export type { EngineContext } from "./transport/call.ts";
export type { ChatChunk, DocumentAnswer, Engine, EngineMethod, PartialEngine } from "./engine-methods.ts";

/** Methods of which the client keeps the first scored answer. */
const keepsFirst = /^(visualQ|q)uestion/;

type Args = Record<string, unknown>;
type Method = (args: Args, options: Options) => unknown;

/**
 * Binds an engine to one run: its calls end with the run's signal, wait for the person's message to be stored,
 * are retried and watched, and fail only with `HfError` or the signal's reason.
 *
 * @param engine an `InferenceClient`, an object with some of its methods, or nothing for the default client.
 *   A method it lacks fails with `no-method`.
 */
export function bindEngine(engine: PartialEngine | undefined, context: EngineContext): Engine {
  // By their names alone: what a client has, it knows best.
  return new Proxy({} as Engine, {
    get(_, name) {
      // It is awaited on its way to a run, and must not be taken for a promise.
      if (typeof name !== "string" || name === "then") return undefined;
      const method = name as EngineMethod;
      const call = streams(method) ? streamCall : singleCall;
      return (args: Args, options?: Options) => call(engine, method, args, context, options);
    },
  });
}

async function singleCall(
  engine: PartialEngine | undefined,
  method: EngineMethod,
  args: Args,
  context: EngineContext,
  { allAnswers, ...options }: EngineOptions = {},
): Promise<unknown> {
  const call = openCall(method, args ?? {}, context, options.signal);
  try {
    const run = await prepare(engine, call, options);
    const result = await waitFor(Promise.resolve(run()), call.signal);
    // The client keeps only the first answer, and none at all of an empty list.
    if (method === "documentQuestionAnswering" || (allAnswers && keepsFirst.test(method)))
      return asList(call.byClient ? call.answer : result);
    if (result === undefined) throw makeFault("bad-answer");
    return result;
  } catch (error) {
    throw await explain(error, call);
  } finally {
    call.close();
  }
}

async function* streamCall(
  engine: PartialEngine | undefined,
  method: EngineMethod,
  args: Args,
  context: EngineContext,
  options?: Options,
): AsyncGenerator<unknown> {
  const call = openCall(method, args ?? {}, context, options?.signal);
  let chunks: AsyncIterator<unknown> | undefined;
  try {
    const run = await prepare(engine, call, options);
    chunks = iterate(await waitFor(Promise.resolve(run()), call.signal), method);
    while (true) {
      // Each step is raced: an author's generator may not look at the signal.
      const step = await waitFor(chunks.next(), call.signal);
      if (step.done) return;
      yield step.value;
    }
  } catch (error) {
    throw await explain(error, call);
  } finally {
    // In this order: a generator that waits for the network can end only after the abort. Its end is not awaited,
    // since one that ignores the signal may never come to it; what it throws then concerns nobody any more.
    call.close();
    chunks?.return?.()?.catch(() => {});
  }
}

/** Everything before the request: the checks, the stored message, the destination. */
async function prepare(engine: PartialEngine | undefined, call: Call, options: Options = {}): Promise<() => unknown> {
  call.signal.throwIfAborted();
  const { method, context } = call;
  checkInput(method, call.args);
  const client: PartialEngine | InferenceClient = engine ?? (await waitFor(defaultClient(), call.signal));
  if (typeof client[method] !== "function") throw makeFault("no-method", { values: { task: taskOfMethod(method) } });
  const fields = clientFields(client);
  call.byClient = fields !== undefined;
  const args = fields ? withWireMessages(await waitFor(addressedArgs(client, call), call.signal)) : { ...call.args };
  if (context.beforeRequest) await waitFor(context.beforeRequest(), call.signal);
  const send = options.fetch ?? fields?.defaultOptions.fetch ?? ((...request: Parameters<typeof fetch>) => fetch(...request));
  const guarded: Options = {
    ...options,
    signal: call.signal,
    fetch: guardedFetch(call, send),
    retry_on_error: false,
  };
  return () => {
    // An author's engine may answer without any request of ours.
    if (!fields) call.leaving();
    return (client[method] as unknown as Method).call(client, args, guarded);
  };
}

function iterate(chunks: unknown, method: EngineMethod): AsyncIterator<unknown> {
  const iterator = (chunks as Partial<AsyncIterable<unknown>> | undefined)?.[Symbol.asyncIterator]?.();
  if (!iterator) throw authorError(`The engine's ${method} must be an async generator, or give something to iterate.`);
  return iterator;
}

function asList(result: unknown): unknown[] {
  if (result === undefined || result === null) return [];
  return Array.isArray(result) ? result : [result];
}
