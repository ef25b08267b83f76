import { authorError, type HfError } from "../core/hf-error.ts";
import { inspector } from "../core/inspect.ts";
import type { Handler } from "../graph/perform.ts";

/** What one call of `defineHandlers` has given. */
interface Definition {
  readonly app: string;
  readonly handlers: Readonly<Record<string, Handler>>;
}

/** On the page, not in the module: a second copy of the library must find what the first was told. */
const REGISTRY = Symbol.for("hf-blocks.handlers");

/** Those who wait for a name, on the page for the same reason. */
const AWAITED = Symbol.for("hf-blocks.awaited");

function registry(): Set<Definition> {
  const page = globalThis as { [REGISTRY]?: Set<Definition> };
  return (page[REGISTRY] ??= new Set());
}

function awaited(): Set<() => void> {
  const page = globalThis as { [AWAITED]?: Set<() => void> };
  return (page[AWAITED] ??= new Set());
}

/**
 * Gives functions the names that markup calls them by, before or after that markup:
 * `defineHandlers({ user, bot })`. In markup a handler gets its inputs as a list, in order, and returns its
 * outputs as a list or as a record by id.
 *
 * A name that is given again means the newest function from the next run on.
 * @param options.app the name of the app that they are for; else for all apps of the page
 * @returns what takes these functions back: a framework calls it when a component goes. What had the names before has
 * them again, where that was not taken back too.
 * @throws {HfError} author, where one is no function
 */
// Markup cannot tell the types of its inputs.
export function defineHandlers(handlers: Record<string, (inputs: any, run: any) => unknown>, options: { app?: string } = {}): () => void {
  const app = options.app ?? "";
  const replaced: string[] = [];
  for (const [name, handler] of Object.entries(handlers)) {
    if (typeof handler !== "function")
      throw authorError(`defineHandlers() got no function for “${name}”. Write { ${name}: (inputs) => … }.`);
    const before = namedIn(app, name);
    if (before && before !== handler) replaced.push(name);
  }
  const definition = { app, handlers: { ...handlers } };
  const undo = (): void => void registry().delete(definition);
  registry().add(definition);
  inspector()?.named(app, Object.keys(handlers), replaced, undo);
  lookAgain();
  return undo;
}

function namedIn(app: string, name: string): Handler | undefined {
  return [...registry()].findLast((one) => one.app === app && Object.hasOwn(one.handlers, name))?.handlers[name];
}

/** Lets those who wait for a name look again: there are new ones, or they may want another one now. */
export function lookAgain(): void {
  for (const look of [...awaited()]) look();
}

/** Resolves when it is time to look again for a name. Nothing of it is left once the signal is aborted. */
export function nextLook(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      awaited().delete(look);
      signal.removeEventListener("abort", look);
      resolve();
    };
    awaited().add(look);
    signal.addEventListener("abort", look);
  });
}

/** The function of that name: the app's own first, then the page's. */
export function findHandler(name: string, app: string): Handler | undefined {
  return namedIn(app, name) ?? namedIn("", name);
}

/** A handler as its author gave it: the function itself, or the one of that name. @throws {HfError} author, where there is none */
export function handlerOf(given: string | Handler, asker: string, app: string): Handler {
  if (typeof given === "function") return given;
  const found = findHandler(given, app);
  if (!found) throw unknownHandler(asker, given, app);
  return found;
}

/** What is wrong where no function has the name. @param asker who asks for it, as its author wrote it */
export function unknownHandler(asker: string, name: string, app: string): HfError {
  const named = new Set([...registry()].flatMap((one) => (["", app].includes(one.app) ? Object.keys(one.handlers) : [])));
  return authorError(
    `${asker} finds no handler "${name}". Handlers here: ${[...named].join(", ") || "none"}. Define it with defineHandlers({ ${name} }).`,
  );
}
