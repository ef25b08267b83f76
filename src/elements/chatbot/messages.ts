import { cleanText } from "../../base/clean.ts";
import type { ChatMessage, MessagePart, MessageStatus } from "../../base/message.ts";

const MEDIA = new Set<unknown>(["image", "audio", "video", "file"]);
const STATUSES = new Set<unknown>(["streaming", "done", "stopped", "interrupted", "error"]);

/**
 * A proper conversation out of anything at all. Known keys are copied, so a foreign object never reaches a template,
 * and the author's own objects stay theirs to change. A message that says the same as before keeps its object: that is
 * how rows know that they need not change.
 */
export function toMessages(value: unknown, previous: readonly ChatMessage[] = []): readonly ChatMessage[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const messages: ChatMessage[] = [];
  // A plain loop: with each token of an answer, a long conversation passes here.
  for (const item of list) {
    if (item === null || item === undefined) continue;
    const before = previous[messages.length];
    messages.push(before && saysTheSame(item as ChatMessage, before) ? before : toMessage(item, before));
  }
  return Object.freeze(messages);
}

function saysTheSame(item: ChatMessage, before: ChatMessage): boolean {
  if (item === before) return true;
  return typeof item.content === "string" && item.content === before.content && item.role === before.role && item.status === before.status && item.id === before.id;
}

function toMessage(item: unknown, before: ChatMessage | undefined): ChatMessage {
  const raw: Record<string, unknown> = typeof item === "object" ? (item as Record<string, unknown>) : { content: item };
  const role = raw["role"] === "user" || raw["role"] === "system" ? raw["role"] : "assistant";
  const content = toContent("content" in raw || "role" in raw ? raw["content"] : raw);
  const status = STATUSES.has(raw["status"]) ? (raw["status"] as MessageStatus) : undefined;
  const id = cleanText(raw["id"]);
  if (before && before.role === role && before.status === status && before.id === id && sameContent(before.content, content)) return before;
  return Object.freeze({ role, content, ...(status && { status }), ...(id !== undefined && { id }) });
}

function toContent(content: unknown): string | readonly MessagePart[] {
  if (Array.isArray(content)) return Object.freeze(content.flatMap((part: unknown) => toPart(part) ?? []));
  if (content === null || content === undefined) return "";
  return cleanText(content) ?? Object.freeze([toPart(content)!]);
}

function toPart(part: unknown): MessagePart | undefined {
  if (part === null || part === undefined) return undefined;
  const text = cleanText(part);
  if (text !== undefined) return textPart(text);
  if (part instanceof Blob) return mediaPart(kindOf(part), part, undefined, part);
  const raw = part as Record<string, unknown>;
  const url = cleanText(raw["url"]);
  const file = raw["file"] instanceof Blob ? raw["file"] : undefined;
  if (MEDIA.has(raw["type"]) && (file || url)) return mediaPart(raw["type"] as "file", file, url, raw);
  return textPart(cleanText(raw["text"]) ?? asJson(part));
}

function textPart(text: string): MessagePart {
  return Object.freeze({ type: "text", text });
}

function mediaPart(type: "image" | "audio" | "video" | "file", file: Blob | undefined, url: string | undefined, named: object): MessagePart {
  const name = cleanText((named as { name?: unknown }).name) ?? cleanText((file as { name?: unknown } | undefined)?.name);
  return Object.freeze({ type, ...(file && { file }), ...(url && !file && { url }), ...(name && { name: cleanName(name) }) });
}

function kindOf(file: Blob): "image" | "audio" | "video" | "file" {
  const kind = file.type.split("/")[0];
  return MEDIA.has(kind) ? (kind as "image") : "file";
}

/** A file's name without a path, control characters, or those that turn the direction of text round. */
function cleanName(name: string): string {
  // oxlint-disable-next-line no-control-regex
  const plain = name.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
  return plain.split(/[/\\]/).at(-1)!.slice(0, 255);
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return Object.prototype.toString.call(value); // a circle: there is no better text
  }
}

function sameContent(before: ChatMessage["content"], now: ChatMessage["content"]): boolean {
  if (typeof before === "string" || typeof now === "string") return before === now;
  return before.length === now.length && before.every((part, index) => samePart(part as PlainPart, now[index] as PlainPart));
}

type PlainPart = Partial<Record<"type" | "text" | "file" | "url" | "name", unknown>>;

function samePart(one: PlainPart, other: PlainPart): boolean {
  return one.type === other.type && one.text === other.text && one.file === other.file && one.url === other.url && one.name === other.name;
}
