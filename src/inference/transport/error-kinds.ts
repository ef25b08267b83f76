import { authorError, HfError } from "../../core/hf-error.ts";
import { wording } from "../../core/words.ts";
import { takesFile } from "../check-input.ts";
import type { EngineMethod } from "../engine-methods.ts";
import { taskOfMethod } from "../engine-methods.ts";
import type { Call } from "./call.ts";
import { answerFaultWords, signInElsewhere, waitWords } from "./answer-fault-words.ts";
import { faultWords } from "./fault-words.ts";
import { faultSaying, makeFault, type FaultCause, type FaultCode } from "./faults.ts";
import { mayHaveToken } from "./outgoing.ts";
import { redactTokens, safeDetail, textOfBody } from "./provider-text.ts";

/** What was asked, for the words of an error; its texts never get into one. */
export interface FailedCall {
  method: EngineMethod;
  model?: string | undefined;
  /** Where it went; absent where an author's engine went its own way. */
  url?: string | undefined;
  args: unknown;
}

/** An answer that is a fault. */
export interface FaultyAnswer {
  /** 0 is a redirect, which a browser tells nothing about; absent for a fault inside an answer that began well. */
  status?: number;
  contentType?: string;
  requestId?: string | null;
  /** Parsed JSON, or text. */
  body: unknown;
  /** Whether an endpoint of ours said it, whose words are for the person. */
  own?: boolean;
  /** Seconds the service asks to wait. */
  waitSeconds?: number | undefined;
}

/** The error for an answer that is a fault, by its status, or by what it says. */
export function answerFault(answer: FaultyAnswer, asked: FailedCall): HfError {
  const said = textOfBody(answer.body);
  const status = answer.status ?? statusInside(answer.body);
  const isPage = /html/i.test(answer.contentType ?? "");
  const code = status !== undefined ? codeOfStatus(status, said, isPage, asked.method) : codeOfText(JSON.stringify(answer.body) ?? "");
  const detail = isPage ? undefined : safeDetail(said, asked.args);
  const cause: FaultCause = {
    ...(status && { status }),
    ...(answer.requestId && { requestId: answer.requestId }),
    ...(detail && { detail }),
  };
  if (answer.own && detail) return new HfError(detail, { code, cause });
  // Only where the call went to Hugging Face is that who asks for the sign-in.
  const isElsewhere = code === "sign-in" && !(asked.url && mayHaveToken(asked.url));
  const text = isElsewhere ? signInElsewhere : { ...faultWords, ...answerFaultWords }[code];
  return faultSaying(code, text, { cause, values: values(answer, asked) });
}

/**
 * Tells the author what a server answered, for which the person reads a sentence of ours: its status and its words,
 * without tokens and without what was asked.
 */
export function tellAuthor({ message, cause }: HfError, { method, model }: FailedCall): void {
  const { status, requestId, detail } = Object(cause) as FaultCause;
  if (typeof status !== "number" && typeof detail !== "string") return;
  const who = model ? `${method} with the model “${model}”` : method;
  const id = requestId ? ` (request ${requestId})` : "";
  const said = detail ? `“${detail}”` : "nothing that can be repeated here; the browser’s network panel has all of it";
  console.error(redactTokens(`${who}: the server answered${status ? ` ${status}` : ""}${id}: ${said}. The person reads: “${message}”`));
}

function values({ waitSeconds }: FaultyAnswer, { model, method }: FailedCall): Record<string, string> {
  return {
    model: model || "default",
    task: taskOfMethod(method),
    wait:
      waitSeconds && waitSeconds > 1
        ? wording("secondsLong", waitWords.secondsLong, { seconds: Math.ceil(waitSeconds) })
        : wording("moment", waitWords.moment),
  };
}

function codeOfStatus(status: number, said: string, isPage: boolean, method: EngineMethod): FaultCode {
  if (status === 401 || status === 403) return "sign-in";
  if (status === 402) return "payment";
  // A page for 404 comes from a host that knows nothing of inference: the address is wrong, not the model.
  if (status < 400 || status === 405 || status === 421 || (status === 404 && isPage)) return "unreachable";
  if (status === 404 || status === 410) return "no-model";
  if (status === 413) return "too-large";
  if (status === 429) return "rate-limited";
  if (status === 501) return "no-method";
  if (status === 408 || (status >= 502 && status <= 504)) return "busy";
  if (status >= 500) return "service";
  const kind = codeOfText(said);
  if (kind === "no-model" || kind === "too-large") return kind;
  return takesFile(method) && /image|audio|picture|file/i.test(said) ? "bad-file" : "bad-input";
}

const spoken: readonly (readonly [RegExp, FaultCode])[] = [
  [/model_not_|model\b.*\b(does not exist|not (found|supported|exist))/i, "no-model"],
  [/rate.?limit|too many requests/i, "rate-limited"],
  [/quota|credit|billing|payment/i, "payment"],
  [/unauthori[sz]ed|api.?key|invalid.{0,12}token|authenticat/i, "sign-in"],
  [/overloaded|loading|capacity|unavailable|busy/i, "busy"],
  [/context.?length|too (long|large)|tokens?`?.{0,60} must be|maximum context/i, "too-large"],
  [/validation|invalid|bad.?request/i, "bad-input"],
];

function codeOfText(text: string): FaultCode {
  return spoken.find(([pattern]) => pattern.test(text))?.[1] ?? "service";
}

function statusInside(body: unknown): number | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { error, code, status, status_code } = body as Record<string, unknown>;
  const found = [code, status, status_code].map(Number).find((number) => number >= 400 && number < 600);
  return found ?? statusInside(error);
}

/** An error of the client, or of an author's engine, in our own words. */
export function clientFault(error: Error, call: Call): Error {
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
