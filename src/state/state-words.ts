import { wording, type StateWordKey } from "../core/words.ts";

const english: Readonly<Record<StateWordKey, string>> = {
  "state-memory": "This browser stores nothing for this page. What is here lasts only while this tab is open.",
  "state-full": "The browser’s storage is full. What comes now lasts only while this tab is open.",
  "state-full-files": "The browser’s storage is full. New files last only while this tab is open.",
  "state-full-one": "Deleting “{name}” would free {size}.",
  "state-full-more": "Deleting “{name}” and {count} more would free {size}.",
  "state-full-device": "Free some space on this device to keep them.",
  deleteOne: "Delete it",
  deleteMany: "Delete them",
  "state-swept-one": "“{name}” was deleted: this app keeps conversations only for a time or up to a number.",
  "state-swept-more": "“{name}” and {count} more were deleted: this app keeps conversations only for a time or up to a number.",
  "state-wiped": "What was stored here was deleted outside of this app. What is on this page has been stored again.",
  "state-offer-day": "Something you wrote here on {day} was in a tab that was closed.",
  "state-offer-time": "Something you wrote here today at {time} was in a tab that was closed.",
  bringBack: "Bring it back",
  "state-taken": "It is open in another tab already.",
  "state-stored": "Storage works again. Everything is saved.",
  "state-lost": "The browser has deleted what was stored here. Export what you want to keep for long.",
  "state-corrupt": "A part of what was stored could not be read and was set aside. Everything else is here.",
  "state-hidden":
    "A conversation that was brought in had instructions for the model that nobody sees. They were left out; everything else is here.",
  "state-newer": "A newer version of this app has stored something that this page cannot read. Reload the page to get that version.",
  "state-file": "“{name}” can no longer be read and was not stored. Attach it again.",
  "state-large-file": "“{name}” is large and takes much of the browser’s storage. Delete the conversation when it is no longer needed.",
  importBad: "This file was not exported from here. Choose one that was.",
  conflict: "Someone else changed it at the same moment. Try again.",
};

/** What is said about storage: what happened, and what to do next. */
export function stateWord(key: StateWordKey, values: Record<string, string> = {}): string {
  return wording(key, english[key], values);
}
