import type { InferenceClient } from "@huggingface/inference";
import { lazy } from "../core/lazy.ts";

/** The client for apps that bring none, loaded at the first call and then kept. @throws {HfError} unloaded; the next call tries again */
export const defaultClient: () => Promise<InferenceClient> = lazy(async () => {
  const { InferenceClient, setLogger } = await import("./client.ts");
  const quiet = () => {};
  // It tells of every provider it chose, on every call.
  setLogger({ debug: quiet, info: quiet, log: quiet, warn: console.warn, error: console.error });
  return new InferenceClient();
});
