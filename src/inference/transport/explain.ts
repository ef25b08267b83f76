import { HfError } from "../../core/hf-error.ts";
import type { Call } from "./call.ts";
import { connectionFault, isConnectionError } from "./faults.ts";
import { loadErrorKinds } from "./load-error-kinds.ts";

/**
 * The error of a call as its caller may see it: the signal's reason after an abort, an `HfError` as it is,
 * an error of the client in our own words (its own carry the prompt), and an author's own error as it is. What the
 * server said of it is on the console, once.
 */
export async function explain(error: unknown, call: Call): Promise<unknown> {
  const aborted = call.aborted();
  if (aborted) return aborted.reason;
  const fault = await faultOf(error, call);
  const isTold = fault instanceof HfError && fault.cause !== undefined && fault.code !== "unloaded";
  if (isTold) loadErrorKinds().then((kinds) => kinds.tellAuthor(fault, call), console.error);
  return fault;
}

async function faultOf(error: unknown, call: Call): Promise<unknown> {
  if (error instanceof HfError || !(error instanceof Error)) return error;
  if (isConnectionError(error)) return connectionFault();
  return (await loadErrorKinds()).clientFault(error, call);
}
