import { lazy } from "../../core/lazy.ts";

/** Loads what names the fault in an answer, which most calls never need. @throws {HfError} unloaded; the next call tries again */
export const loadErrorKinds: () => Promise<typeof import("./error-kinds.ts")> = lazy(() => import("./error-kinds.ts"));
