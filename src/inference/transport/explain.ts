import { authorError, HfError } from "../../core/hf-error.ts";
import type { Call } from "./call.ts";
import { taskOfMethod } from "../engine-methods.ts";
import { answerFault, type FaultyAnswer } from "./error-kinds.ts";
import { connectionFault, isConnectionError, makeFault } from "./faults.ts";
import { redactTokens } from "./provider-text.ts";

/**
 * The error of a call as its caller may see it: the signal's reason after an abort, an `HfError` as it is,
 * an error of the client in our own words (its own carry the prompt), and an author's own error as it is.
 */
export function explain(error: unknown, call: Call): unknown {
  const aborted = call.aborted();
  if (aborted) return aborted.reason;
  if (error instanceof HfError) return error;
  if (!(error instanceof Error)) return error;
  if (isConnectionError(error)) return connectionFault();
  const answer = answerInside(error);
  if (answer) return answerFault(answer, call);
  switch (error.name) {
    case "InputError":
      return inputFault(error.message, call);
    case "RoutingError":
      return makeFault("sign-in");
    case "ProviderOutputError":
    case "SyntaxError":
      return makeFault("bad-answer");
    default:
      // On a checked wire, what else the client throws is about an answer of a shape it did not expect.
      return call.byClient ? makeFault("bad-answer") : error;
  }
}

/** The answer in a `ProviderApiError` or `HubApiError`, of a client that an author's engine uses in its own way. */
function answerInside(error: Error): FaultyAnswer | undefined {
  const { httpResponse } = error as {
    httpResponse?: { status: number; requestId: string; body: unknown };
  };
  if (!httpResponse) return undefined;
  const { status, requestId, body } = httpResponse;
  // A fault in a stream has the stream's good status.
  return { ...(status >= 300 && { status }), requestId, body };
}

function inputFault(message: string, { method, model = "" }: Call): HfError {
  if (/^Task '.*' not supported/.test(message)) {
    return makeFault("no-method", { values: { task: taskOfMethod(method) } });
  }
  if (/No Inference Provider available|not supported for task|not been able to find/.test(message)) {
    return makeFault("no-model", { values: { model } });
  }
  return authorError(redactTokens(message));
}
