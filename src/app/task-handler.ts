import { pageAddress } from "../base/page-address.ts";
import type { HfValueElement } from "../base/value-element.ts";
import { asksAnew } from "../chat/asks-anew.ts";
import { askedBy, changedBy, messagesToSend, type Asked, type Changed } from "../chat/asked.ts";
import { inFront, isTyped, type Typed } from "../chat/draft.ts";
import { fetchExample } from "../chat/example.ts";
import { takeTurn } from "../chat/turn.ts";
import { textOf, type ChatMessage } from "../core/message.ts";
import { SKIP } from "../graph/output.ts";
import type { Run } from "../graph/run.ts";
import type { Engine } from "../inference/engine.ts";
import { runTask } from "../inference/tasks/run-task.ts";
import type { BlockPort } from "./block-port.ts";
import { requestLeft } from "./models.ts";

/** A task with everything looked up: blocks, their values, and the options filled in. */
export interface PreparedTask {
  readonly name: string;
  readonly inputs: readonly BlockPort[];
  readonly outputs: readonly BlockPort[];
  /** The inputs' values, in order. */
  readonly values: readonly unknown[];
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Lets a model do the work of a run. Yields a list, one value for each output. */
export async function* taskHandler(task: PreparedTask, run: Run): AsyncGenerator<unknown[]> {
  const { name, values: inputs, parameters, outputs } = task;
  const engine = run.engine as Engine;
  if (name === "chat-completion") return yield* chat(task, run);
  const result = runTask(name, { engine, inputs, parameters });
  if (Symbol.asyncIterator in result) for await (const text of result) yield outputs.map((port) => fitted(text, port));
  else {
    const value = await result;
    yield outputs.map((port) => fitted(value, port));
  }
}

/**
 * Chat: a chatbot among the inputs sends its conversation; one among the outputs takes the turn; a text box that is both
 * is emptied when the turn begins. Other outputs get the answer's text.
 */
async function* chat({ name, inputs, outputs, values, parameters }: PreparedTask, run: Run): AsyncGenerator<unknown[]> {
  const engine = run.engine as Engine;
  const chat = outputs.find((port) => port.isChat);
  const history = inputs.findIndex((port) => port.isChat);
  const conversation = (values[history] ?? chat?.get() ?? []) as readonly ChatMessage[];
  const changed = changedBy(run.event, conversation);
  if (changed) return yield outputs.map((port) => writtenBy(changed, port, port === chat, inputs.includes(port)));
  const box = inputs.find((port, at) => !port.isChat && isTyped(values[at]));
  const typed = box && !asksAnew(run.event) ? (values[inputs.indexOf(box)] as Typed) : undefined;
  await fetchExample(run, pageAddress());
  const asked = askedBy(run.event, typed, conversation);
  const steps = takeTurn(
    {
      chat,
      conversation,
      asked,
      typed: box && outputs.includes(box) ? typed : undefined,
      hasLeft: () => requestLeft(run),
      async *answer() {
        const messages = sent(asked, history >= 0, typed !== undefined);
        const given = messages ? { ...parameters, messages } : parameters;
        for await (const said of runTask(name, { engine, inputs: values, parameters: given }) as AsyncGenerator<string>)
          yield { said, beside: [] };
      },
    },
    run,
  );
  const begun = asked.begun ? textOf(asked.begun) : "";
  for await (const { chat: messages, box: text, said } of steps)
    yield outputs.map((port) => (port === chat ? messages : port === box ? text : said === SKIP ? SKIP : begun + String(said)));
}

/** Nothing is asked: the chat is changed, and a text box that is read and written has its words back. */
function writtenBy({ left, typed }: Changed, port: BlockPort, isChat: boolean, isRead: boolean): unknown {
  if (isChat) return left;
  return typed && isRead && isTyped(port.get() ?? "") ? (now: unknown) => inFront(typed, (now ?? "") as Typed) : SKIP;
}

/** What is sent in place of the inputs' values: a conversation goes with its history only where that is an input. */
function sent(asked: Asked, withHistory: boolean, isTyped: boolean): readonly ChatMessage[] | undefined {
  if (asked.begun) return messagesToSend(asked);
  if (!asked.question || (isTyped && !withHistory)) return undefined;
  return withHistory ? messagesToSend(asked) : [asked.question];
}

/** A text block shows the best answer in words; all other blocks take the result as it is. */
function fitted(value: unknown, port: BlockPort): unknown {
  const { valueKind } = port.element.constructor as Partial<Pick<typeof HfValueElement, "valueKind">>;
  if (valueKind !== "text" || typeof value !== "object" || value === null) return value;
  const best: unknown = Array.isArray(value) ? value[0] : value;
  const words = best as { answer?: unknown; label?: unknown } | undefined;
  return words?.answer ?? words?.label ?? (best === undefined ? "" : JSON.stringify(value));
}
