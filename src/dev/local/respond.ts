import { HfError } from "../../core/hf-error.ts";

/** Who answered. The last three are stand-ins for a model. */
export type EngineName = "hugging-face" | "upstream" | "recording" | "reader" | "stand-in";

export interface AnsweredBy {
  name: EngineName;
  /** A few words for the terminal and the badge, such as the model that really answered. */
  detail: string;
}

/** A refusal with a status that no `HfError` code stands for. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

const STAND_INS: ReadonlySet<EngineName> = new Set(["recording", "reader", "stand-in"]);
const STATUS_OF_CODE: Record<string, number> = {
  "no-file": 422,
  "bad-file": 422,
  "bad-input": 422,
  "too-large": 413,
  "no-model": 404,
  "no-method": 501,
  unreachable: 502,
  busy: 503,
  timeout: 504,
};
const CLIENT_LEFT = 499;
/** What we say ourselves the page shows as it is; a provider's text that is passed on has no such mark. */
export const OWN_WORDS = { "x-hf-blocks-says": "1" };

/** The headers that say who answered: on every response, also on errors. */
export function engineHeaders({ name, detail }: AnsweredBy): Record<string, string> {
  const header = `${name}; ${detail.replace(/[^\x20-\x7e]/g, "?")}`;
  return {
    "x-hf-blocks-engine": header,
    ...(STAND_INS.has(name) && { "x-hf-blocks-stand-in": "1" }),
  };
}

export function jsonResponse(body: unknown, by: AnsweredBy, init: { status?: number; headers?: Record<string, string> } = {}): Response {
  return new Response(JSON.stringify(body), {
    status: init.status ?? 200,
    headers: { "content-type": "application/json", ...init.headers, ...engineHeaders(by) },
  });
}

/** Any fault as `{error: string}` with a fitting status; what nobody foresaw is a 500. */
export function errorResponse(error: unknown, by: AnsweredBy): Response {
  const status = statusOf(error);
  const known = error instanceof HfError || error instanceof Refusal;
  const message = known
    ? error.message
    : status === CLIENT_LEFT
      ? "The request was cancelled."
      : "The local inference failed. The terminal says why.";
  return jsonResponse({ error: message }, by, {
    status,
    headers: { ...OWN_WORDS, ...(error instanceof Refusal && error.headers) },
  });
}

export function statusOf(error: unknown): number {
  if (error instanceof Refusal) return error.status;
  if (error instanceof HfError) return STATUS_OF_CODE[error.code] ?? 500;
  if (error instanceof Error && error.name === "AbortError") return CLIENT_LEFT;
  return 500;
}
