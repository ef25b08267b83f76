import type { Call } from "./call.ts";
import { answersWithFile, streams } from "../engine-methods.ts";
import { answerFault, holdsError } from "./error-kinds.ts";
import { connectionFault, isConnectionError, makeFault } from "./faults.ts";
import { guardStream } from "./stream-guard.ts";
import { completionAsChunks } from "./stream-chunks.ts";
import { waitFor } from "./watchdog.ts";
import { lazyExtra } from "../../core/lazy.ts";

const loadUnlabelled = lazyExtra(() => import("./unlabelled.ts"));

/**
 * A good status is not yet a good answer: a captive portal says 200 with a page, some services say 200 with an error.
 *
 * @param isTask false for the client's own look-ups at the Hub
 * @throws {HfError} when the answer is a fault, is empty, or is not what the method must give
 */
export async function checkedAnswer(response: Response, call: Call, isTask: boolean): Promise<Response> {
  const contentType = (response.headers.get("content-type") ?? "").toLowerCase();
  const status = response.status;
  if (isTask && streams(call.method) && response.body) {
    const isEvents = contentType.startsWith("text/event-stream");
    const looked = isEvents
      ? undefined
      : await (
          await loadUnlabelled()
        )?.lookInside(response.body, (piece) =>
          waitFor(piece, call.signal, { seconds: call.settings.firstByteSeconds, clock: call.settings.clock }),
        );
    if (isEvents || looked?.isEvents) return eventStream(guardStream(looked?.body ?? response.body, call));
    if (looked) response = new Response(looked.body, response);
  }
  const blob = await readAnswer(response, call);
  const isFile = isTask && answersWithFile(call.method) && !/json|text/.test(contentType);
  if (isFile && blob.size > 0) return new Response(blob, { status, headers: { "content-type": contentType } });

  const text = await blob.text();
  const requestId = response.headers.get("x-request-id");
  if (/html/.test(contentType) || /^\s*<(!doctype|html)/i.test(text)) throw makeFault("unreachable", { cause: { status } });
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw makeFault("bad-answer", { cause: { status } });
  }
  if (answer === null || (isTask && holdsError(answer))) {
    throw answer === null ? makeFault("bad-answer", { cause: { status } }) : answerFault({ body: answer, requestId }, call);
  }
  call.answer = answer;
  if (isTask && streams(call.method)) {
    const events = completionAsChunks(answer, call.method).map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`);
    return eventStream(guardStream(new Blob(events).stream(), call));
  }
  return new Response(text, { status: 200, headers: { "content-type": "application/json" } });
}

/**
 * The whole body, watched.
 *
 * @param limit bytes after which the rest is left
 */
export async function readAnswer(response: Response, call: Call, limit = Infinity): Promise<Blob> {
  const { clock, idleSeconds } = call.settings;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body?.getReader();
  try {
    for (let size = 0; reader && size < limit;) {
      const { done, value } = await waitFor(reader.read(), call.signal, {
        seconds: idleSeconds,
        clock,
      });
      if (done) break;
      parts.push(value);
      size += value.byteLength;
    }
  } catch (error) {
    throw isConnectionError(error) ? connectionFault() : error;
  } finally {
    // Closes the connection if something is left. A body that broke rejects here once more with what was thrown already.
    reader?.cancel().catch(() => {});
  }
  return new Blob(parts, { type: response.headers.get("content-type") ?? "" });
}

function eventStream(body: BodyInit): Response {
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}
