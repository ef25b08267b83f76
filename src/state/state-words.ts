import { wording, type StateWordKey } from "../core/words.ts";
import type { SeldomStateWordKey } from "./seldom-state-words.ts";

type OftenKey = Exclude<StateWordKey, SeldomStateWordKey>;

const english: Readonly<Record<OftenKey, string>> = {
  "state-memory": "This browser stores nothing for this page. What is here lasts only while this tab is open.",
  "state-full": "The browser’s storage is full. What comes now lasts only while this tab is open.",
  "state-wiped": "What was stored here was deleted outside of this app. What is on this page has been stored again.",
  "state-stored": "Storage works again. Everything is saved.",
  "state-lost": "The browser has deleted what was stored here. Export what you want to keep for long.",
  "state-corrupt": "A part of what was stored could not be read and was set aside. Everything else is here.",
  "state-newer": "A newer version of this app has stored something that this page cannot read. Reload the page to get that version.",
  "state-file": "“{name}” can no longer be read and was not stored. Attach it again.",
  "state-large-file": "“{name}” is large and takes much of the browser’s storage. Delete the conversation when it is no longer needed.",
};

/** What is said about storage: what happened, and what to do next. */
export function stateWord(key: OftenKey, values: Record<string, string> = {}): string {
  return wording(key, english[key], values);
}
