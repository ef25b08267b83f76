import type { ChatMessage } from "../core/message.ts";
import { randomId } from "../core/random-id.ts";
import { refusalIn } from "../core/refused.ts";
import { SKIP, type Skip } from "../graph/output.ts";
import type { Port } from "../graph/port.ts";
import type { Run } from "../graph/run.ts";
import { continued, toAnswer, withEnd, withStatus } from "./answer.ts";
import type { Asked } from "./asked.ts";
import { inFront, saysTheSame, typedIn, type Typed } from "./draft.ts";
import { Leaving } from "./leaving.ts";

type Messages = readonly ChatMessage[];

/** One turn of a conversation: a question, and the answer to it as it grows. */
export interface Turn {
  /** Where the conversation stands; none where only the answer is wanted. */
  readonly chat: Port | undefined;
  /** As it was when the turn began. */
  readonly conversation: Messages;
  readonly asked: Asked;
  /** What was in the text box, where the question is from there. */
  readonly typed: Typed | undefined;
  /** Each value is the whole answer so far; `said` is the part of it that is for the chat. */
  answer(): AsyncGenerator<{ readonly said: unknown; readonly beside: readonly unknown[] }>;
  /** Whether anything has left the page: what never left leaves no trace. */
  hasLeft(): boolean;
}

/** What a step of a turn writes. */
export interface TurnStep {
  readonly chat: Messages | Skip;
  /** For the text box the question came from. */
  readonly box: unknown;
  /** What the answer is so far, and what it gives to other blocks. */
  readonly said: unknown;
  readonly beside: readonly unknown[];
}

/**
 * The person's message shows at once; the answer grows behind it. Each is one message from its first to its last step,
 * by its id: what else happens to the conversation meanwhile is not the turn's business, and not undone by it.
 * What fails is marked as failed and stays; where nothing has left the page, the text goes back into the box.
 */
export async function* takeTurn({ chat, conversation, asked, typed, answer, hasLeft }: Turn, run: Run): AsyncGenerator<TurnStep> {
  const { before, begun } = asked;
  const question = asked.question && { ...asked.question, id: asked.question.id ?? randomId() };
  const ids: string[] = [];
  const named = (message: ChatMessage, at: number) => ({ ...message, id: message.id ?? (ids[at] ??= randomId()) });
  let messages: Messages = begun ? [begun] : [];
  let last: string | undefined;
  const shown = (status?: ChatMessage["status"], finish?: string): Messages => {
    const now = (status ? withStatus(messages, status, finish) : withEnd(messages)).map(named);
    last = now.at(-1)?.id;
    return [...before, ...(question ? [question] : []), ...now];
  };
  const step = (chat: Messages | Skip, more: Partial<TurnStep> = {}): TurnStep => ({ chat, box: SKIP, said: SKIP, beside: [], ...more });
  // At once, not when the answer notices: what is left in the chat must not look as if it went on.
  run.signal.addEventListener("abort", () => chat && stop(chat, last, run), { once: true });
  // Somebody has deleted it, here or in another tab: nobody wants its answer. One that is answered ahead of time never stood there.
  let stood = false;
  const isTakenBack = () => {
    const stands = !chat || !question || (chat.get() as Messages).findLast(({ id }) => id === question.id) !== undefined;
    stood ||= stands;
    return stood && !stands;
  };
  // What was typed since it was sent stays.
  const emptied = typed === undefined ? {} : { box: (now: unknown) => (saysTheSame(now, typed) ? null : now) };
  if (chat || typed !== undefined) yield step(shown("streaming"), emptied);
  const leaving = new Leaving();
  try {
    for await (const { said, beside } of answer()) {
      if (isTakenBack()) return takeOut(chat, last, run);
      const isSaid = said !== undefined && said !== SKIP;
      if (isSaid) messages = begun ? continued(begun, toAnswer(said)) : toAnswer(said);
      yield step(shown("streaming"), { said: isSaid ? said : SKIP, beside });
    }
    if (isTakenBack()) return takeOut(chat, last, run);
    yield step(shown());
  } catch (error) {
    if (!run.signal.aborted) await leaving.untilStaying();
    if (run.signal.aborted) throw error;
    // In front of what was typed meanwhile.
    const givenBack = question && asked.isNew && { box: (now: unknown) => inFront(typedIn([question]), (now ?? "") as Typed) };
    if (hasLeft()) yield step(shown("error", refusalIn(error)));
    else yield step(conversation, givenBack || {});
    throw error;
  } finally {
    leaving.stop();
  }
}

function takeOut(chat: Port | undefined, id: string | undefined, run: Run): void {
  const messages = (chat?.get() ?? []) as Messages;
  if (messages.some((message) => message.id === id))
    chat?.set(
      messages.filter((message) => message.id !== id),
      run,
      messages,
    );
}

/** What a turn that is cancelled leaves: its answer so far, as stopped. */
function stop(chat: Port, id: string | undefined, run: Run): void {
  const messages = chat.get() as Messages;
  const at = messages.findLastIndex((message) => message.id === id);
  const message = messages[at];
  if (message?.status === "streaming") chat.set(messages.with(at, { ...message, status: "stopped" }), run, messages);
}
