import { followRuns } from "./runs.ts";

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
  for (const target of [...(there ?? [])]) app.mount(target);
  tell();
  return there !== undefined;
}

function isAppLike(value: unknown): value is AppLike {
  return typeof value === "object" && value !== null && "mount" in value && typeof value.mount === "function";
}
