import { assistantMessage, isThought, userMessage, withText, type ChatMessage, type MultimodalValue } from "../core/message.ts";
import { SKIP } from "../graph/output.ts";
import type { Run } from "../graph/run.ts";
import type { BlockPort } from "./block-port.ts";
import { Leaving } from "./leaving.ts";
import { requestLeft } from "./run-engine.ts";

/** What one turn of a chat is made of. */
export interface ChatTurn {
  readonly inputs: readonly BlockPort[];
  readonly outputs: readonly BlockPort[];
  /** The inputs' values, in order. */
  readonly values: readonly unknown[];
  /** Asks the model; each value is the whole answer so far. */
  ask(messages: readonly ChatMessage[] | undefined): AsyncGenerator<string>;
}

/**
 * Chat by markup. A chatbot among the inputs sends its conversation; one among the outputs first gets the user's
 * message, then one assistant message that grows; a text box that is both is emptied, and given its text back if
 * the request never left. Other outputs get the answer's text.
 */
export async function* chatTurn({ inputs, outputs, values, ask }: ChatTurn, run: Run): AsyncGenerator<unknown[]> {
  const chat = outputs.find(isChatbot);
  const history = inputs.findIndex(isChatbot);
  const conversation = (values[history] ?? chat?.get() ?? []) as readonly ChatMessage[];
  const boxes = outputs.filter((port) => !isChatbot(port) && inputs.includes(port));
  const { before, question, begun = "" } = cut(conversation, run.event) ?? { before: conversation, question: questionOf(inputs, values) };
  const turn = (answer: string | null, box: unknown, status: ChatMessage["status"] = "streaming") =>
    outputs.map((port) => {
      if (port === chat) return [...before, ...(question ? [question] : []), { ...assistantMessage(answer ?? ""), status }];
      if (boxes.includes(port)) return box;
      return answer ?? SKIP;
    });
  let answer = begun;
  const leaving = new Leaving();
  try {
    if (chat || boxes.length > 0) yield turn(begun || null, begun ? SKIP : null);
    const asked = begun ? [assistantMessage(begun), userMessage(GO_ON)] : question && [question];
    const sent = (history >= 0 || begun) && asked ? [...before.filter((message) => !isThought(message)), ...asked] : undefined;
    for await (const text of ask(sent)) {
      answer = begun + text;
      yield turn(answer, SKIP);
    }
    yield turn(answer, SKIP, "done");
  } catch (error) {
    if (!run.signal.aborted) await leaving.untilStaying();
    if (run.signal.aborted) throw error;
    const left = requestLeft(run);
    if (chat)
      yield outputs.map((port) => (port === chat ? (left ? turn(answer, SKIP, "error")[outputs.indexOf(chat)] : conversation) : SKIP));
    if (!left)
      yield outputs.map((port) => (boxes.includes(port) ? (now: unknown) => (isEmpty(now) ? values[inputs.indexOf(port)] : now) : SKIP));
    throw error;
  } finally {
    leaving.stop();
    // The run is over and may write no more, but what it leaves in the chat must not look as if it went on.
    if (run.signal.aborted && chat) settle(chat, run);
  }
}

/** What the model is told when the rest of an answer is wanted. Not shown, and not kept. */
export const GO_ON = "Go on with your answer exactly where it broke off. Repeat nothing.";

interface Cut {
  readonly before: readonly ChatMessage[];
  readonly question?: ChatMessage | undefined;
  /** The answer so far, where only its rest is wanted. */
  readonly begun?: string;
}

/** After Retry or Edit: the conversation before that message, and the message to answer now. After Continue: the answer's beginning. */
function cut(conversation: readonly ChatMessage[], event: Event): Cut | undefined {
  if (event.type === "hf-continue") {
    const { index, value } = event as Event & { index: number; value: string };
    return { before: conversation.slice(0, index), begun: value };
  }
  if (event.type !== "hf-retry" && event.type !== "hf-edit") return undefined;
  const { index, value } = event as Event & { index: number; value: unknown };
  const before = conversation[index];
  const question = before && event.type === "hf-edit" && typeof value === "string" ? withText(before, value) : before;
  return question && { before: conversation.slice(0, index), question };
}

function questionOf(inputs: readonly BlockPort[], values: readonly unknown[]): ChatMessage | undefined {
  const at = inputs.findIndex((port, index) => !isChatbot(port) && isQuestion(values[index]));
  return at < 0 ? undefined : userMessage(values[at] as string | MultimodalValue);
}

function isQuestion(value: unknown): value is string | MultimodalValue {
  return typeof value === "string" || (typeof value === "object" && value !== null && "text" in value && "files" in value);
}

export function isEmpty(value: unknown): boolean {
  if (!isQuestion(value)) return value === null || value === undefined;
  return typeof value === "string" ? value === "" : value.text === "" && value.files.length === 0;
}

function isChatbot(port: BlockPort): boolean {
  return port.element.localName === "hf-chatbot";
}

/** What a cancelled run leaves in a chat: its answer so far, as stopped. */
export function settle(chat: BlockPort, run: Run): void {
  const messages = chat.get() as readonly ChatMessage[];
  const last = messages.at(-1);
  if (last?.status !== "streaming") return;
  chat.set(Object.freeze([...messages.slice(0, -1), Object.freeze({ ...last, status: "stopped" })]), run);
}
