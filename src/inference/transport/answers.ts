import { lazy } from "../../core/lazy.ts";
import { streams } from "../engine-methods.ts";
import type { Call } from "./call.ts";
import { eventStream, guardStream } from "./stream-guard.ts";

/** Loads what reads answers that are no stream. @throws {HfError} unloaded; the next call tries again */
export const loadOtherAnswers: () => Promise<typeof import("./other-answers.ts")> = lazy(() => import("./other-answers.ts"));

/**
 * A good status is not yet a good answer: a captive portal says 200 with a page, some services say 200 with an error.
 *
 * @param isTask false for the client's own look-ups at the Hub
 * @throws {HfError} when the answer is a fault, is empty, or is not what the method must give
 */
export async function checkedAnswer(response: Response, call: Call, isTask: boolean): Promise<Response> {
  const { body, headers } = response;
  const isStream = isTask && streams(call.method) && body !== null && /^text\/event-stream/i.test(headers.get("content-type") ?? "");
  return isStream ? eventStream(guardStream(body, call)) : (await loadOtherAnswers()).otherAnswer(response, call, isTask);
}
