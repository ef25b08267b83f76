import { forward } from "./forward.ts";
import type { AnsweredBy } from "./respond.ts";
import type { Route } from "./route.ts";

type Answerable = Exclude<Route, { kind: "overview" }>;

const BY: AnsweredBy = { name: "hugging-face", detail: "with the token of this machine" };
const PIPELINES: ReadonlySet<string> = new Set(["feature-extraction", "sentence-similarity"]);

/** Sends a call to Hugging Face with the token, which goes nowhere else. */
export async function askHuggingFace(
  route: Answerable,
  request: { body: ArrayBuffer; contentType: string | null; signal: AbortSignal },
  options: { token: string; router: string; fetch: typeof globalThis.fetch },
): Promise<Response> {
  const { token, fetch } = options;
  const url = options.router.replace(/\/+$/, "") + pathAtRouter(route);
  return forward({ ...request, url, token, fetch }, BY);
}

export { BY as huggingFace };

function pathAtRouter(route: Answerable): string {
  if (route.kind === "chat") return "/v1/chat/completions";
  if (route.kind === "text") return "/v1/completions";
  const pipeline = PIPELINES.has(route.task) ? `/pipeline/${route.task}` : "";
  return `/hf-inference/models/${route.model.split("/").map(encodeURIComponent).join("/")}${pipeline}`;
}
