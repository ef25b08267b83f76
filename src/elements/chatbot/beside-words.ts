import { wording, type BesideWordKey } from "../../core/words.ts";

/** The words of what few chats show beside words: media, options, examples, the editor. */
const english: Readonly<Record<BesideWordKey, string>> = {
  like: "Good answer",
  dislike: "Bad answer",
  liked: "Marked as good",
  disliked: "Marked as bad",
  showMedia: "Load media from {host}",
  download: "Download {name}",
  showAll: "Show all {count} characters",
  save: "Save",
  cancel: "Cancel",
  file: "File",
  copyAll: "Copy the conversation",
  clearChat: "Clear the conversation",
  examples: "Examples",
  suggestions: "Suggested answers",
  editMessage: "Edit message {number}",
  feedback: "Feedback",
};

export function besideWord(key: BesideWordKey, values: Record<string, string | number> = {}): string {
  return wording(key, english[key], values);
}
