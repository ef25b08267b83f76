import { lazy } from "../../core/lazy.ts";

/** Loads what makes a turn of a conversation, with the first that is said. @throws {HfError} unloaded; the next call tries again */
export const loadTurn: () => Promise<typeof import("./chat-turn.ts")> = lazy(() => import("./chat-turn.ts"));
