import { requestMessages } from "../chat-request.ts";
import { AnswerReader } from "./answer-reader.ts";
import type { Engine } from "../engine-methods.ts";
import { userMessage, type ChatMessage } from "../../core/message.ts";
import type { CollectedValues } from "./task-inputs.ts";

/** Parameters of `chat-completion` that make its messages; all others go out as they are. */
export interface ChatParameters {
  system?: string;
  prompt?: string;
  messages?: readonly ChatMessage[];
}

/**
 * Asks a chat model, and yields the whole answer so far whenever it grows.
 *
 * The messages are those given, else the conversation among the inputs followed by the prompt or the text and files
 * of the inputs. The system text goes first every time.
 */
export async function* runChat(
  engine: Engine,
  values: CollectedValues,
  { system, prompt, messages, ...rest }: ChatParameters,
  answeredBy: () => string | undefined = () => undefined,
): AsyncGenerator<ChatMessage> {
  const asked = messages ?? [...(values.conversation ?? []), ...newMessage(values, prompt)];
  const args = { ...rest, messages: await requestMessages(asked, system) } as Parameters<Engine["chatCompletionStream"]>[0];
  const answer = new AnswerReader(args.model, answeredBy);
  for await (const chunk of engine.chatCompletionStream(args)) if (answer.take(chunk)) yield answer.soFar();
  yield answer.whole();
}

function newMessage({ texts, files }: CollectedValues, prompt?: string): ChatMessage[] {
  const text = prompt ?? texts.join("\n");
  return text || files.length > 0 ? [userMessage({ text, files: prompt === undefined ? files.map(asFile) : [] })] : [];
}

function asFile(file: Blob): File {
  return file instanceof File ? file : new File([file], "", { type: file.type });
}
