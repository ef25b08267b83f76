import type { InferenceClient } from "@huggingface/inference";
import { connectionFault } from "./faults.ts";

let loading: Promise<InferenceClient> | undefined;

/** The client for apps that bring none, loaded at the first call and then kept. */
export function defaultClient(): Promise<InferenceClient> {
  loading ??= loadClient().catch((error: unknown) => {
    // Not kept: the next call tries again, since the page may have been offline.
    loading = undefined;
    throw error instanceof TypeError ? connectionFault() : error;
  });
  return loading;
}

async function loadClient(): Promise<InferenceClient> {
  const { InferenceClient, setLogger } = await import("@huggingface/inference");
  const quiet = () => {};
  // It tells of every provider it chose, on every call.
  setLogger({ debug: quiet, info: quiet, log: quiet, warn: console.warn, error: console.error });
  return new InferenceClient();
}
