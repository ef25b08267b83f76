import type { ChatMessage } from "./message.ts";
import { same } from "./snapshot.ts";

type Messages = readonly ChatMessage[];
type Id = ChatMessage["id"];
type ById = ReadonlyMap<Id, ChatMessage>;

/**
 * What a conversation becomes when somebody who had `base` before his eyes gives `mine`, while it has become `theirs`.
 * What he left as it was stays as it is now; what he added, changed or took out is added, changed and taken out; what he
 * could not know stays behind the message it stood behind. Taking out wins over changing, and over answering: an answer
 * that one has got goes with its question that the other has taken out. All messages have ids.
 */
export function mergeMessages(base: Messages, mine: Messages, theirs: Messages): Messages {
  if (isOne(base, theirs)) return mine;
  const had = byId(base);
  const now = byId(theirs);
  const given = byId(mine);
  const merged = new Map<Id, ChatMessage>();
  const lost = new Set([...withoutQuestion(mine, had, now), ...withoutQuestion(theirs, had, given)]);
  for (const message of mine) {
    const before = had.get(message.id);
    const current = now.get(message.id);
    if ((before && !current) || lost.has(message.id)) continue;
    merged.set(message.id, current && (same(message, before ?? current) || same(message, current)) ? current : message);
  }
  return inOrder(
    merged,
    theirs.filter(({ id }) => !had.has(id) && !given.has(id) && !lost.has(id)),
    theirs,
  );
}

/** What is new in `list` behind questions that were there before, and that the other list lacks. */
function withoutQuestion(list: Messages, had: ById, other: ById): Id[] {
  let isTaken = false;
  return list.flatMap(({ id, role }) => {
    if (role === "user") isTaken = had.has(id) && !other.has(id);
    return isTaken && !had.has(id) ? [id] : [];
  });
}

/**
 * `mine`, with what only `theirs` has behind the message it stood behind; where that was replaced, behind what took its place.
 * @param others what only `theirs` has
 */
function inOrder(merged: ReadonlyMap<Id, ChatMessage>, others: Messages, theirs: Messages): Messages {
  if (others.length === 0) return [...merged.values()];
  const apart = new Set(others);
  const front = newGap();
  const gaps = new Map<Id, Gap>();
  let gap = front;
  let isReplaced = false;
  for (const message of theirs) {
    if (apart.has(message)) (isReplaced ? gap.later : gap.next).push(message);
    else if (merged.has(message.id)) {
      gaps.set(message.id, (gap = newGap()));
      isReplaced = false;
    } else isReplaced = true;
  }
  const all: ChatMessage[] = [...front.next];
  gap = front;
  for (const [id, message] of merged) {
    const behind = gaps.get(id);
    if (behind) all.push(...gap.later, message, ...behind.next);
    else all.push(message);
    gap = behind ?? gap;
  }
  return [...all, ...gap.later];
}

/** What comes behind a message: right behind it, and behind what was put there in place of others. */
interface Gap {
  readonly next: ChatMessage[];
  readonly later: ChatMessage[];
}

function newGap(): Gap {
  return { next: [], later: [] };
}

/** Whether nobody else has changed anything. */
function isOne(base: Messages, theirs: Messages): boolean {
  return base === theirs || (base.length === theirs.length && base.every((message, index) => message === theirs[index]));
}

function byId(messages: Messages): ById {
  return new Map(messages.map((message) => [message.id, message]));
}
