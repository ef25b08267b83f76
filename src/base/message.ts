/** One piece of a message that is more than text. Media come as a file or as a URL. */
export type MessagePart =
  | { readonly type: "text"; readonly text: string }
  | {
      readonly type: "image" | "audio" | "video" | "file";
      readonly file?: Blob | undefined;
      readonly url?: string | undefined;
      readonly name?: string | undefined;
    };

/** How far an assistant's message is. `interrupted` is a stream that a reload or crash cut off. */
export type MessageStatus = "streaming" | "done" | "stopped" | "interrupted" | "error";

/** A message as in the OpenAI and Gradio messages format. */
export interface ChatMessage {
  readonly role: "user" | "assistant" | "system";
  content: string | readonly MessagePart[];
  /** Only for assistant messages; none means done. */
  readonly status?: MessageStatus | undefined;
  /** Stays the same while the message grows. Given where an author leaves it out. */
  readonly id?: string | undefined;
}

/** What a person sends from a multimodal text box: text and files, either of which may be empty. */
export interface MultimodalValue {
  readonly text: string;
  readonly files: readonly File[];
}

/** The message of a person who typed `value` or sent it with files. */
export function userMessage(value: string | MultimodalValue): ChatMessage {
  if (typeof value === "string") return { role: "user", content: value };
  if (value.files.length === 0) return { role: "user", content: value.text };
  const files = value.files.map((file): MessagePart => ({ type: mediaOf(file.type), file, name: file.name }));
  return { role: "user", content: value.text === "" ? files : [...files, { type: "text", text: value.text }] };
}

/** A finished message of the assistant. */
export function assistantMessage(text: string): ChatMessage {
  return { role: "assistant", content: text };
}

/** The words of a message, without its media. */
export function textOf(message: Pick<ChatMessage, "content">): string {
  if (typeof message.content === "string") return message.content;
  return message.content
    .flatMap((part) => (part.type === "text" ? [part.text] : []))
    .join("\n");
}

function mediaOf(type: string): "image" | "audio" | "video" | "file" {
  const kind = type.split("/")[0];
  return kind === "image" || kind === "audio" || kind === "video" ? kind : "file";
}
