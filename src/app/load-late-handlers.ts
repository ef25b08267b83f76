import { lazy } from "../core/lazy.ts";

/** What waits for names that are given later: few pages need it. */
export const loadLateHandlers = lazy(() => import("./late-handlers.ts"));
