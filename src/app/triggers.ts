// What holds for the triggers of a listener, whether it was written in markup or in TypeScript.
import { ASKING } from "../chat/asks-anew.ts";
import { lazyExtra } from "../core/lazy.ts";
import type { Mode } from "../graph/listener.ts";
import type { Trigger } from "./app.ts";
import { DEFAULT_EVENTS } from "./default-events.ts";

const OF_NATIVE: Readonly<Record<string, string>> = { button: "click", a: "click", form: "submit" };

/** The event that a block means when a trigger names only the block. */
export function defaultEvent(tag: string): string {
  return DEFAULT_EVENTS[tag] ?? OF_NATIVE[tag] ?? "change";
}

/** Events of which only the newest counts. */
const ALWAYS_LAST = ["change", "hf-change", "input", "hf-key"];

/** The mode of a listener that names none: of its first trigger's event. */
export function modeOf(event: string | undefined, live: boolean): Mode {
  return live || ALWAYS_LAST.includes(event ?? "") ? "always-last" : "once";
}

/** Cancelling a listener that a timer sets off again and again stops the timer too. */
export function pauseTimers(triggers: readonly Trigger[]): void {
  for (const { element } of triggers) if (element.localName === "hf-timer") Object.assign(element, { paused: true });
}

/** The names that nearly all listeners have: with others all names are loaded, once the app is there. */
const USUAL = ["click", "change", "input", "hf-change", "hf-load", "hf-stop", "hf-submit", "hf-tick", ...ASKING, "hf-undo", "hf-clear"];
const loadKnownEvents = lazyExtra(() => import("./unknown-event.ts"), "Names of events are not checked: a part could not be loaded.");

/** @throws {HfError} author, where one waits for an event of our blocks that there is not */
export async function checkEvents(asker: string, triggers: readonly Trigger[]): Promise<void> {
  for (const { element, event } of triggers)
    if (element.localName.startsWith("hf-") && !USUAL.includes(event)) await (await loadKnownEvents())?.checkEvent(asker, element, event);
}
