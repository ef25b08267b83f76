import type { ChatMessage } from "../core/message.ts";

/** One message of a conversation, and what is known of its record. */
export interface Line {
  /** Of the record; messages of authors often have none. */
  readonly id: string;
  /** Its place in the order, given when it is first stored. */
  seq: number | undefined;
  message: ChatMessage;
  /** What the record holds, where it is known. */
  stored: ChatMessage | undefined;
  /** Its newest version came from another tab, and no list of this one has shown it since. */
  foreign: boolean;
  /** This tab's page has been given it. */
  seen: boolean;
  /** The page that is still writing it, and the one its record names. */
  owner: string | undefined;
  storedOwner: string | undefined;
  /** Which writing of its record is known. */
  rev: string | undefined;
}

export interface Match {
  /** The whole conversation in its order. */
  readonly lines: Line[];
  /** The lines of the list that was matched. */
  readonly own: Line[];
  readonly removed: Line[];
}

/**
 * Finds out what became of each known message in a new list: messages are matched by identity, then by `id`,
 * then by their place. What another tab has added meanwhile, and the author of the list could not know, stays.
 * @param before the lines of the list before
 * @param origin which line a message object was once in
 */
export function match(
  messages: readonly ChatMessage[],
  lines: readonly Line[],
  before: readonly Line[],
  origin: WeakMap<ChatMessage, Line>,
  add: (message: ChatMessage) => Line,
): Match {
  const free = new Set(lines);
  const own: (Line | undefined)[] = messages.map((message, index) => {
    // By place first: one message object may be in the list twice.
    const line = before[index]?.message === message && free.has(before[index]) ? before[index] : origin.get(message);
    return line && free.delete(line) ? line : undefined;
  });
  const ids = new Map(
    own.includes(undefined) ? lines.flatMap((line) => (line.message.id === undefined ? [] : [[line.message.id, line]])) : [],
  );
  let isNew = false;
  messages.forEach((message, index) => {
    if (own[index]) return;
    const candidates = [message.id === undefined ? undefined : ids.get(message.id), before[index], lines[index]];
    const line = candidates.find((line) => line && free.has(line) && takesPlace(message, line));
    if (line) free.delete(line);
    else isNew = true;
    own[index] = line ?? add(message);
  });
  const found = own as Line[];
  found.forEach((line, index) => show(line, messages[index]!, origin.get(messages[index]!) === line));
  // Only what the list's author has had before his eyes can have been removed by him.
  const isRemoval = !isNew && (messages.length === 0 || before.some((line) => free.has(line)));
  const removed = [...free].filter((line) => (line.foreign ? isRemoval && line.seen : true));
  for (const line of removed) free.delete(line);
  return { lines: inOrder(found, free), own: found, removed };
}

function takesPlace(message: ChatMessage, line: Line): boolean {
  if (message.id !== undefined && message.id === line.message.id) return true;
  if (message.role !== line.message.role) return false;
  return !line.foreign || isEqual(message, line.message);
}

function show(line: Line, message: ChatMessage, isOlder: boolean): void {
  line.seen = true;
  // An older version, in a copy of the list: what the other tab has written since stays.
  if (line.foreign && isOlder && line.message !== message) return;
  line.foreign = false;
  if (isEqual(message, line.message) && line.stored === line.message) line.stored = message;
  line.message = message;
}

function isEqual(a: ChatMessage, b: ChatMessage): boolean {
  const keys = Object.keys(a) as (keyof ChatMessage)[];
  return a === b || (keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]));
}

/** The list's own order, with the lines that only others know where their numbers put them. */
function inOrder(own: readonly Line[], others: ReadonlySet<Line>): Line[] {
  let last = -Infinity;
  for (const line of own) {
    // Moved, or put before others: it and what follows is numbered anew.
    if (line.seq !== undefined && line.seq <= last) line.seq = undefined;
    if (line.seq === undefined) last = Infinity;
    else last = line.seq;
  }
  return [...own, ...others].sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity) || 0);
}
