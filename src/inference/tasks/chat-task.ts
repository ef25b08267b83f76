import { requestMessages } from "../chat-request.ts";
import { AnswerReader } from "./answer-reader.ts";
import type { Engine } from "../engine-methods.ts";
import { HfError } from "../../core/hf-error.ts";
import { userMessage, type ChatMessage } from "../../core/message.ts";
import { wording } from "../../core/words.ts";
import type { CollectedValues } from "./task-inputs.ts";

const NOTHING_ASKED = "There is nothing to ask yet. Write something, then try again.";

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
  const said = await requestMessages(asked, system);
  if (said.length === 0) throw new HfError(wording("nothingAsked", NOTHING_ASKED), { code: "bad-input" });
  const args = { ...rest, messages: said } as Parameters<Engine["chatCompletionStream"]>[0];
  const answer = new AnswerReader(args.model, answeredBy);
  for await (const chunk of engine.chatCompletionStream(args)) if (await answer.take(chunk)) yield answer.soFar();
  yield answer.whole();
}

function newMessage({ texts, files, others }: CollectedValues, prompt?: string): ChatMessage[] {
  const text = prompt ?? [...texts, ...others.map((data) => JSON.stringify(data))].join("\n");
  return text || files.length > 0 ? [userMessage({ text, files: prompt === undefined ? files.map(asFile) : [] })] : [];
}

function asFile(file: Blob): File {
  return file instanceof File ? file : new File([file], "", { type: file.type });
}
