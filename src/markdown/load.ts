import { lazy } from "../core/lazy.ts";

type Markdown = typeof import("./markdown.ts");

/** Loads the renderer once for the page. @throws {HfError} unloaded; the next call tries again */
export const loadMarkdown: () => Promise<Markdown> = lazy(() => import("./markdown.ts"));

export type { Markdown };
