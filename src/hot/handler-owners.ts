import { allChains } from "./handed-over.ts";
import { note } from "./notes.ts";

/** What a module has given in one call of `defineHandlers`. */
interface Given {
  readonly names: readonly string[];
  undo(): void;
}

/** Knows which module has given which names: when it runs again, what its version before gave goes. */
export class HandlerOwners {
  /** What the newest version of each module has given, by the module's path. */
  private readonly given = new Map<string, Given[]>();
  /** Modules that run now, and what their versions before have given. */
  private readonly running = new Map<string, readonly Given[]>();
  /** Names of which was said that they mean another function now. */
  private readonly told = new Set<string>();

  /** The modules of a page have other paths now. What those gave that are no more, goes. @param paths all paths from before */
  rename(paths: ReadonlyMap<string, string>, before: readonly string[]): void {
    const moved = [...this.given].filter(([path]) => before.includes(path));
    for (const [path] of moved) this.given.delete(path);
    for (const [path, given] of moved) {
      const owner = paths.get(path);
      if (owner === undefined) for (const { undo } of given) undo();
      else this.given.set(owner, given);
    }
  }

  begin(path: string): void {
    // A version that did not come to its end has given some as well.
    this.running.set(path, [...(this.running.get(path) ?? []), ...(this.given.get(path) ?? [])]);
    this.given.set(path, []);
  }

  end(path: string): void {
    const before = this.running.get(path) ?? [];
    this.running.delete(path);
    for (const { undo } of before) undo();
    const now = new Set(this.given.get(path)?.flatMap(({ names }) => names));
    for (const name of new Set(before.flatMap(({ names }) => names))) if (now.has(name)) runLive(name);
  }

  /** Functions get names. That a name means another one now is said once, unless it is the module's own next version. */
  claim(app: string, names: readonly string[], replaced: readonly string[], undo: () => void): void {
    // Modules run one after another, but for those that wait for something on the way.
    const [path = "", before = []] = [...this.running].at(-1) ?? [];
    this.given.get(path)?.push({ names, undo });
    for (const name of replaced) {
      const key = JSON.stringify([app, name]);
      if (this.told.has(key) || before.some((given) => given.names.includes(name))) continue;
      this.told.add(key);
      note.says(`The handler “${name}” was defined again: from its next run on, the newest function is called.`);
    }
  }
}

/** What runs at load runs for what is there: with its attribute set anew, its app runs it anew. */
function runLive(handler: string): void {
  for (const { element } of allChains()) if (element?.getAttribute("handler") === handler) element.setAttribute("handler", handler);
}
