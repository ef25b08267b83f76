import { HfError } from "../../core/hf-error.ts";
import { engineHeaders, type AnsweredBy } from "./respond.ts";

const PASSED_ON = ["content-type", "retry-after", "x-request-id"];

export interface Forwarded {
  url: string;
  body: BodyInit;
  contentType: string | null;
  /** Sent as a bearer token, to this URL only. */
  token?: string;
  signal: AbortSignal;
  fetch: typeof fetch;
}

/**
 * Sends a request on and passes the answer back as it comes: status, body stream, content type
 * and Retry-After. Nothing of the browser's own headers goes along, least of all its cookies.
 *
 * @throws {HfError} unreachable when no connection could be made
 */
export async function forward(request: Forwarded, by: AnsweredBy): Promise<Response> {
  const headers = new Headers();
  if (request.contentType) headers.set("content-type", request.contentType);
  if (request.token) headers.set("authorization", `Bearer ${request.token}`);
  let answer: Response;
  try {
    // A redirect would carry the token to wherever it points.
    answer = await request.fetch(request.url, {
      method: "POST",
      headers,
      body: request.body,
      signal: request.signal,
      redirect: "manual",
    });
  } catch (cause) {
    if (request.signal.aborted) throw request.signal.reason;
    throw new HfError(`${new URL(request.url).host} could not be reached. Check the connection and try again.`, {
      code: "unreachable",
      cause,
    });
  }
  const passed = new Headers(engineHeaders(by));
  for (const name of PASSED_ON) {
    const value = answer.headers.get(name);
    if (value !== null) passed.set(name, value);
  }
  return new Response(answer.body, {
    status: answer.status === 0 || (answer.status >= 300 && answer.status < 400) ? 502 : answer.status,
    headers: passed,
  });
}
