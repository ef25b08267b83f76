// What the dev server adds to modules calls these.

import { HandlerOwners } from "./handler-owners.ts";
import { remember, remount } from "./apps.ts";
import { HotPage, type PageVersion } from "./page.ts";
import { swap } from "./swap.ts";
import { allTags, tagOf, type ElementClass, type Tag } from "./tags.ts";

type Exports = Record<string, unknown>;
/** Puts the new classes into the bindings of a version of a module: what has imported them sees the new ones. */
type Assign = (next: Exports) => void;

const assigns = new Map<string, Assign[]>();
/** The names that modules have given to functions. */
export const handlers = new HandlerOwners();
let shownPage: HotPage | undefined;
/** The newest version of each module that has begun to run. */
const newest = new Map<string, number>();

/** A module begins to run. */
export function begin(url: string): void {
  const { path, version } = splitUrl(url);
  newest.set(path, Math.max(version, newest.get(path) ?? 0));
  handlers.begin(path);
}

/** A module has run. */
export function end(url: string, { assign, app }: { assign?: Assign; app?: unknown }): void {
  const { path } = splitUrl(url);
  handlers.end(path);
  if (assign) assigns.set(path, [...(assigns.get(path) ?? []), assign]);
  if (app !== undefined) remember(path, app);
}

/**
 * The next version of a module is there.
 * @returns false where its importers must run again too
 */
export function accept(url: string, next: Exports | undefined): boolean {
  // It did not load; what is on the page stays.
  if (!next) return true;
  const { path } = splitUrl(url);
  let complete = true;
  for (const value of Object.values(next)) {
    const tag = tagWith(value);
    if (!tag) continue;
    if (tag.newest !== value) swap(tag, value as ElementClass);
    if (isExtended(tag)) complete = false;
  }
  for (const assign of assigns.get(path) ?? []) assign(next);
  if ("default" in next) complete = remount(path, next["default"]) && complete;
  return complete;
}

/** The page's source is loaded, or has changed. */
export function page(version: PageVersion): void {
  if (shownPage) shownPage.become(version);
  else shownPage = new HotPage(version, handlers);
}

/** The tag that a class is for, also where it is not registered yet because its earlier version is. */
function tagWith(value: unknown): Tag | undefined {
  if (typeof value !== "function") return undefined;
  const own = Object.hasOwn(value, "tag") ? (value as unknown as ElementClass).tag : undefined;
  return tagOf(value) ?? [...allTags()].find(({ name }) => name === own);
}

/** Whether the class of another tag is still made from an earlier version of this one's. */
function isExtended(tag: Tag): boolean {
  return [...allTags()].some((other) => other !== tag && basesOf(other.newest).some((base) => tagOf(base) === tag && base !== tag.newest));
}

function basesOf(elementClass: object): object[] {
  const base = Object.getPrototypeOf(elementClass) as object | null;
  return base && base !== Function.prototype ? [base, ...basesOf(base)] : [];
}

function splitUrl(url: string): { path: string; version: number } {
  const { pathname, searchParams } = new URL(url);
  const version = Number(searchParams.get("t") ?? 0);
  searchParams.delete("t");
  searchParams.delete("import");
  return { path: `${pathname}?${searchParams.toString()}`, version };
}
