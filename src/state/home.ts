import type { Channel } from "./channel.ts";
import type { StateNotice } from "./notice.ts";
import type { Presence } from "./presence.ts";
import type { Records } from "./records.ts";
import type { Tab } from "./tab.ts";
import type { Key } from "./transaction.ts";

/** How far a stored value reaches: this tab, or all tabs of this browser. */
export type StoredScope = "session" | "browser";

/** What the values of one app have in common. */
export interface Home {
  readonly records: Records;
  readonly presence: Presence;
  readonly channel: Channel;
  readonly tab: Tab;
  /**
   * Whether the person has left for good. A page still runs for some time then, with its connections cut: the errors
   * that follow are the page's end, and nothing to remember.
   */
  readonly isLeft: () => boolean;
  tell(notice: StateNotice): void;
  /** Tells of a broken record and sets it aside, so that it is not met again. */
  setAside(key: Key, block: string, isBroken: (record: unknown) => boolean): Promise<void>;
  /** Tells the other tabs, and the list of conversations in this one. */
  changed(kind: "state" | "msg" | "conv", scope: StoredScope, names: readonly string[], ids?: readonly string[]): void;
}

/** A record that is not stored yet. */
export interface Unsaved {
  readonly key: Key;
  /** `null` to delete it. */
  readonly record: object | null;
  /** Which writing of the record it is, and which it follows; `null` where there is none. */
  readonly rev: string;
  readonly after: string | null;
  /** Whether its page had read nothing of what is stored: of two values the later one counts then. */
  readonly isBlind?: true;
  /** For an answer that was not stored yet, the record of its question: without that it is none. */
  readonly question?: string;
}

/** One value as its app keeps it. */
export interface Slot {
  /** Resolves once what was written so far is stored. */
  settle(): Promise<void>;
  /** What must be put now, since the page may be gone in a moment. */
  unsaved(): Unsaved[];
  /** Reads again what may have changed outside this page. */
  refresh(ids?: readonly string[]): Promise<void>;
  /** Stores all that it holds once more: what was stored is gone. */
  restore(): void;
  /** Forgets what it holds. */
  drop(): void;
  /** For a list of conversations: opens the one that the tab says it has open, when this page has become another tab. */
  reopen?(): Promise<void>;
}

/** The part of a key that says whose it is. */
export function ownerOf(home: Home, scope: StoredScope): string {
  return scope === "browser" ? "browser" : home.tab.id;
}
