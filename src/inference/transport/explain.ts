import { HfError } from "../../core/hf-error.ts";
import type { Call } from "./call.ts";
import { connectionFault, isConnectionError } from "./faults.ts";
import { loadErrorKinds } from "./load-error-kinds.ts";

/**
 * The error of a call as its caller may see it: the signal's reason after an abort, an `HfError` as it is,
 * an error of the client in our own words (its own carry the prompt), and an author's own error as it is.
 */
export async function explain(error: unknown, call: Call): Promise<unknown> {
  const aborted = call.aborted();
  if (aborted) return aborted.reason;
  if (error instanceof HfError || !(error instanceof Error)) return error;
  if (isConnectionError(error)) return connectionFault();
  return (await loadErrorKinds()).clientFault(error, call);
}
