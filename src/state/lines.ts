import type { ChatMessage } from "../core/message.ts";
import { same } from "../core/snapshot.ts";

/** One message of a conversation, and what is known of its record. */
export interface Line {
  readonly id: string;
  /** The last part of the key of its record: its id, but for records of before messages had one. */
  readonly key: string;
  /** Its place in the order; at the end of a conversation it is given when it is stored. */
  seq: number | undefined;
  message: ChatMessage;
  /** What the record holds, where it is known. */
  stored: ChatMessage | undefined;
  /** The page that is still writing it, and the one its record names. */
  owner: string | undefined;
  storedOwner: string | undefined;
  /** Which writing of its record is known. */
  rev: string | undefined;
  /** Its place was given here and is not stored yet. */
  moved: boolean;
}

export function newLine(message: ChatMessage, key: string = message.id!): Line {
  return {
    id: message.id!,
    key,
    message,
    seq: undefined,
    stored: undefined,
    owner: undefined,
    storedOwner: undefined,
    rev: undefined,
    moved: false,
  };
}

export function isChanged(line: Line): boolean {
  return line.message !== line.stored || line.owner !== line.storedOwner || line.seq === undefined || line.moved;
}

/** The line says this now. A copy that says the same is stored already. */
export function say(line: Line, message: ChatMessage): void {
  if (line.message === message) return;
  if (line.stored === line.message && same(message, line.message)) line.stored = message;
  line.message = message;
}

/** By their numbers; those that have none yet come last. Two tabs may have given one number: all sort them alike. */
export function byNumber(one: Line, other: Line): number {
  if (one.seq === other.seq) return one.seq === undefined || one.key === other.key ? 0 : one.key < other.key ? -1 : 1;
  return (one.seq ?? Infinity) - (other.seq ?? Infinity);
}

/**
 * Gives numbers to lines that were put between others, or moved there, so that their numbers say the order they stand in.
 * Those at the end get theirs when they are stored.
 */
export function arrange(lines: readonly Line[]): void {
  let last = -Infinity;
  for (const [index, line] of lines.entries()) {
    if (line.seq === undefined || line.seq <= last) {
      line.seq = between(last, lines.slice(index + 1));
      line.moved = line.seq !== undefined;
    }
    last = line.seq ?? Infinity;
  }
}

/** A number behind `last` and before the next line that has one; `undefined` at the end, or where there is no room. */
function between(last: number, behind: readonly Line[]): number | undefined {
  const next = behind.find(({ seq }) => seq !== undefined && seq > last)?.seq;
  if (next === undefined) return undefined;
  const middle = last === -Infinity ? next - 1 : (last + next) / 2;
  return middle > last && middle < next ? middle : undefined;
}
