import type { EngineMethod } from "../engine-methods.ts";
import { defaultSettings, type TransportSettings } from "./transport-settings.ts";

/** A wait for the next try. */
export interface RetryWait {
  /** 1 before the first retry. */
  readonly attempt: number;
  readonly waitMs: number;
  /** Why: the code of the fault. */
  readonly code: string;
  /** Whether the service says that it loads the model. */
  readonly loading: boolean;
}

/** What a run lends to its calls. */
export interface EngineContext {
  /** Aborts every call of the run. */
  signal: AbortSignal;
  /** Where calls go, absolute; undefined is the Hugging Face router. */
  endpoint?: () => string | undefined;
  /** The signed-in user's token, or what gives it; nothing where the author thought of none. Never sent to an endpoint. */
  token?: () => string | undefined | Promise<string | undefined> | (() => string | undefined | Promise<string | undefined>);
  /** Awaited before anything leaves: the person's message must be stored first. */
  beforeRequest?: () => Promise<void>;
  /** Called once in a call, right before its first request leaves. */
  onRequest?: () => void;
  /** Called before a wait for the next try. */
  onRetry?: (wait: RetryWait) => void;
  /** Called when a good answer begins. `engine` is "" unless the endpoint says who answers. */
  onResponse?: (info: { engine: string; standIn: boolean; url: string }) => void;
  settings?: Partial<TransportSettings>;
}

/** One call of one method, from its start until its connection is closed. */
export interface Call {
  readonly method: EngineMethod;
  readonly args: Readonly<Record<string, unknown>>;
  readonly model: string | undefined;
  readonly context: EngineContext;
  readonly settings: TransportSettings;
  /** Aborts with the run, with the caller's own signal, and at the end of the call. */
  readonly signal: AbortSignal;
  /** Set when an `InferenceClient` answers, not an author's own object. */
  byClient: boolean;
  /** Where its last request went; undefined before that. */
  url: string | undefined;
  /** The last JSON answer as it came: the client passes on less than that. */
  answer: unknown;
  /** Tells the context, once, that the request leaves. */
  leaving(): void;
  /** The reason of an abort from outside, if there was one. */
  aborted(): { reason: unknown } | undefined;
  /** Closes the connection, however the call ended. */
  close(): void;
}

/** @param callerSignal a second signal, given by the handler with this one call */
export function openCall(
  method: EngineMethod,
  args: Readonly<Record<string, unknown>>,
  context: EngineContext,
  callerSignal?: AbortSignal,
): Call {
  const controller = new AbortController();
  const outside = callerSignal ? [context.signal, callerSignal] : [context.signal];
  const aborted = () => outside.find((signal) => signal.aborted);
  const onAbort = () => controller.abort(aborted()?.reason);
  for (const signal of outside) signal.addEventListener("abort", onAbort);
  if (aborted()) onAbort();
  let left = false;

  return {
    method,
    args,
    model: typeof args.model === "string" ? args.model : undefined,
    context,
    settings: { ...defaultSettings, ...context.settings },
    signal: controller.signal,
    byClient: false,
    url: undefined,
    answer: undefined,
    leaving() {
      if (!left) context.onRequest?.();
      left = true;
    },
    aborted,
    close() {
      for (const signal of outside) signal.removeEventListener("abort", onAbort);
      controller.abort();
    },
  };
}
