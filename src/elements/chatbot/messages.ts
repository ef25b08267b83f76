import { cleanNumber, cleanText } from "../../base/clean.ts";
import { same as isSame } from "../../core/snapshot.ts";
import { withIds } from "../../core/message-ids.ts";
import type { ChatMessage, MessageMetadata, MessageOption, MessagePart, MessageStatus } from "../../core/message.ts";
import { toPart, toParts, toolCalls } from "./message-parts.ts";

const STATUSES = new Set<unknown>(["streaming", "done", "stopped", "interrupted", "error"]);

/**
 * Makes a proper conversation out of anything at all. Known keys are copied, so a foreign object never reaches a
 * template, and the author's own objects stay theirs to change. A message that says the same as before keeps its object:
 * that is how rows know that they need not change. One without an id gets one.
 * @param messages the conversation before, which becomes the one now: with each token of an answer a long one passes
 *   here, and must not be copied more than needed
 * @param isDefault whether it is what the page begins with: then the ids are the same in all tabs, or two of them that
 *   write one conversation would both bring it
 */
export function becomeMessages(messages: ChatMessage[], value: unknown, isDefault = false): void {
  // Browsers read frozen arrays slowly.
  const list: readonly unknown[] = !Array.isArray(value) ? [value] : Object.isFrozen(value) ? [...(value as unknown[])] : value;
  const { length } = list;
  let same = 0;
  while (same < messages.length && list[same] === messages[same]) same++;
  const rest: ChatMessage[] = [];
  for (let index = same; index < length; index++) {
    const item = list[index];
    if (item === null || item === undefined) continue;
    const before = messages[same + rest.length];
    rest.push(before && saysTheSame(item as ChatMessage, before) ? before : toMessage(item));
  }
  const named = withIds(rest, messages, same, isDefault ? (place) => `default-${place}` : undefined);
  for (const [index, message] of named.entries()) messages[same + index] = keep(message, messages[same + index]);
  messages.length = same + rest.length;
}

/** The message before where it says the same, else this one for good. */
function keep(message: ChatMessage, before: ChatMessage | undefined): ChatMessage {
  return before && (message === before || isSame(message, before)) ? before : Object.freeze(message);
}

function saysTheSame(item: ChatMessage, before: ChatMessage): boolean {
  if (item === before) return true;
  if (typeof item.content !== "string" || item.metadata || item.options || before.metadata || before.options) return false;
  return (
    item.content === before.content &&
    item.role === before.role &&
    item.status === before.status &&
    (item.id === undefined || item.id === before.id) &&
    !("tool_calls" in item)
  );
}

function toMessage(item: unknown): ChatMessage {
  const raw: Record<string, unknown> = typeof item === "object" ? (item as Record<string, unknown>) : { content: item };
  const role = raw["role"] === "user" || raw["role"] === "system" ? raw["role"] : "assistant";
  const status = STATUSES.has(raw["status"]) ? (raw["status"] as MessageStatus) : undefined;
  const id = cleanText(raw["id"]);
  const metadata = toMetadata(raw["metadata"]);
  const options = toOptions(raw["options"]);
  return {
    role,
    content: toContent(raw),
    ...(status && { status }),
    ...(id !== undefined && { id }),
    ...(metadata && { metadata }),
    ...(options && { options }),
  };
}

function toContent(raw: Record<string, unknown>): string | readonly MessagePart[] {
  const content = "content" in raw || "role" in raw ? raw["content"] : raw;
  const calls = toolCalls(raw);
  if (calls.length > 0) return Object.freeze([...toParts(content === "" ? null : content), ...calls]);
  if (Array.isArray(content)) return Object.freeze(toParts(content));
  if (content === null || content === undefined) return "";
  return cleanText(content) ?? Object.freeze([toPart(content)!]);
}

function toMetadata(value: unknown): MessageMetadata | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const raw = value as Record<string, unknown>;
  const [title, id, parentId, log] = [raw["title"], raw["id"], raw["parentId"] ?? raw["parent_id"], raw["log"]].map(cleanText);
  const duration = cleanNumber(raw["duration"]);
  const status = raw["status"] === "pending" || raw["status"] === "done" ? raw["status"] : undefined;
  const all = { title: title || undefined, id, parentId, log, duration, status };
  const known = Object.entries(all).filter(([, part]) => part !== undefined);
  return known.length === 0 ? undefined : Object.freeze(Object.fromEntries(known));
}

function toOptions(value: unknown): readonly MessageOption[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const options = value.flatMap((item: unknown): MessageOption[] => {
    const raw = typeof item === "object" && item !== null ? (item as Record<string, unknown>) : { value: item };
    const [text, label] = [raw["value"], raw["label"]].map(cleanText);
    return text === undefined ? [] : [Object.freeze({ value: text, ...(label && { label }) })];
  });
  return options.length === 0 ? undefined : Object.freeze(options);
}
