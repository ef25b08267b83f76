import { HfError } from "../../core/hf-error.ts";
import { checkedAnswer, loadOtherAnswers } from "./answers.ts";
import type { Call } from "./call.ts";
import { streams } from "../engine-methods.ts";
import { connectionFault } from "./faults.ts";
import { loadErrorKinds } from "./load-error-kinds.ts";
import { outgoing, type Outgoing } from "./outgoing.ts";
import { secondsBeforeRetry, type AskedWait } from "./retry.ts";
import { sleep, waitFor } from "./watchdog.ts";

/**
 * The `fetch` that the client of one call gets: it retries, watches, and passes on only answers that are whole,
 * so that the client's own errors (which carry the prompt) never arise.
 *
 * @param send the fetch underneath
 * @throws {HfError} by the kind of fault; the signal's reason after an abort
 */
export function guardedFetch(call: Call, send: typeof fetch): typeof fetch {
  return async (input, init = {}) => {
    const request = await outgoing(input, init, call.signal);
    for (let attempt = 1; ; attempt++) {
      const outcome = await attemptOnce(request, call, send);
      if (outcome instanceof Response) return outcome;
      const seconds = outcome.passing ? secondsBeforeRetry(attempt, outcome, call.settings) : undefined;
      if (seconds === undefined) throw outcome.error;
      const waitMs = Math.round(seconds * 1000);
      call.context.onRetry?.({ attempt, waitMs, code: outcome.error.code, loading: outcome.estimated !== undefined });
      await sleep(waitMs, call.signal, call.settings.clock);
    }
  };
}

/** A try that gave no good answer. */
export interface Failure extends AskedWait {
  error: HfError;
  /** Whether it may pass by itself. */
  passing: boolean;
}

async function attemptOnce(request: Outgoing, call: Call, send: typeof fetch): Promise<Response | Failure> {
  const { clock, firstByteSeconds, taskSeconds } = call.settings;
  const seconds = streams(call.method) ? firstByteSeconds : taskSeconds;
  call.leaving();
  call.url = request.url;
  // While the service thinks; where it does not come, the answer says so.
  if (!streams(call.method)) loadOtherAnswers().catch(() => {});
  let response: Response;
  try {
    response = await waitFor(send(request.url, request.init), call.signal, { seconds, clock });
  } catch (error) {
    if (call.signal.aborted || error instanceof HfError) throw error;
    const lost = connectionFault();
    // A body that is a stream is used up by the first try.
    return {
      error: lost,
      passing: lost.code !== "offline" && !(request.init.body instanceof ReadableStream),
    };
  }
  if (response.ok) {
    if (request.init.method === "POST") announce(response, request.url, call);
    return checkedAnswer(response, call, request.init.method === "POST");
  }
  return (await loadErrorKinds()).failure(response, call);
}

function announce({ headers, url }: Response, asked: string, { context }: Call): void {
  const standIn = headers.get("x-hf-blocks-stand-in");
  context.onResponse?.({
    engine: headers.get("x-hf-blocks-engine") ?? "",
    standIn: standIn !== null && !/^(false|0|no)?$/i.test(standIn),
    url: url || asked,
  });
}
