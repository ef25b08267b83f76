import { endOf } from "../../core/message-end.ts";
import type { ChatMessage } from "../../core/message.ts";
import { LatePart } from "./late-part.ts";

type Steps = typeof import("./steps.ts");

/** How thoughts, tools and ends of answers look. */
export const steps: LatePart<Steps> = new LatePart(() => import("./steps.ts"));

/** Whether an answer that is not whole says itself why: that sentence comes with the steps. */
export function saysWhy(message: ChatMessage): boolean {
  return (endOf(message) ?? "whole") !== "whole";
}
