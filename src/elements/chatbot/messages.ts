import { cleanNumber, cleanText } from "../../base/clean.ts";
import { same as isSame } from "../../core/snapshot.ts";
import { withIds } from "../../core/message-ids.ts";
import type { ChatMessage, MessageMetadata, MessageOption, MessagePart, MessageStatus } from "../../core/message.ts";
import { known, toParts, toolCalls } from "./message-parts.ts";

/** All that a message says of itself but its id. */
const SAID = ["role", "status", "content", "metadata", "options", "finish", "engine", "model", "usage"] as const;
const STATUSES = new Set<unknown>(["streaming", "done", "stopped", "interrupted", "error"]);

/**
 * Makes a proper conversation out of anything at all. Known keys are copied, so a foreign object never reaches a
 * template, and the author's own objects stay theirs to change. A message that says the same as before keeps its object:
 * that is how rows know that they need not change. One without an id gets one.
 * @param messages the conversation before, which becomes the one now: with each token of an answer a long one passes
 *   here, and must not be copied more than needed
 * @param isDefault whether it is what the page begins with: then the ids are the same in all tabs, or two of them that
 *   write one conversation would both bring it
 * @returns whether anything has changed
 */
export function becomeMessages(messages: ChatMessage[], value: unknown, isDefault = false): boolean {
  // Browsers read frozen arrays slowly.
  const list: readonly unknown[] = !Array.isArray(value) ? [value] : Object.isFrozen(value) ? [...(value as unknown[])] : value;
  const { length } = list;
  let same = 0;
  while (same < messages.length && list[same] === messages[same]) same++;
  const rest: ChatMessage[] = [];
  for (let index = same; index < length; index++) {
    const item = list[index];
    if (item !== null && item !== undefined) rest.push(keepOrMake(item, messages[same + rest.length]));
  }
  const named = withIds(rest, messages, same, isDefault ? (place) => `default-${place}` : undefined);
  let changed = messages.length !== same + named.length;
  for (const [index, message] of named.entries()) {
    const before = messages[same + index];
    // One that came under the id of another has its own again only now.
    if (message === before || (before && message !== rest[index] && saysTheSame(message, before))) continue;
    messages[same + index] = Object.freeze(message);
    changed = true;
  }
  messages.length = same + named.length;
  return changed;
}

/** The message before where this one says the same, else this one, cleaned. */
function keepOrMake(item: unknown, before: ChatMessage | undefined): ChatMessage {
  // Words need no cleaning to be compared: in a long conversation that costs most.
  if (before && isWords(item) && saysTheSame(item, before)) return before;
  const message = toMessage(item);
  return before && saysTheSame(message, before) ? before : message;
}

function isWords(item: unknown): item is ChatMessage {
  const { content, metadata, options, tool_calls: calls } = item as Record<string, unknown>;
  return typeof content === "string" && !metadata && !options && !calls;
}

function saysTheSame(message: ChatMessage, before: ChatMessage): boolean {
  return (!message.id || message.id === before.id) && SAID.every((key) => equals(message[key], before[key]));
}

function equals(value: unknown, before: unknown): boolean {
  return value === before || (typeof value === "object" && isSame(value, before));
}

function toMessage(item: unknown): ChatMessage {
  const raw: Record<string, unknown> = typeof item === "object" ? (item as Record<string, unknown>) : { content: item };
  const role = raw["role"] === "user" || raw["role"] === "system" ? raw["role"] : "assistant";
  const status = STATUSES.has(raw["status"]) ? (raw["status"] as MessageStatus) : undefined;
  const [id, finish, engine, model] = [raw["id"], raw["finish"], raw["engine"], raw["model"]].map(cleanText);
  const [metadata, options, usage] = [toMetadata(raw["metadata"]), toOptions(raw["options"]), toUsage(raw["usage"])];
  return { role, content: toContent(raw), ...known({ status, id, metadata, options, finish, engine, model, usage }) };
}

function toContent(raw: Record<string, unknown>): string | readonly MessagePart[] {
  const content = "content" in raw || "role" in raw ? raw["content"] : raw;
  const calls = toolCalls(raw);
  if (calls.length > 0) return Object.freeze([...toParts(content === "" ? null : content), ...calls]);
  if (content === null || content === undefined) return "";
  return cleanText(content) ?? Object.freeze(toParts(content));
}

function toMetadata(value: unknown): MessageMetadata | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const raw = value as Record<string, unknown>;
  const [title, id, parentId, log] = [raw["title"], raw["id"], raw["parentId"] ?? raw["parent_id"], raw["log"]].map(cleanText);
  const duration = cleanNumber(raw["duration"]);
  const status = raw["status"] === "pending" || raw["status"] === "done" ? raw["status"] : undefined;
  return someOf({ title: title || undefined, id, parentId, log, duration, status });
}

/** What a provider counted: numbers only. */
function toUsage(value: unknown): ChatMessage["usage"] {
  const entries = Object.entries(Object(value) as object);
  return someOf(Object.fromEntries(entries.filter((entry): entry is [string, number] => Number.isFinite(entry[1]))));
}

/** What of it is given, if anything is. */
function someOf<T extends object>(all: T): T | undefined {
  const some = known(all);
  return Object.keys(some).length > 0 ? Object.freeze(some) : undefined;
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
