import type { ChatMessage } from "../core/message.ts";
import { same } from "../core/snapshot.ts";

/** One message of a conversation, and what is known of its record. */
export interface Line {
  readonly id: string;
  /** The last part of the key of its record: its id, but for records of before messages had one. */
  readonly key: string;
  /** Its place in the order; at the end of a conversation it is given when it is stored. */
  seq?: number | undefined;
  message: ChatMessage;
  /** What the record holds, where it is known. */
  stored?: ChatMessage | undefined;
  /** The page that is still writing it, and the one its record names. */
  owner?: string | undefined;
  storedOwner?: string | undefined;
  /** Which writing of its record is known. */
  rev?: string | undefined;
  /** It is put whatever is known of its record: its place was given here, or the database is another one by now. */
  isDue: boolean;
  /** Of the database that has its record. */
  generation: number;
}

/** @param key of its record, where that is not its id */
export function newLine(message: ChatMessage, key?: string): Line {
  const id = message.id!; // safe: whoever lists messages or reads records has given each one
  return { id, key: key ?? id, message, isDue: false, generation: -1 };
}

export function isChanged(line: Line): boolean {
  return line.message !== line.stored || line.owner !== line.storedOwner || line.seq === undefined || line.isDue;
}

/** The line says this now. A copy that says the same is stored already. */
export function setMessage(line: Line, message: ChatMessage): void {
  if (line.message === message) return;
  if (line.stored === line.message && same(message, line.message)) line.stored = message;
  line.message = message;
}

/** Of each answer that is not stored yet, by its key, the question it stands behind. */
export function questionsOf(lines: readonly Line[]): Map<string, Line> {
  const questions = new Map<string, Line>();
  let question: Line | undefined;
  for (const line of lines) {
    if (line.message.role === "user") question = line;
    else if (question && line.message.role === "assistant" && line.stored === undefined) questions.set(line.key, question);
  }
  return questions;
}

/** By their numbers; those that have none yet come last. Two tabs may have given one number: all sort them alike. */
export function byNumber(one: Line, other: Line): number {
  if (one.seq === other.seq) return one.seq === undefined || one.key === other.key ? 0 : one.key < other.key ? -1 : 1;
  return (one.seq ?? Infinity) - (other.seq ?? Infinity);
}

/** How close numbers stand that were given together: another tab's, given at the same moment, does not fall between them. */
const CLOSE = 1e-6;
/** How close an answer stands behind its question: closer than anything else may stand. */
const NEAR = 1e-9;

/**
 * Gives numbers to lines that were put between others, or moved there, so that their numbers say the order they stand in.
 * Those at the end get theirs when they are stored.
 */
export function arrange(lines: readonly Line[]): void {
  let last = -Infinity;
  let isGiven = false;
  // Behind it there is nothing to stand before: a list that is all new is gone through once.
  const end = lines.findLastIndex(({ seq }) => seq !== undefined);
  for (const [index, line] of lines.entries()) {
    const isPlaced = line.seq !== undefined && line.seq > last;
    if (!isPlaced) {
      line.seq = (index < end ? between(last, lines.slice(index + 1), isGiven) : undefined) ?? behind(last, line);
      line.isDue = line.seq !== undefined;
    }
    isGiven = !isPlaced;
    last = line.seq ?? Infinity;
  }
}

/** An answer at the end stands right behind its question, whatever other tabs have put behind that meanwhile. */
function behind(last: number, { message }: Line): number | undefined {
  return message.role === "assistant" && Number.isFinite(last) ? last + (1 + Math.random()) * NEAR : undefined;
}

/** A number behind `last` and before the next line that has one; `undefined` at the end, or where there is no room. */
function between(last: number, behind: readonly Line[], isClose: boolean): number | undefined {
  const next = behind.find(({ seq }) => seq !== undefined && seq > last)?.seq;
  if (next === undefined) return undefined;
  const first = last === -Infinity ? next - 1 : last;
  const number = first + (next - first) * (isClose ? CLOSE : (1 + Math.random()) / 3);
  return number > last && number < next ? number : undefined;
}
