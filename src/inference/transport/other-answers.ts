import { answersWithFile, streams } from "../engine-methods.ts";
import type { Call } from "./call.ts";
import { makeFault } from "./faults.ts";
import { loadErrorKinds } from "./load-error-kinds.ts";
import { readAnswer } from "./read-answer.ts";
import { holdsError } from "./stream-chunks.ts";
import { eventStream, guardStream } from "./stream-guard.ts";
import { lookInside } from "./unlabelled.ts";
import { waitFor } from "./watchdog.ts";
import { completionAsChunks } from "./whole-completion.ts";

/**
 * An answer that does not call itself an event stream: one all the same, a whole completion of a server that was asked to
 * stream, the answer to a single task, or what is none.
 * @see checkedAnswer
 */
export async function otherAnswer(response: Response, call: Call, isTask: boolean): Promise<Response> {
  const contentType = (response.headers.get("content-type") ?? "").toLowerCase();
  const { status } = response;
  if (isTask && streams(call.method) && response.body) {
    const { clock, firstByteSeconds } = call.settings;
    const looked = await lookInside(response.body, (piece) => waitFor(piece, call.signal, { seconds: firstByteSeconds, clock }));
    if (looked.isEvents) return eventStream(guardStream(looked.body, call));
    response = new Response(looked.body, response);
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
  if (answer === null) throw makeFault("bad-answer", { cause: { status } });
  if (isTask && holdsError(answer)) throw (await loadErrorKinds()).answerFault({ body: answer, requestId }, call);
  call.answer = answer;
  if (isTask && streams(call.method)) {
    const events = completionAsChunks(answer, call.method).map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`);
    return eventStream(guardStream(new Blob(events).stream(), call));
  }
  return new Response(text, { status: 200, headers: { "content-type": "application/json" } });
}
