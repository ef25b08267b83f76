import type { StateNotice } from "../../state/notice.ts";
import type { Persistent } from "./persistence.ts";

/** Whether there is room: only the last word on it counts. */
const ABOUT_ROOM: ReadonlySet<StateNotice["kind"]> = new Set(["memory", "full", "stored"]);

/** Shows what happened to the storage, with what the person can do about it. */
export function tell({ notices, halt }: Persistent, { kind, error, action, dismiss }: StateNotice): void {
  const act = async () => {
    // What still comes for the session that is left must not come into the other one.
    if (kind === "offer") halt();
    await action!.act();
  };
  notices.say(kind === "offer" || kind === "swept" ? "info" : "warn", error.message, null, {
    about: ABOUT_ROOM.has(kind) ? "room" : undefined,
    action: action && { label: action.label, act },
    ...(dismiss && { dismiss }),
  });
}
