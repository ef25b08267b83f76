import type { ChatMessage, MultimodalValue } from "../../core/message.ts";
import { SKIP } from "../../graph/output.ts";
import type { Run } from "../../graph/run.ts";
import type { BlockPort } from "../block-port.ts";
import { isEmpty, settle } from "../chat-turn.ts";
import { Leaving } from "../leaving.ts";
import { requestLeft } from "../run-engine.ts";
import { continued, toAnswer, withStatus } from "./answer.ts";
import { askedBy, type Asked } from "./asked.ts";
import { fitting, typedIn } from "./draft.ts";

/** One turn of a chat interface. */
export interface InterfaceTurn {
  readonly chat: BlockPort;
  readonly typed: string | MultimodalValue;
  readonly conversation: readonly ChatMessage[];
  /** How many blocks beside the chat get values. */
  readonly others: number;
  /** Whether the answer comes from a model, so that a request that never left leaves no trace. */
  readonly byModel: boolean;
  /** Each value is the whole answer so far; with other outputs a list of the answer and their values. */
  answer(asked: Asked): AsyncGenerator<unknown>;
}

/**
 * Yields values for the text box, the chat and the other outputs. The person's message shows at once; the answer grows
 * behind it. What fails is marked as failed and stays; where no request has left, the text goes back into the box.
 */
export async function* interfaceTurn(
  { chat, typed, conversation, others, byModel, answer }: InterfaceTurn,
  run: Run,
): AsyncGenerator<unknown[]> {
  const asked = askedBy(run.event, typed, conversation);
  const { before, question, begun } = asked;
  const isTyped = run.event.type === "hf-submit";
  const rest = Array.from({ length: others }, () => SKIP as unknown);
  const shown = (messages: readonly ChatMessage[], status: ChatMessage["status"]) => [
    ...before,
    ...(question ? [question] : []),
    ...withStatus(messages, status),
  ];
  let messages: ChatMessage[] = begun ? [begun] : [];
  // At once, not when the handler notices: what is left in the chat must not look as if it went on.
  run.signal.addEventListener("abort", () => settle(chat, run), { once: true });
  // What was typed since it was sent stays.
  const emptied = (now: unknown) => (textIn(now) === textIn(typed) ? null : now);
  yield [isTyped ? emptied : SKIP, shown(messages, "streaming"), ...rest];
  const leaving = new Leaving();
  try {
    for await (const given of answer(asked)) {
      const [said, ...beside] = others > 0 && Array.isArray(given) ? given : [given];
      if (said !== undefined && said !== SKIP) messages = begun ? continued(begun, toAnswer(said)) : toAnswer(said);
      yield [SKIP, shown(messages, "streaming"), ...rest.map((skip, at) => (beside[at] === undefined ? skip : beside[at]))];
    }
    yield [SKIP, shown(messages, "done"), ...rest];
  } catch (error) {
    if (!run.signal.aborted) await leaving.untilStaying();
    if (run.signal.aborted) throw error;
    const wasSent = !byModel || requestLeft(run);
    const giveBack = (now: unknown) => (isEmpty(now) ? fitting(now, typedIn(question ? [question] : [])) : now);
    if (wasSent) yield [SKIP, shown(messages, "error"), ...rest];
    else yield [question && run.event.type !== "hf-retry" && run.event.type !== "hf-edit" ? giveBack : SKIP, conversation, ...rest];
    throw error;
  } finally {
    leaving.stop();
  }
}

function textIn(value: unknown): unknown {
  return typeof value === "object" && value !== null ? (value as MultimodalValue).text : value;
}
