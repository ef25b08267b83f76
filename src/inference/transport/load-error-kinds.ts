import { lazy } from "../../core/lazy.ts";

/** Loads what deals with an answer that is a fault, which most calls never need. @throws {HfError} unloaded; the next call tries again */
export const loadErrorKinds: () => Promise<typeof import("./faults-in-answers.ts")> = lazy(() => import("./faults-in-answers.ts"));
