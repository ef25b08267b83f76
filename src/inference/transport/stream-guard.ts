import { HfError } from "../../core/hf-error.ts";
import type { Call } from "./call.ts";
import { connectionFault, makeFault } from "./faults.ts";
import { loadErrorKinds } from "./load-error-kinds.ts";
import { serverEvents, type ServerEvent } from "./server-events.ts";
import { chunkKind } from "./stream-chunks.ts";
import { waitFor } from "./watchdog.ts";

/**
 * An event stream that is whole or fails: each chunk is valid JSON without an error in it, the last one says why
 * the answer is over, and a fault comes after all that arrived before it. What is no JSON is left out: gateways send
 * words to keep the connection open. Where it was the end of the answer, no chunk says why it is over.
 *
 * @throws {HfError} through the stream: truncated, timeout, bad-answer, or the kind of fault the service names
 */
export function guardStream(body: ReadableStream<Uint8Array>, call: Call): ReadableStream<Uint8Array> {
  const { clock, firstByteSeconds, idleSeconds, tailSeconds } = call.settings;
  const reader = body.getReader();
  const events = serverEvents();
  const judge = streamJudge(call);
  const encoder = new TextEncoder();
  let seconds = firstByteSeconds;
  let fault: { error: unknown } | undefined;

  const closeConnection = () => {
    // A body that broke rejects here once more with what was reported already.
    reader.cancel().catch(() => {});
  };
  const nextEvents = async (): Promise<{ list: ServerEvent[]; ended: boolean }> => {
    try {
      const { done, value } = await waitFor(reader.read(), call.signal, {
        seconds: judge.finished() ? tailSeconds : seconds,
        clock,
      });
      seconds = idleSeconds;
      return done ? { list: events.end(), ended: true } : { list: events.push(value), ended: false };
    } catch (error) {
      if (call.signal.aborted) throw error;
      // What was finished is whole, however the connection ends.
      if (judge.finished()) return { list: [], ended: true };
      if (error instanceof HfError) throw error;
      const lost = connectionFault();
      throw lost.code === "offline" || judge.empty() ? lost : makeFault("truncated");
    }
  };

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let text = "";
        let over = false;
        while (!text && !over && !fault) {
          try {
            const { list, ended } = await nextEvents();
            for (const event of list) {
              const judged = judge.take(event);
              if (judged === undefined) continue;
              if (typeof judged === "object" && "said" in judged) throw (await loadErrorKinds()).answerFault({ body: judged.said }, call);
              if (judged === "done") {
                over = true;
                break;
              }
              text += `data: ${judged.data}\n\n`;
              if (judged.fault) throw judged.fault;
            }
            if (ended || over) {
              over = true;
              judge.end();
            }
          } catch (error) {
            fault = { error };
          }
        }
        // What came before a fault is handed on first: an errored stream drops what waits in it.
        if (text) controller.enqueue(encoder.encode(text));
        else if (fault) {
          closeConnection();
          throw fault.error;
        }
        if (over && !fault) {
          closeConnection();
          controller.close();
        }
      },
      cancel: closeConnection,
    },
    // Only what is asked for is read, so an error never overtakes a chunk.
    { highWaterMark: 0 },
  );
}

/** An answer whose body is an event stream. */
export function eventStream(body: BodyInit): Response {
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

interface Judged {
  /** One chunk, as JSON in one line. */
  data: string;
  /** A fault that this chunk itself announces. */
  fault?: HfError;
}

/** An error that the service announces in its stream. */
interface Announced {
  readonly said: unknown;
}

function streamJudge(call: Call) {
  let chunks = 0;
  let finished = false;

  return {
    finished: () => finished,
    empty: () => chunks === 0,
    /** Undefined is nothing to hand on. */
    take({ name, data }: ServerEvent): Judged | Announced | "done" | undefined {
      const text = data.trim();
      if (text === "") return undefined;
      if (text === "[DONE]") return "done";
      let chunk: unknown;
      try {
        chunk = JSON.parse(text);
      } catch {
        if (name === "error") return { said: text };
        return undefined;
      }
      const { kind, finishReason } = chunkKind(chunk, call.method);
      if (kind === "fault" || name === "error") return { said: chunk };
      if (kind === "other") return undefined;
      chunks++;
      if (finishReason) finished = true;
      const judged = { data: JSON.stringify(chunk) };
      return finishReason === "error" ? { ...judged, fault: makeFault("service") } : judged;
    },
    /** @throws {HfError} when the stream has ended before the answer did */
    end(): void {
      if (chunks === 0) throw makeFault("bad-answer");
      if (!finished) throw makeFault("truncated");
    },
  };
}
