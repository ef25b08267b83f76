import { lazy } from "../core/lazy.ts";

/** Loads what puts broken records aside, with the first of them. */
export const loadRepair: () => Promise<typeof import("./repair.ts")> = lazy(() => import("./repair.ts"));
