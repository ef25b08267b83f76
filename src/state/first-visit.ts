// What is known and kept of an app before the room that stores is there: where nothing is stored of it yet, that room is
// loaded when there is something to store.
import { randomId } from "../core/random-id.ts";
import type { ChatMessage } from "../core/message.ts";
import type { Unsaved } from "./home.ts";
import { isPlain } from "../core/frozen.ts";
import { LastWords, markOf, onlyJson } from "./last-words.ts";
import { databaseName, orNone, thisPlace, type Place } from "./place.ts";
import { pointerOf } from "./pointer.ts";
import { revOf } from "./rev.ts";
import { SCHEMA, type Key } from "./transaction.ts";

/** Whether this browser surely holds nothing of an app: no database, no marks beside it, no words of a page that has gone. */
export async function holdsNothing(app: string, place: Place = thisPlace()): Promise<boolean> {
  const name = databaseName(app);
  if (markOf(place, app) || orNone(() => place.session?.getItem(name)) || new LastWords(app, place).any) return false;
  // Where the browser does not tell, opening it does.
  const databases = await orNone(() => place.indexedDB?.databases())?.catch(() => undefined);
  return databases?.every((database) => database.name !== name) ?? false;
}

/** Calls back when another tab stores something of an app, or looks whether it is alone. */
export function whenOthersSpeak(app: string, signal: AbortSignal, callback: () => void): void {
  const { channels } = thisPlace();
  const channel = orNone(() => channels && new channels(databaseName(app)));
  channel?.addEventListener("message", callback);
  signal.addEventListener("abort", () => channel?.close());
}

/** What a block held, as the page was left. */
export interface EarlyValue {
  /** The name under which it is stored. */
  readonly name: string;
  readonly scope: "session" | "browser";
  readonly value: unknown;
  readonly beside: { readonly view: unknown; readonly default: string; readonly typed: boolean };
  /** What its messages are, where it is a chatbot; `listed` where they are one of several conversations. */
  readonly messages?: "listed" | "alone" | undefined;
  /** Whether nothing of the app was stored before. */
  readonly isFirst: boolean;
}

/** Values that the page has no time to store, since what stores them has not come: left as `LastWords` are, for whoever comes next. */
export class EarlyWords {
  private readonly page = randomId();
  private readonly words: LastWords;
  private revisions = 0;

  constructor(
    private readonly app: string,
    private readonly place: Place = thisPlace(),
  ) {
    this.words = new LastWords(app, place);
  }

  leave(values: readonly EarlyValue[]): void {
    this.words.leave(
      this.page,
      values.flatMap((value) => this.unsavedOf(value)),
    );
  }

  /** The page lives on, and has stored them itself. */
  forget(): void {
    this.words.forget([this.page]);
  }

  private unsavedOf({ name, scope, value, beside, messages, isFirst }: EarlyValue): Unsaved[] {
    const { view, typed, default: basis } = beside;
    const tab = this.tab();
    const owner = scope === "browser" ? "browser" : tab;
    const at = Date.now();
    if (!messages)
      return [
        this.record(["state", owner, name], { value: withoutFiles(value), at, typed, default: basis, ...(view !== undefined && { view }) }),
      ];
    const isListed = messages === "listed";
    const all = (value as readonly ChatMessage[]).map(withoutFiles) as ChatMessage[];
    const question = all.findIndex(({ role }) => role === "user");
    // A conversation of a list begins with the person's first message; another one may have its greeting already.
    if (question < 0 && (isListed || !isFirst)) return [];
    const list = isFirst ? all : all.slice(question);
    const id = isListed ? randomId() : "";
    const pointer = isListed ? [this.record(["state", tab, pointerOf(name)], { value: id, at, typed: false })] : [];
    return [...pointer, ...list.map((message) => this.record(["msg", owner, name, id, message.id ?? randomId()], { value: message }))];
  }

  private record(key: Key, content: object): Unsaved {
    const rev = revOf(this.page, ++this.revisions);
    return { key, record: { v: SCHEMA, rev, ...content }, rev, after: null, isBlind: true };
  }

  /** Who this tab will be: the room that stores looks there, too. */
  private tab(): string {
    const { session } = this.place;
    const key = databaseName(this.app);
    const id = orNone(() => session?.getItem(key)) ?? randomId();
    orNone(() => session?.setItem(key, id));
    return id;
  }
}

/** What can be left of a value at once: its words. The files in its lists have to wait for the room that stores. */
function withoutFiles(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(isJson);
  if (!isPlain(value)) return value;
  const parts = Object.entries(value as Record<string, unknown>);
  return Object.fromEntries(parts.map(([name, part]) => [name, withoutFiles(part)]));
}

function isJson(value: unknown): boolean {
  return orNone(() => JSON.stringify(value, onlyJson)) !== undefined;
}
