import { isPlain } from "../core/frozen.ts";
import type { Unsaved } from "./home.ts";
import { databaseName, orNone, type Place } from "./place.ts";

/** What is remembered beside the database of an app: that something was stored there, or that the app deleted everything. */
export type Mark = "stored" | "erased";

export function markOf(place: Place, app: string): Mark | undefined {
  return orNone(() => place.local?.getItem(databaseName(app)) as Mark | null | undefined);
}

export function setMark(place: Place, app: string, mark: Mark): void {
  orNone(() => place.local?.setItem(databaseName(app), mark));
}

/** What a page had no time to store. */
export interface Words {
  /** The page that left them. */
  readonly page: string;
  readonly unsaved: readonly Unsaved[];
  /** Whether anything of the app was stored at all: where nothing is any more, all was deleted since. */
  readonly stored: boolean;
}

/**
 * What a page has no time to store, kept for the next page of the same tab, and for any page of the app where the tab is
 * closed: a browser drops the transactions of a page that goes. What is no JSON, such as a file, is left to the transaction.
 */
export class LastWords {
  constructor(
    private readonly app: string,
    private readonly place: Place,
  ) {}

  leave(page: string, unsaved: readonly Unsaved[]): void {
    const texts = unsaved.flatMap((one) => orNone(() => JSON.stringify(one, onlyJson)) ?? []);
    const text = `{"page":${JSON.stringify(page)},"stored":${this.isStored},"unsaved":[${texts.join()}]}`;
    if (texts.length === 0) return;
    orNone(() => this.place.session?.setItem(this.key, text));
    orNone(() => this.place.local?.setItem(this.keyOf(page), text));
  }

  /** Whether a page has left some. */
  get any(): boolean {
    return this.text() !== undefined || this.pages().length > 0;
  }

  /** Pages that have left some and have had no next page yet; those that live may be among them. */
  pages(): string[] {
    const { local } = this.place;
    const keys = orNone(() => local && Array.from({ length: local.length }, (_, index) => local.key(index) ?? "")) ?? [];
    return keys.flatMap((key) => (key.startsWith(this.keyOf("")) ? [key.slice(this.keyOf("").length)] : []));
  }

  /** Those of a page; of the one before in this tab where none is named. Any page of this origin may have written there. */
  text(page?: string): string | undefined {
    const { local, session } = this.place;
    return orNone(() => (page === undefined ? session?.getItem(this.key) : local?.getItem(this.keyOf(page))));
  }

  /** @param pages whose words were stored, or are not wanted any more */
  forget(pages: readonly string[] = this.pages()): void {
    orNone(() => this.place.session?.removeItem(this.key));
    for (const page of pages) orNone(() => this.place.local?.removeItem(this.keyOf(page)));
  }

  private keyOf(page: string): string {
    return `${this.key}:${page}`;
  }

  /** Whether anything is stored: where nothing is any more, all was deleted since. */
  get isStored(): boolean {
    return markOf(this.place, this.app) === "stored";
  }

  private get key(): string {
    return `${databaseName(this.app)}:last-words`;
  }
}

/** @throws {TypeError} for what JSON would tell otherwise than it is */
export function onlyJson(this: Readonly<Record<string, unknown>>, name: string): unknown {
  // Not the second argument: that is what `toJSON` has made of it.
  const part = this[name];
  const isData = part === null || isPlain(part) || ["string", "boolean"].includes(typeof part) || Number.isFinite(part);
  if (!isData) throw new TypeError("This is no JSON.");
  return part;
}
