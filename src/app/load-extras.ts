import { lazyExtra } from "../core/lazy.ts";

/** Loads what only some apps need. Where it cannot be had, an app does without. */
export const loadAppExtras: () => Promise<typeof import("./extras.ts") | undefined> = lazyExtra(() => import("./extras.ts"));
