import type { Call } from "./call.ts";
import { answerFault } from "./error-kinds.ts";
import type { Failure } from "./guarded-fetch.ts";
import { readAnswer } from "./read-answer.ts";

/** Enough of a fault's body to name it. */
const longestFaultBody = 64_000;

/** What an answer with a bad status says, and whether to ask again. */
export async function failure(response: Response, call: Call): Promise<Failure> {
  const { status, headers } = response;
  const contentType = headers.get("content-type") ?? "";
  const text = await readAnswer(response, call, longestFaultBody)
    .then((bytes) => bytes.text())
    .catch((error) => {
      if (call.signal.aborted) throw error;
      return ""; // The status alone says enough.
    });
  const body = parsed(text);
  const retryAfter = readRetryAfter(headers.get("retry-after"), call.settings.clock.now());
  const estimated = readEstimate(body);
  const error = answerFault(
    {
      status,
      contentType,
      body,
      requestId: headers.get("x-request-id"),
      // Anybody may send this; only who the app asks for its answers is believed.
      own: headers.has("x-hf-blocks-says") && response.url.startsWith(call.context.endpoint?.() ?? "?"),
      waitSeconds: retryAfter ?? estimated,
    },
    call,
  );
  return { error, passing: isPassing(status), retryAfter, estimated };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Whether the same request may succeed a little later. Nothing was answered, so sending it again is safe. */
export function isPassing(status: number): boolean {
  return status === 429 || (status >= 502 && status <= 504);
}

/** The seconds a `Retry-After` header asks for: a number of seconds or an HTTP date. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const seconds = /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

/** `estimated_time` of a JSON body: seconds until a model is loaded. */
export function readEstimate(body: unknown): number | undefined {
  const estimate = (body as { estimated_time?: unknown } | null)?.estimated_time;
  return typeof estimate === "number" && estimate > 0 ? estimate : undefined;
}
