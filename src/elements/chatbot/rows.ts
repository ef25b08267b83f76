import { isThought, type ChatMessage } from "../../core/message.ts";

/** A message and its place in the value. */
export interface Place {
  readonly message: ChatMessage;
  readonly index: number;
}

/** One message and all that its row shows. Made anew only where something of it has changed. */
export interface Row extends Place {
  /** The one before is by the same author. */
  readonly follows: boolean;
  /** The last of those that follow each other: it carries their buttons. */
  readonly ends: boolean;
  /** All messages that follow each other here, in order. */
  readonly group: readonly Place[];
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
}

export const NO_ROWS: Rows = { messages: [], list: [] };

/**
 * Makes the rows of a conversation. System messages are not for the person. Rows before what has changed are taken over.
 * @param grouped whether messages of one author that follow each other share their buttons
 * @param isOpen whether a message still grows
 */
export function makeRows(
  messages: readonly ChatMessage[],
  before: Rows,
  grouped: boolean,
  isOpen: (message: ChatMessage, isLast: boolean) => boolean,
): Rows {
  let same = 0;
  while (same < messages.length && messages[same] === before.messages[same]) same++;
  const kept = settled(before.list, same);
  const list = before.list.slice(0, kept);
  const from = kept === 0 ? 0 : list.at(-1)!.group.at(-1)!.index + 1;
  const last = messages.findLastIndex(({ role }) => role !== "system");
  let group: Place[] = [];
  for (let index = from; index <= last; index++) {
    const message = messages[index]!;
    if (message.role === "system") continue;
    if (group.length > 0 && (!grouped || group[0]!.message.role !== message.role)) {
      list.push(...rowsOf(group, last, isOpen, list.at(-1)));
      group = [];
    }
    group.push({ message, index });
  }
  if (group.length > 0) list.push(...rowsOf(group, last, isOpen, list.at(-1)));
  for (let place = kept; place < list.length; place++) if (isSame(list[place]!, before.list[place])) list[place] = before.list[place]!;
  return { messages: [...messages], list };
}

function isSame(row: Row, before: Row | undefined): boolean {
  if (
    !before ||
    row.message !== before.message ||
    row.index !== before.index ||
    row.inner.length !== before.inner.length ||
    row.group.length !== before.group.length
  )
    return false;
  const flags = row.follows === before.follows && row.ends === before.ends && row.isLast === before.isLast && row.open === before.open;
  return (
    flags &&
    row.group.every(({ message }, at) => message === before.group[at]!.message) &&
    row.inner.every((inner, at) => isSame(inner, before.inner[at]))
  );
}

/** How many rows at the front nothing can have changed: all but the group that the first change may belong to. */
function settled(rows: readonly Row[], same: number): number {
  const reaches = (place: number) => rows[place]!.group.at(-1)!.index < same;
  let kept = rows.length;
  while (kept > 0 && !reaches(kept - 1)) kept--;
  const group = kept > 0 ? rows[kept - 1]!.group : undefined;
  while (kept > 0 && rows[kept - 1]!.group === group) kept--;
  return kept;
}

function rowsOf(
  group: readonly Place[],
  last: number,
  isOpen: (message: ChatMessage, isLast: boolean) => boolean,
  before: Row | undefined,
): Row[] {
  const top = group.filter((place) => !parentOf(place, group));
  const row = (place: Place, position: number, siblings: readonly Place[], depth: number): Row => {
    const isLast = group.at(-1)!.index === last && position === siblings.length - 1 && depth === 0;
    return {
      ...place,
      follows: position > 0 || depth > 0 || before?.message.role === place.message.role,
      ends: position === siblings.length - 1 && depth === 0,
      group,
      isLast,
      open: isOpen(place.message, place.index === last),
      inner:
        depth > 20 ? [] : group.filter((other) => parentOf(other, group) === place).map((other, at, all) => row(other, at, all, depth + 1)),
    };
  };
  return top.map((place, position) => row(place, position, top, 0));
}

/** The earlier thought of the same group that a thought names. */
function parentOf({ message, index }: Place, group: readonly Place[]): Place | undefined {
  const parentId = message.metadata?.parentId;
  if (parentId === undefined || !isThought(message)) return undefined;
  return group.find((other) => other.index < index && other.message.metadata?.id === parentId);
}
