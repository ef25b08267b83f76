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
 * What a page has no time to store, kept for the next page of the same tab: a browser drops the transactions of a page
 * that is loaded anew. What is no JSON, such as a file, is left to the transaction.
 */
export class LastWords {
  constructor(
    private readonly app: string,
    private readonly place: Place,
  ) {}

  leave(page: string, unsaved: readonly Unsaved[]): void {
    const texts = unsaved.flatMap((one) => orNone(() => JSON.stringify(one, onlyJson)) ?? []);
    const text = `{"page":${JSON.stringify(page)},"stored":${this.isStored},"unsaved":[${texts.join()}]}`;
    if (texts.length > 0) orNone(() => this.place.session!.setItem(this.key, text));
  }

  /** Those of the page before. */
  read(): Words | undefined {
    const words = orNone(() => JSON.parse(this.place.session!.getItem(this.key) ?? "null") as Words | null);
    if (!words || !Array.isArray(words.unsaved) || typeof words.page !== "string" || (words.stored && !this.isStored)) return undefined;
    return { ...words, unsaved: words.unsaved.filter(isUnsaved) };
  }

  forget(): void {
    orNone(() => this.place.session!.removeItem(this.key));
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
