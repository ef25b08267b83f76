type Named = Map<string, unknown>;

/** Where the library keeps the functions that have names, by app. */
const HANDLERS = Symbol.for("hf-blocks.handlers");
/** Where it asks whether a second function may take a name. */
const REDEFINE = Symbol.for("hf-blocks.redefine");

/** Knows which module has given which names: run again, it may give them to other functions, and those it gives no more go. */
export class HandlerOwners {
  private readonly owners = new Map<string, string>();
  /** Modules that run now, and the names that each has given so far. */
  private readonly running = new Map<string, Set<string>>();
  /** Handlers that have a new function since. */
  private readonly renewed = new Set<string>();

  constructor() {
    const page = globalThis as unknown as Record<symbol, unknown>;
    page[REDEFINE] = (app: string, name: string) => this.claim(`${app}\u0000${name}`);
  }

  /** The modules of a page have other paths now. What those gave that are no more, goes. @param paths all paths from before */
  rename(paths: ReadonlyMap<string, string>, before: readonly string[]): void {
    for (const [name, owner] of [...this.owners]) {
      if (!before.includes(owner)) continue;
      const path = paths.get(owner);
      if (path === undefined) this.forget(name);
      else this.owners.set(name, path);
    }
  }

  begin(path: string): void {
    this.running.set(path, new Set());
  }

  end(path: string): void {
    const given = this.running.get(path);
    this.running.delete(path);
    for (const [name, owner] of this.owners) {
      if (owner === path && !given?.has(name)) this.forget(name);
    }
    for (const name of this.renewed) runLive(name);
    this.renewed.clear();
  }

  private forget(name: string): void {
    this.owners.delete(name);
    const [app, handler] = name.split("\u0000") as [string, string];
    (globalThis as unknown as Record<symbol, Map<string, Named> | undefined>)[HANDLERS]?.get(app)?.delete(handler);
  }

  /** @returns whether the name is free for the module that runs now */
  private claim(name: string): boolean {
    // Modules run one after another, but for those that wait for something on the way.
    const path = [...this.running.keys()].at(-1);
    if (path === undefined) return false;
    const owner = this.owners.get(name);
    if (owner !== undefined && owner !== path && !this.running.has(owner)) return false;
    if (owner !== undefined) this.renewed.add(name.split("\u0000")[1]!);
    this.owners.set(name, path);
    this.running.get(path)!.add(name);
    return true;
  }
}

/** Listeners without a trigger run for what is there: their app runs them anew when one of their attributes is set. */
function runLive(handler: string): void {
  for (const listener of document.querySelectorAll(`hf-on[handler="${CSS.escape(handler)}"]:not([from])`))
    listener.setAttribute("handler", handler);
}
