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

/** What a model thought before it answered: shown folded, neither copied nor sent back to a model. */
export interface ReasoningPart {
  readonly type: "reasoning";
  readonly text: string;
  /** How long it thought; none while it goes on, or where nobody has counted. */
  readonly seconds?: number | undefined;
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
export type MessagePart = { readonly type: "text"; readonly text: string } | MediaPart | BlockPart | ReasoningPart | ToolPart;

/** What a message tells of itself. With a title it is a thought: shown folded, apart from the answer. */
export interface MessageMetadata {
  /** Markdown of one line. */
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

/**
 * How far an assistant's message is. `interrupted` is a stream that a reload or crash cut off; `stopped` is one that a
 * person has stopped, or that its `finish` says is no whole answer.
 */
export type MessageStatus = "streaming" | "done" | "stopped" | "interrupted" | "error";

/** A message as in the OpenAI and Gradio messages format. */
export interface ChatMessage {
  readonly role: "user" | "assistant" | "system";
  content: string | readonly MessagePart[];
  /** Only for assistant messages; none means done. */
  readonly status?: MessageStatus | undefined;
  /**
   * Why the model ended, in its provider's word: `stop`, `length`, `content_filter`, `tool_calls`; `refusal` where it
   * declined. Where the service refused the question itself, the fault's code, such as `too-large`.
   */
  readonly finish?: string | undefined;
  /** Who answered, where the endpoint says so. */
  readonly engine?: string | undefined;
  /** The model that answered. */
  readonly model?: string | undefined;
  /** What the provider counted, by its names: `prompt_tokens`, `completion_tokens`, `total_tokens`. */
  readonly usage?: Readonly<Record<string, number>> | undefined;
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

/** A finished message of the assistant: a text, or parts such as `{ type: "reasoning", text }` and `{ type: "text", text }`. */
export function assistantMessage(content: string | readonly MessagePart[]): ChatMessage {
  return { role: "assistant", content };
}

/** The words of a message, without its media, its reasoning and its tools. */
export function textOf(message: Pick<ChatMessage, "content">): string {
  if (typeof message.content === "string") return message.content;
  // In a stored list there may be anything.
  return message.content.flatMap((part) => (part?.type === "text" ? [part.text] : [])).join("\n");
}

/** Whether it is a thought, not a part of what is said. */
export function isThought({ metadata }: ChatMessage): boolean {
  return metadata?.title !== undefined;
}

/** What kind of media a MIME type is of. */
export function mediaOf(type: string): MediaPart["type"] {
  const kind = type.split("/")[0];
  return kind === "image" || kind === "audio" || kind === "video" ? kind : "file";
}
