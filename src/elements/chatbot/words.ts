import { wording, type ChatWordKey } from "../../core/words.ts";

/** The words of what only some chats show: they come with it, so that others need not load them. */
const english: Readonly<Record<ChatWordKey, string>> = {
  like: "Good answer",
  dislike: "Bad answer",
  liked: "Marked as good",
  disliked: "Marked as bad",
  stopped: "Stopped.",
  interrupted: "The answer was interrupted.",
  failed: "The answer could not be finished.",
  showMedia: "Load media from {host}",
  download: "Download {name}",
  showAll: "Show all {count} characters",
  edit: "Edit",
  save: "Save",
  cancel: "Cancel",
  answering: "The assistant is answering.",
  retry: "Try again",
  continue: "Continue",
  file: "File",
  copyAll: "Copy the conversation",
  clearChat: "Clear the conversation",
  examples: "Examples",
  suggestions: "Suggested answers",
  toolPending: "Running",
  toolDone: "Done",
  toolFailed: "Failed",
  toolInput: "Input",
  toolOutput: "Result",
  thoughtPending: "Working on it",
  editMessage: "Edit message {number}",
  feedback: "Feedback",
  milliseconds: "{count} ms",
  seconds: "{count} s",
};

export function chatWord(key: ChatWordKey, values: Record<string, string | number> = {}): string {
  return wording(key, english[key], values);
}
