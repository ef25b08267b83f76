import { adoptStyles } from "../../base/adopt-styles.ts";
import type { HfError } from "../../core/hf-error.ts";
import { lazy } from "../../core/lazy.ts";
import { endOf } from "../../core/message-end.ts";
import type { ChatMessage } from "../../core/message.ts";
import type { Transcript } from "./transcript.ts";

export type Steps = typeof import("./steps.ts");

/** Loads how thoughts, tools and ends of answers look, when a chat first has one. @throws {HfError} unloaded; the next call tries again */
export const loadSteps: () => Promise<Steps> = lazy(() => import("./steps.ts"));

let steps: Steps | undefined;
/** How many messages a chat had when they did not come: the next one is a reason to try again. */
const failed = new WeakMap<Transcript, number>();

/** How they look, once that is loaded; rows look again then. */
export function stepsFor(transcript: Transcript): Steps | undefined {
  const { chat, messages } = transcript;
  if (steps) adoptStyles(chat.renderRoot as ShadowRoot, steps.styles);
  else if (failed.get(transcript) !== messages.length) void load(transcript);
  return steps;
}

async function load(transcript: Transcript): Promise<void> {
  const { chat, messages } = transcript;
  try {
    steps = await loadSteps();
    if (failed.delete(transcript)) chat.hideUnloaded();
    transcript.lookAgain();
  } catch (fault) {
    chat.showUnloaded(fault as HfError);
    failed.set(transcript, messages.length);
  }
}

/** Whether an answer that is not whole says itself why: that sentence comes with the steps. */
export function saysWhy(message: ChatMessage): boolean {
  return (endOf(message) ?? "whole") !== "whole";
}
