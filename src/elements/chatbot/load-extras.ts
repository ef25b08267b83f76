import { lazy } from "../../core/lazy.ts";

export type Extras = typeof import("./extras.ts");

/** Loads what only some chats show: thoughts, tools, options, examples, the editor. @throws {HfError} unloaded; the next call tries again */
export const loadExtras: () => Promise<Extras> = lazy(() => import("./extras.ts"));
