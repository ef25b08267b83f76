import { textOf, type ChatMessage } from "./message.ts";
import { randomId } from "./random-id.ts";
import { same } from "./snapshot.ts";

type Messages = readonly ChatMessage[];

/**
 * The messages with an id each that no other has. One that comes without, as authors write them, has the id of the
 * message before that it is: the one that says the same, else the one that stood in its place, grown or rewritten.
 * Where there is none it is new.
 * @param before the list before; its messages have ids
 * @param from how many messages of the list before stand in front of these, and stay
 * @param make the id of a new one, if it is free
 */
export function withIds(messages: Messages, before: Messages, from = 0, make: (place: number) => string = randomId): Messages {
  const inPlace = (index: number) => before[from + index];
  const isInPlace = ({ id }: ChatMessage, index: number) => id !== undefined && id !== "" && id === inPlace(index)?.id;
  const first = messages.findIndex((message, index) => !isInPlace(message, index));
  const last = messages[first];
  if (!last) return messages;
  // As nearly always: only the last has grown, or is new. With each piece of a long answer no text is looked at.
  if (first === messages.length - 1 && !last.id && before.length - from <= messages.length && make === randomId) {
    const earlier = inPlace(first);
    const id = earlier?.role === last.role ? earlier.id : randomId();
    return [...messages.slice(0, first), { ...last, id }];
  }
  const taken = new Set(before.slice(0, from).map(({ id }) => id));
  const take = (id: string | undefined) => (isFree(id, taken) ? (taken.add(id), id) : undefined);
  // What an author has named is what it says it is, wherever it stands; then what has not changed.
  const ids = messages.map(({ id }) => take(id));
  for (const [index, message] of messages.entries())
    if (ids[index] === undefined && isEqual(message, inPlace(index))) ids[index] = take(inPlace(index)?.id);
  const elsewhere = new Map<string, string[]>();
  for (const message of ids.includes(undefined) ? before.slice(from) : [])
    if (isFree(message.id, taken)) elsewhere.set(saying(message), [...(elsewhere.get(saying(message)) ?? []), message.id]);
  if (elsewhere.size > 0) for (const [index, message] of messages.entries()) ids[index] ??= take(elsewhere.get(saying(message))?.shift());
  for (const [index, { role }] of messages.entries())
    ids[index] ??= (inPlace(index)?.role === role ? take(inPlace(index)?.id) : undefined) ?? take(make(from + index)) ?? randomId();
  return messages.map((message, index) => (message.id === ids[index] ? message : { ...message, id: ids[index] }));
}

function isFree(id: string | undefined, taken: ReadonlySet<string | undefined>): id is string {
  return id !== undefined && id !== "" && !taken.has(id);
}

function isEqual(message: ChatMessage, before: ChatMessage | undefined): boolean {
  return before !== undefined && same({ ...message, id: before.id }, before);
}

function saying(message: ChatMessage): string {
  return `${message.role} ${textOf(message)}`;
}
