import { HfError, type HfErrorCode } from "../../core/hf-error.ts";
import { wording } from "../../core/words.ts";
import { faultWords } from "./fault-words.ts";

/** The codes that have a sentence of their own. */
export type FaultCode = Exclude<HfErrorCode, "author" | "handler" | "unloaded">;

/** What an error of the transport remembers: never a prompt, a file or a token. */
export interface FaultCause {
  /** The HTTP status, when an answer came. */
  status?: number;
  /** The provider's id of the request, for its support. */
  requestId?: string;
  /** The provider's own short text: at most 300 characters, without tokens. */
  detail?: string;
}

interface Details {
  cause?: FaultCause;
  /** They fill the sentence, such as `{model}`. */
  values?: Record<string, string | number>;
}

/** An `HfError` in our own words. */
export function makeFault(code: keyof typeof faultWords, details?: Details): HfError {
  return faultSaying(code, faultWords[code], details);
}

/** The same in other words of ours for its code. */
export function faultSaying(code: FaultCode, text: string, { cause, values }: Details = {}): HfError {
  return new HfError(wording(`error-${code}`, text, values), cause ? { code, cause } : { code });
}

/** What to say when no answer came at all. A browser hides the difference between refused and forbidden by CORS. */
export function connectionFault(): HfError {
  return makeFault(globalThis.navigator?.onLine === false ? "offline" : "unreachable");
}

/** `fetch` and body readers fail with a bare TypeError, whose text differs in each browser and in Node. */
export function isConnectionError(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed|terminated|connection|other side closed/i.test(error.message);
}
