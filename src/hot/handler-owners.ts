import type { Inspect } from "../core/inspect.ts";
import { allChains } from "./handed-over.ts";

/** A name that a module has given to a function. */
interface Owned {
  readonly app: string;
  readonly name: string;
  /** The path of the module. */
  readonly owner: string;
  readonly names: Parameters<Inspect["named"]>[2];
}

/** Knows which module has given which names: run again, it may give them to other functions, and those it gives no more go. */
export class HandlerOwners {
  /** By app and name. */
  private readonly owned = new Map<string, Owned>();
  /** Modules that run now, and what each has named so far. */
  private readonly running = new Map<string, Set<string>>();
  /** Names that have a new function since. */
  private readonly renewed = new Set<string>();

  /** The modules of a page have other paths now. What those gave that are no more, goes. @param paths all paths from before */
  rename(paths: ReadonlyMap<string, string>, before: readonly string[]): void {
    for (const [key, owned] of [...this.owned]) {
      if (!before.includes(owned.owner)) continue;
      const owner = paths.get(owned.owner);
      if (owner === undefined) this.forget(key, owned);
      else this.owned.set(key, { ...owned, owner });
    }
  }

  begin(path: string): void {
    this.running.set(path, new Set());
  }

  end(path: string): void {
    const given = this.running.get(path);
    this.running.delete(path);
    for (const [key, owned] of [...this.owned]) if (owned.owner === path && !given?.has(key)) this.forget(key, owned);
    for (const name of this.renewed) runLive(name);
    this.renewed.clear();
  }

  /** A function gets a name. @returns whether it is free for the module that runs now */
  claim(app: string, name: string, names: Owned["names"]): boolean {
    // Modules run one after another, but for those that wait for something on the way.
    const [path, given] = [...this.running].at(-1) ?? [];
    if (path === undefined) return false;
    const key = JSON.stringify([app, name]);
    const before = this.owned.get(key)?.owner;
    if (before !== undefined && before !== path && !this.running.has(before)) return false;
    if (before !== undefined) this.renewed.add(name);
    this.owned.set(key, { app, name, owner: path, names });
    given?.add(key);
    return true;
  }

  private forget(key: string, { name, names }: Owned): void {
    this.owned.delete(key);
    names.delete(name);
  }
}

/** What runs at load runs for what is there: with its attribute set anew, its app runs it anew. */
function runLive(handler: string): void {
  for (const { element } of allChains()) if (element?.getAttribute("handler") === handler) element.setAttribute("handler", handler);
}
