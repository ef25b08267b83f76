import { pageAddress } from "../base/page-address.ts";
import { focusBack } from "../base/touch.ts";
import type { HfValueElement } from "../base/value-element.ts";
import { asksAnew } from "../chat/asks-anew.ts";
import { askedBy, messagesToSend, type Asked } from "../chat/asked.ts";
import { changedBy, type Changed } from "../chat/changed.ts";
import { inFront, isTyped, typedIn, type Typed } from "../chat/draft.ts";
import { fetchExample } from "../chat/example.ts";
import { takeTurn } from "../chat/turn.ts";
import { lazyExtra } from "../core/lazy.ts";
import { endOf } from "../core/message-end.ts";
import { textOf, type ChatMessage } from "../core/message.ts";
import { SKIP } from "../graph/output.ts";
import type { Run } from "../graph/run.ts";
import type { Engine } from "../inference/engine.ts";
import { loadOtherTasks, runTask } from "../inference/tasks/run-task.ts";
import type { BlockPort } from "./block-port.ts";
import { answeredBy, requestLeft } from "./models.ts";

const loadEndWords = lazyExtra(() => import("../core/end-words.ts"), "Why an answer is not whole is not said: a part could not be loaded.");

/** What is known of tasks that are no chat. */
type OtherTasks = Awaited<ReturnType<typeof loadOtherTasks>>;

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
  if (name === "chat-completion" || outputs.some((port) => port.isChat)) return yield* turn(task, run);
  const others = await loadOtherTasks();
  for await (const result of runTask(name, { engine: run.engine as Engine, inputs, parameters }))
    yield outputs.map((port) => fittedTo(port, task, result, others));
}

/**
 * A turn of a conversation: a chatbot among the inputs sends its conversation to a chat model; one among the outputs
 * takes the turn, whatever the task gives; a text box that is both is emptied when the turn begins. Other outputs get
 * the answer.
 */
async function* turn(task: PreparedTask, run: Run): AsyncGenerator<unknown[]> {
  const { name, inputs, outputs, values, parameters } = task;
  const engine = run.engine as Engine;
  const chat = outputs.find((port) => port.isChat);
  const history = inputs.findIndex((port) => port.isChat);
  const conversation = (values[history] ?? chat?.get() ?? []) as readonly ChatMessage[];
  const changed = changedBy(run.event, conversation);
  if (changed) return yield outputs.map((port) => writtenBy(changed, port, port === chat, inputs.includes(port)));
  const box = inputs.find((port, at) => !port.isChat && isTyped(values[at]));
  const typed = box && !asksAnew(run.event) ? (values[inputs.indexOf(box)] as Typed) : undefined;
  // What was pressed in the transcript goes; the next thing is said here.
  if (asksAnew(run.event)) focusBack(box?.element as HTMLElement | undefined);
  await fetchExample(run, pageAddress());
  const asked = askedBy(run.event, typed, conversation);
  const isChat = name === "chat-completion";
  let others: OtherTasks | undefined;
  const begun = isChat && asked.begun ? textOf(asked.begun) : "";
  const steps = takeTurn(
    {
      chat,
      conversation,
      asked,
      typed: box && outputs.includes(box) ? typed : undefined,
      hasLeft: () => requestLeft(run),
      async *answer() {
        if (!isChat) others = await loadOtherTasks();
        const messages = isChat ? sent(asked, history >= 0, typed !== undefined) : undefined;
        const given = {
          inputs: isChat ? values : values.map((value, at) => (inputs[at] === box ? questionOf(asked, value) : value)),
          parameters: messages ? { ...parameters, messages } : parameters,
        };
        for await (const result of runTask(name, { engine, ...given, answeredBy: () => answeredBy(run) }))
          yield { said: others ? others.asSaid(name, result, given) : result, beside: [result] };
      },
    },
    run,
  );
  let answer: ChatMessage | undefined;
  for await (const { chat: messages, box: text, beside } of steps) {
    if (isChat && beside.length > 0) answer = beside[0] as ChatMessage;
    yield outputs.map((port) => {
      if (port === chat) return messages;
      if (port === box) return text;
      if (beside.length === 0) return SKIP;
      return others ? fittedTo(port, task, beside[0], others) : begun + textOf(beside[0] as ChatMessage);
    });
  }
  // A chat says at the message why it is not whole; elsewhere there is no place for it.
  if (chat || !answer || (endOf(answer) ?? "whole") === "whole") return;
  const sentence = (await loadEndWords())?.endSentence(answer);
  if (sentence) run.warn(sentence);
}

/** What the box holds that the question is from, also where it is asked anew. */
function questionOf({ question }: Asked, value: unknown): unknown {
  return question ? typedIn([question]) : value;
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

function fittedTo(port: BlockPort, { name, values }: PreparedTask, result: unknown, { fitted }: OtherTasks): unknown {
  const { valueKind } = port.element.constructor as Partial<Pick<typeof HfValueElement, "valueKind">>;
  const shows = valueKind === "text" ? "text" : port.element.localName === "hf-label" ? "scores" : "all";
  return fitted(name, result, values, { name: port.name, shows });
}
