import { isThought, type ChatMessage } from "../../core/message.ts";

/** A message and its place in the value. */
export interface PlacedMessage {
  readonly message: ChatMessage;
  readonly index: number;
}

/** One message and all that its row shows. Made anew only where something of it has changed. */
export interface Row extends PlacedMessage {
  /** The one before is by the same author. */
  readonly follows: boolean;
  /** The last of those that follow each other: it carries their buttons. */
  readonly ends: boolean;
  /** All messages that follow each other here, in order. */
  readonly group: readonly PlacedMessage[];
  readonly isLast: boolean;
  /** It still grows. */
  readonly open: boolean;
  /** The thoughts that stand inside this one. */
  readonly inner: readonly Row[];
}

/** The rows of a conversation, and what they were made of. */
export interface Rows {
  readonly messages: readonly ChatMessage[];
  readonly list: readonly Row[];
  readonly grouped: boolean;
}

const NONE: readonly Row[] = [];

export const NO_ROWS: Rows = { messages: [], list: [], grouped: true };

/**
 * Makes the rows of a conversation. System messages are not for the person. Rows before what has changed are taken over.
 * @param grouped whether messages of one author that follow each other share their buttons
 * @param isOpen whether a message still grows
 */
export function makeRows(
  messages: readonly ChatMessage[],
  earlier: Rows,
  grouped: boolean,
  isOpen: (message: ChatMessage, isLast: boolean) => boolean,
): Rows {
  const before = earlier.grouped === grouped ? earlier : NO_ROWS;
  let same = 0;
  while (same < messages.length && messages[same] === before.messages[same]) same++;
  const kept = settled(before.list, same);
  const list = before.list.slice(0, kept);
  const from = endOf(list.at(-1)?.group) + 1;
  const last = messages.findLastIndex(({ role }) => role !== "system");
  let group: PlacedMessage[] = [];
  const close = () => {
    list.push(...rowsOf(group, last, isOpen, list.at(-1)));
    group = [];
  };
  for (let index = from; index <= last; index++) {
    const message = messages[index];
    if (!message || message.role === "system") continue;
    if (!grouped || group[0]?.message.role !== message.role) close();
    group.push({ message, index });
  }
  close();
  for (const [offset, row] of list.slice(kept).entries()) {
    const old = before.list[kept + offset];
    if (old && isSame(row, old)) list[kept + offset] = old;
  }
  return { messages: [...messages], list, grouped };
}

function isSame(row: Row, before: Row): boolean {
  return (
    row.message === before.message &&
    row.index === before.index &&
    row.follows === before.follows &&
    row.ends === before.ends &&
    row.isLast === before.isLast &&
    row.open === before.open &&
    row.group.length === before.group.length &&
    row.group.every(({ message }, at) => message === before.group[at]?.message) &&
    row.inner.length === before.inner.length &&
    row.inner.every((inner, at) => {
      const old = before.inner[at];
      return old !== undefined && isSame(inner, old);
    })
  );
}

/** The place of a group's last message; -1 without one. */
function endOf(group: readonly PlacedMessage[] | undefined): number {
  return group?.at(-1)?.index ?? -1;
}

/** How many rows at the front nothing can have changed: all but the group that the first change may belong to. */
function settled(rows: readonly Row[], same: number): number {
  const kept = rows.findLastIndex(({ group }) => endOf(group) < same) + 1;
  // Not the groups themselves: a row that was taken over has its own array, with the same messages.
  const end = endOf(rows[kept - 1]?.group);
  return rows.slice(0, kept).findLastIndex(({ group }) => endOf(group) !== end) + 1;
}

function rowsOf(
  group: readonly PlacedMessage[],
  last: number,
  isOpen: (message: ChatMessage, isLast: boolean) => boolean,
  before: Row | undefined,
): Row[] {
  const top = group.filter((place) => !parentOf(place, group));
  const innerOf = (place: PlacedMessage, depth: number): readonly Row[] =>
    depth > 20 || top.length === group.length
      ? NONE
      : group.filter((other) => parentOf(other, group) === place).map((other, at, all) => row(other, at, all, depth + 1));
  const row = (place: PlacedMessage, position: number, siblings: readonly PlacedMessage[], depth: number): Row => {
    const isLast = endOf(group) === last && position === siblings.length - 1 && depth === 0;
    return {
      ...place,
      follows: position > 0 || depth > 0 || before?.message.role === place.message.role,
      ends: position === siblings.length - 1 && depth === 0,
      group,
      isLast,
      open: isOpen(place.message, place.index === last),
      inner: innerOf(place, depth),
    };
  };
  return top.map((place, position) => row(place, position, top, 0));
}

/** The earlier thought of the same group that a thought names. */
function parentOf({ message, index }: PlacedMessage, group: readonly PlacedMessage[]): PlacedMessage | undefined {
  const parentId = message.metadata?.parentId;
  if (parentId === undefined || !isThought(message)) return undefined;
  return group.find((other) => other.index < index && other.message.metadata?.id === parentId);
}
