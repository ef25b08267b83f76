import { authorError, type HfError } from "../core/hf-error.ts";
import { lazy } from "../core/lazy.ts";
import type { Handler } from "../graph/perform.ts";

type Named = Map<string, Handler>;

/** What waits for names that are given later: few pages need it. */
export const loadLateHandlers = lazy(() => import("./late-handlers.ts"));

/** On the page, not in the module: a second copy of the library must find what the first was told. */
const REGISTRY = Symbol.for("hf-blocks.handlers");

/** Those who wait for a name, on the page for the same reason. */
const AWAITED = Symbol.for("hf-blocks.awaited");

/** Where the dev server's client says whether a module that runs again may give a name to another function. */
const REDEFINE = Symbol.for("hf-blocks.redefine");

function registry(): Map<string, Named> {
  const page = globalThis as { [REGISTRY]?: Map<string, Named> };
  return (page[REGISTRY] ??= new Map());
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
 * @param options.app the name of the app that they are for; else for all apps of the page
 * @throws {HfError} author, where another function already has the name
 */
// Any type: markup cannot tell the types of its inputs.
export function defineHandlers(handlers: Record<string, (inputs: any, run: any) => unknown>, options: { app?: string } = {}): void {
  const scope = options.app ?? "";
  const named = registry().get(scope) ?? new Map<string, Handler>();
  registry().set(scope, named);
  const { [REDEFINE]: mayRedefine } = globalThis as { [REDEFINE]?: (app: string, name: string) => boolean };
  for (const [name, handler] of Object.entries(handlers)) {
    const earlier = named.get(name);
    if (!mayRedefine?.(scope, name) && earlier && earlier !== handler)
      throw authorError(
        `defineHandlers() got a second function for “${name}”. Give one of them another name, or pass { app } with the name of the app it is for.`,
      );
    named.set(name, handler);
  }
  lookAgain();
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
  return (app ? registry().get(app)?.get(name) : undefined) ?? registry().get("")?.get(name);
}

/** What is wrong where no function has the name. @param asker who asks for it, as its author wrote it */
export function unknownHandler(asker: string, name: string, app: string): HfError {
  return authorError(
    `${asker} finds no handler "${name}". Handlers here: ${handlerNames(app).join(", ") || "none"}. Define it with defineHandlers({ ${name} }).`,
  );
}

/** The names that an app knows, for messages. */
export function handlerNames(app: string): string[] {
  const own = app ? [...(registry().get(app)?.keys() ?? [])] : [];
  return [...own, ...(registry().get("")?.keys() ?? [])];
}
