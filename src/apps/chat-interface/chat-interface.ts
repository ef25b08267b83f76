import { authorError } from "../../core/hf-error.ts";
import type { ChatMessage, MessagePart, MultimodalValue } from "../../core/message.ts";
import { HfChatbot } from "../../elements/chatbot/chatbot.ts";
import { HfMultimodalTextbox } from "../../elements/multimodal-textbox/multimodal-textbox.ts";
import type { Skip } from "../../graph/output.ts";
import { HfConversations } from "../conversations/hf-conversations.ts";
import {
  describe,
  type AnyBlock,
  type Block,
  type ClassSource,
  type Description,
  type PropertiesOf,
  type Value,
} from "../../typescript/block.ts";
import { asApp, type AppBlock, type BlocksOptions } from "../../typescript/blocks.ts";
import type { ChatbotEvents } from "../../typescript/builders.ts";
import type { HandlerRun } from "../../typescript/on.ts";
import { isTask, type Task } from "../../typescript/task.ts";
import { HfChatInterface } from "./hf-chat-interface.ts";

/** What a function may answer with: a text, a message, a file, a block, or a list of these. */
export type ChatAnswer =
  | string
  | number
  | Partial<ChatMessage>
  | MessagePart
  | Blob
  | AnyBlock
  | readonly ChatAnswer[]
  | Skip
  | null
  | undefined
  | void;

type Values<B extends readonly AnyBlock[]> = { -readonly [K in keyof B]: Value<B[K]> };
/** With additional outputs: the answer, then a value for each of them. */
type Given<O extends readonly AnyBlock[]> = O extends readonly [] ? ChatAnswer : readonly [ChatAnswer, ...unknown[]] | ChatAnswer;

/** `([message, history, ...additional], run)`: the message is a text, or `{ text, files }` with `multimodal`. */
export type ChatHandler<M extends boolean, I extends readonly AnyBlock[], O extends readonly AnyBlock[]> = (
  inputs: [message: M extends true ? MultimodalValue : string, history: ChatMessage[], ...additional: Values<I>],
  run: HandlerRun,
) => Given<O> | Promise<Given<O>> | Generator<Given<O>, unknown, unknown> | AsyncGenerator<Given<O>, unknown, unknown>;

type Properties = Omit<
  PropertiesOf<HfChatInterface, never>,
  "handler" | "validator" | "parameters" | "written" | "inputs" | "outputs" | "chat" | "box" | "taskName" | "multimodal" | "value"
>;

export interface ChatInterfaceOptions<
  M extends boolean = boolean,
  I extends readonly AnyBlock[] = readonly AnyBlock[],
  O extends readonly AnyBlock[] = readonly AnyBlock[],
>
  extends Omit<Properties, "hidden">, Omit<BlocksOptions, keyof Properties> {
  /** Takes files too. */
  multimodal?: M;
  /** More that the function reads. What stands nowhere else on the page stands under the chat. */
  inputs?: I;
  /** More that it writes. What stands nowhere else on the page stands beside the chat. */
  outputs?: O;
  /** In place of the chatbot and the text box that are made. */
  chatbot?: AnyBlock;
  textbox?: AnyBlock;
  /** Checks what is sent first: a message for the person, or "". */
  validator?: (
    inputs: [message: M extends true ? MultimodalValue : string, history: ChatMessage[], ...additional: Values<I>],
    run: HandlerRun,
  ) => unknown;
}

/** A chat app that is not on a page yet: a block among others, or an app by itself with `mount`. */
export type ChatInterfaceBlock = Block<readonly ChatMessage[], ChatbotEvents, Properties, readonly ChatMessage[], "change"> &
  Pick<AppBlock, "mount">;

/**
 * A whole chat app around one function: `chatInterface(([message, history]) => …, { heading: "Chat" })`.
 * With a model in the options the function is left out: `chatInterface({ model: "…" })`; with parameters too, a task is in
 * its place: `chatInterface(task("chat-completion", { model, temperature: heat }))`.
 */
export function chatInterface<
  const M extends boolean = false,
  const I extends readonly AnyBlock[] = [],
  const O extends readonly AnyBlock[] = [],
>(
  // One signature for all: of several, an error in an option would be told of the last one.
  work: ChatHandler<M, I, O> | Task | (ChatInterfaceOptions<M, I, O> & { model: string }),
  given?: ChatInterfaceOptions<M, I, O>,
): ChatInterfaceBlock {
  const does = isTask(work) ? { task: work.name, parameters: work.options } : typeof work === "function" && { handler: work };
  if (!does && !(work as { model?: unknown } | undefined)?.model)
    throw authorError("chatInterface() has no function. Pass a function, task(…) or { model }.");
  const { inputs = [], outputs = [], chatbot, textbox, ...options } = (does ? (given ?? {}) : work) as ChatInterfaceOptions<M, I, O>;
  const side = (slot: string, blocks: readonly AnyBlock[]) =>
    blocks.length > 0 ? [describe("div", undefined, { slot, class: "hf-side", spare: true }, blocks)] : [];
  // Described like those of the author, so that mounting anew keeps them.
  const made = (tag: string, source: ClassSource, slot: string, more = {}) => describe(tag, source, { slot, "data-made": "", ...more }, []);
  const children = [
    chatbot ?? made(HfChatbot.tag, HfChatbot, "chat"),
    textbox ?? made(HfMultimodalTextbox.tag, HfMultimodalTextbox, "textbox"),
    ...(options.save
      ? [made(HfConversations.tag, HfConversations, "conversations", { for: (chatbot as Description | undefined)?.id ?? "chat" })]
      : []),
    ...side("inputs", inputs),
    ...side("outputs", outputs),
  ];
  return asApp(
    describe(HfChatInterface.tag, HfChatInterface, { ...options, inputs, outputs, ...does }, children),
  ) as unknown as ChatInterfaceBlock;
}
