import { wording, type ChatWordKey } from "../../core/words.ts";

/** The words of messages and their buttons. Those of what only few messages show come with that. */
const english: Readonly<Record<ChatWordKey, string>> = {
  stopped: "Stopped.",
  interrupted: "The answer was interrupted.",
  failed: "The answer could not be finished.",
  edit: "Edit",
  answering: "The assistant is answering.",
  retry: "Try again",
  continue: "Continue",
};

export function chatWord(key: ChatWordKey, values: Record<string, string | number> = {}): string {
  return wording(key, english[key], values);
}
