/** A picture, sound, film or other file of a message, as a file or as a URL. */
export interface MediaPart {
  readonly type: "image" | "audio" | "video" | "file";
  readonly file?: Blob | undefined;
  readonly url?: string | undefined;
  readonly name?: string | undefined;
  /** What it shows or says, for those who cannot see or hear it; the name if left out. */
  readonly alt?: string | undefined;
}

/** A block that shows something inside a message, for example a label: `{ type: "block", tag: "hf-label", options: { value } }`. */
export interface BlockPart {
  readonly type: "block";
  readonly tag: string;
  /** Its properties. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** A call of a tool: what it was asked and what it gave. */
export interface ToolPart {
  readonly type: "tool";
  readonly name: string;
  readonly id?: string | undefined;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly status?: "pending" | "done" | "error" | undefined;
}

/** One piece of a message. */
export type MessagePart = { readonly type: "text"; readonly text: string } | MediaPart | BlockPart | ToolPart;

/** What a message tells of itself. With a title it is a thought: shown folded, apart from the answer. */
export interface MessageMetadata {
  readonly title?: string | undefined;
  readonly id?: string | undefined;
  /** The `id` of the thought that it stands inside. */
  readonly parentId?: string | undefined;
  /** One line beside the title. */
  readonly log?: string | undefined;
  /** In seconds. */
  readonly duration?: number | undefined;
  readonly status?: "pending" | "done" | undefined;
}

/** An answer that a person may choose under the last message of the assistant. */
export interface MessageOption {
  readonly value: string;
  /** What the button says; the value if left out. */
  readonly label?: string | undefined;
}

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
  readonly metadata?: MessageMetadata | undefined;
  readonly options?: readonly MessageOption[] | undefined;
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
  return message.content.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n");
}

/** The message with other words. Its media stay. */
export function withText(message: ChatMessage, text: string): ChatMessage {
  if (typeof message.content === "string") return { ...message, content: text };
  const others = message.content.filter(({ type }) => type !== "text");
  return { ...message, content: text === "" ? others : [...others, { type: "text", text }] };
}

/** Whether it is a thought, not a part of what is said. */
export function isThought({ metadata }: ChatMessage): boolean {
  return metadata?.title !== undefined;
}

function mediaOf(type: string): "image" | "audio" | "video" | "file" {
  const kind = type.split("/")[0];
  return kind === "image" || kind === "audio" || kind === "video" ? kind : "file";
}
