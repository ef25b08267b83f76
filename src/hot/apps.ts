import { counted } from "../core/counted.ts";
import { note } from "./notes.ts";
import { followRuns } from "./runs.ts";
import { saysItsTag } from "./tags.ts";

/** What a module gives as its default export, where that is an app. */
interface AppLike {
  mount(target?: Element | string): Element;
}

/** Where the apps of a module are mounted. */
const targets = new Map<string, Set<Element | string | undefined>>();

/** An app that a module gives: where it is mounted, its next version goes too. */
export function remember(path: string, app: unknown): void {
  if (!isAppLike(app)) return;
  const { mount } = app;
  app.mount = (target) => {
    targets.set(path, (targets.get(path) ?? new Set()).add(target));
    return mount(target);
  };
}

/** @returns false where this is no app, or was mounted nowhere */
export function remount(path: string, app: unknown): boolean {
  if (!isAppLike(app)) return false;
  const there = targets.get(path);
  const tell = followRuns();
  for (const target of [...(there ?? [])]) {
    const before = blocksIn(target);
    app.mount(target);
    sayWhatStayed(path, before, blocksIn(target));
  }
  tell();
  return there !== undefined;
}

function isAppLike(value: unknown): value is AppLike {
  return typeof value === "object" && value !== null && "mount" in value && typeof value.mount === "function";
}

/** The blocks of an app, and what each holds. */
function blocksIn(target: Element | string | undefined): Map<Element, unknown> {
  const place = typeof target === "string" ? document.querySelector(target) : (target ?? document.body);
  const blocks = [...(place?.querySelectorAll("*") ?? [])].filter(saysItsTag);
  return new Map(blocks.map((block) => [block, (block as Element & { value?: unknown }).value]));
}

function sayWhatStayed(path: string, before: ReadonlyMap<Element, unknown>, now: ReadonlyMap<Element, unknown>): void {
  const kept = [...now.keys()].filter((block) => before.has(block));
  const reset = kept.filter((block) => before.get(block) !== now.get(block));
  const parts = [
    `${counted(kept.length, "block")} ${kept.length === 1 ? "is" : "are"} kept`,
    ...ifAny(now.size - kept.length, "new"),
    ...ifAny(before.size - kept.length, "gone"),
    ...(reset.length > 0 ? [`new default of ${reset.map(called).join(", ")}`] : []),
  ];
  note.says(`${new URL(path, location.href).pathname.split("/").at(-1)} changed: ${parts.join(", ")}.`);
}

function ifAny(count: number, what: string): string[] {
  return count > 0 ? [`${count} ${count === 1 ? "is" : "are"} ${what}`] : [];
}

function called(block: Element): string {
  return `<${block.localName}${block.id ? ` id="${block.id}"` : ""}>`;
}
