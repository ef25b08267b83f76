import { shorten } from "../core/cut-text.ts";
import { textOf, type ChatMessage } from "../core/message.ts";
import { isNewer, SCHEMA, type Key, type Reader } from "./transaction.ts";

/** What is kept of a conversation beside its messages. */
export interface Header {
  readonly v: number;
  /** The number of the next message: order never goes by the clock. */
  readonly next: number;
  /** The first words of the first question, or what the person named it. */
  readonly title: string;
  readonly pinned?: boolean;
  /** When it was last written and last opened, by this computer's clock; only for sorting and for limits. */
  readonly at: number;
  readonly opened: number;
  /** When it was first found to be older than the app keeps. */
  readonly due?: number;
}

export const DAY = 24 * 60 * 60 * 1000;
const TITLE = 60;

/** The header of a conversation; made anew from its messages where there is none. */
export async function headerOf(reader: Reader, key: Key, messages: Key): Promise<Header> {
  const stored = (await reader.get(key)) as Header | undefined;
  if (stored && (isNewer(stored) || (Number.isFinite(stored.next) && typeof stored.title === "string"))) return stored;
  const numbers = (await reader.list(messages)).map(([, record]) => Number((record as { seq?: unknown } | undefined)?.seq) || 0);
  return { v: SCHEMA, next: Math.max(0, ...numbers.map((number) => number + 1)), title: "", at: Date.now(), opened: Date.now() };
}

/** The first words of a message, or the name of its file. */
export function titleOf(message: ChatMessage): string {
  const words = textOf(message).trim().replace(/\s+/g, " ");
  return shorten(words, TITLE) || nameOf(message);
}

function nameOf({ content }: ChatMessage): string {
  const named = typeof content === "string" ? undefined : content.find((part) => "name" in part && part.name);
  return (named as { name?: string } | undefined)?.name ?? "";
}
