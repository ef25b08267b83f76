import { isPlain } from "../core/frozen.ts";
import { databaseName } from "./disk.ts";
import type { Unsaved } from "./home.ts";
import { orNone, type Place } from "./place.ts";

/** What is remembered beside the database of an app: that something was stored there, or that the app deleted everything. */
export type Mark = "stored" | "erased";

export function markOf(place: Place, app: string): Mark | undefined {
  return orNone(() => (place.local!.getItem(databaseName(app)) as Mark | null) ?? undefined);
}

export function setMark(place: Place, app: string, mark: Mark): void {
  orNone(() => place.local!.setItem(databaseName(app), mark));
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
    orNone(() => this.place.session!.setItem(this.key, text));
    orNone(() => this.place.local!.setItem(this.keyOf(page), text));
  }

  /** Those of the page before. */
  read(): Words | undefined {
    return this.parse(orNone(() => this.place.session!.getItem(this.key)));
  }

  /** Pages that have left some and have had no next page yet; those that live may be among them. */
  pages(): string[] {
    const { local } = this.place;
    const keys = orNone(() => Array.from({ length: local!.length }, (_, index) => local!.key(index) ?? "")) ?? [];
    return keys.flatMap((key) => (key.startsWith(this.keyOf("")) ? [key.slice(this.keyOf("").length)] : []));
  }

  /** Those of any page. */
  of(page: string): Words | undefined {
    return this.parse(orNone(() => this.place.local!.getItem(this.keyOf(page))));
  }

  private parse(text: string | null | undefined): Words | undefined {
    const words = orNone(() => JSON.parse(text ?? "null") as Words | null);
    if (!words || !Array.isArray(words.unsaved) || typeof words.page !== "string" || (words.stored && !this.isStored)) return undefined;
    return { ...words, unsaved: words.unsaved.filter(isUnsaved) };
  }

  /** @param pages whose words were stored, or are not wanted any more */
  forget(pages: readonly string[] = this.pages()): void {
    orNone(() => this.place.session!.removeItem(this.key));
    for (const page of pages) orNone(() => this.place.local!.removeItem(this.keyOf(page)));
  }

  private keyOf(page: string): string {
    return `${this.key}:${page}`;
  }

  private get isStored(): boolean {
    return markOf(this.place, this.app) === "stored";
  }

  private get key(): string {
    return `${databaseName(this.app)}:last-words`;
  }
}

/** Any page of this origin may have written there. */
function isUnsaved(one: unknown): one is Unsaved {
  const { key, record, after } = (one ?? {}) as Record<string, unknown>;
  const isKey = Array.isArray(key) && key.length > 1 && key.every((part) => typeof part === "string");
  return isKey && typeof record === "object" && !Array.isArray(record) && (after === null || typeof after === "string");
}

/** @throws {TypeError} for what JSON would tell otherwise than it is */
function onlyJson(this: Readonly<Record<string, unknown>>, name: string): unknown {
  // Not the second argument: that is what `toJSON` has made of it.
  const part = this[name];
  const isData = part === null || isPlain(part) || ["string", "boolean"].includes(typeof part) || Number.isFinite(part);
  if (!isData) throw new TypeError("This is no JSON.");
  return part;
}
