import { wording, type StateWordKey } from "../core/words.ts";

const english = {
  "state-full-files": "The browser’s storage is full. New files last only while this tab is open.",
  "state-full-one": "Deleting “{name}” would free {size}.",
  "state-full-more": "Deleting “{name}” and {count} more would free {size}.",
  "state-full-device": "Free some space on this device to keep them.",
  deleteOne: "Delete it",
  deleteMany: "Delete them",
  "state-swept-one": "“{name}” was deleted: this app keeps conversations only for a time or up to a number.",
  "state-swept-more": "“{name}” and {count} more were deleted: this app keeps conversations only for a time or up to a number.",
  "state-offer-day": "Something you wrote here on {day} was in a tab that was closed.",
  "state-offer-time": "Something you wrote here today at {time} was in a tab that was closed.",
  bringBack: "Bring it back",
  "state-taken": "It is open in another tab already.",
  "state-hidden":
    "A conversation that was brought in had instructions for the model that nobody sees. They were left out; everything else is here.",
  importBad: "This file was not exported from here. Choose one that was.",
  conflict: "Someone else changed it at the same moment. Try again.",
} as const satisfies Partial<Record<StateWordKey, string>>;

export type SeldomStateWordKey = keyof typeof english;

/** As `stateWord`, of what seldom happens: these words come with the parts that say them. */
export function seldomStateWord(key: SeldomStateWordKey, values: Record<string, string> = {}): string {
  return wording(key, english[key], values);
}
