import { lazyExtra } from "../core/lazy.ts";

/** Loads what an app seldom needs. Where it cannot be had, an app does without. */
export const loadSeldom: () => Promise<typeof import("./seldom.ts") | undefined> = lazyExtra(() => import("./seldom.ts"));
