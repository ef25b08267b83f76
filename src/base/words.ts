/**
 * The words a person sees; those of inference faults come with that room (`inference/fault-words.ts`).
 * `{name}` stands for a value. An author replaces any of them with `setWords`.
 */
const english = {
  // controls
  send: "Send",
  stop: "Stop",
  submit: "Submit",
  clear: "Clear",
  attach: "Attach a file",
  removeFile: "Remove {name}",
  dismiss: "Dismiss",
  copy: "Copy",
  copied: "Copied",
  copyFailed: "The browser did not allow copying. Select the text and copy it by hand.",
  showMore: "Show {count} more",
  retry: "Try again",
  jumpToLatest: "Jump to the latest message",
  output: "Output",
  notices: "Messages",
  message: "Message",
  nothingYet: "Nothing yet",
  // chat
  conversation: "Conversation",
  you: "You",
  assistant: "Assistant",
  thinking: "Thinking…",
  undo: "Undo",
  save: "Save",
  cancel: "Cancel",
  image: "Image",
  file: "File",
  showImage: "Show image from {host}",
  showNamedImage: "Show “{name}” from {host}",
  // conversations
  conversations: "Conversations",
  newConversation: "New conversation",
  searchConversations: "Search conversations",
  noConversations: "Nothing here yet. What you ask is saved from the first message on.",
  nothingFound: "Nothing found.",
  untitled: "Untitled",
  pinned: "Keep at the top",
  rename: "Rename",
  delete: "Delete",
  deletedConversation: "“{name}” was deleted.",
  // states
  working: "Working…",
  waiting: "Waiting for its turn…",
  handlerFailed: "Something in this app went wrong. Try again.",
  standIn: "Built-in stand-in, not a model",
  // attachments
  fileEmpty: "“{name}” is empty. Choose another file.",
  fileType: "“{name}” is not one of the accepted kinds: {accept}. Choose another file.",
  fileTooLarge: "“{name}” is {size}; the limit is {limit}. Choose a smaller file.",
  fileTooMany: "At most {count} files fit here. Remove some to add others.",
  filesMore: "{count} more were left out.",
  folderDropped: "A folder cannot be dropped here. Choose the files in it.",
  fileAdded: "“{name}” attached.",
  filesAdded: "{count} files attached.",
  fileRemoved: "“{name}” removed.",
  files: "Attached files",
  dropHere: "Drop files to attach them",
  fileOnlyOne: "Only one file fits here. “{name}” replaced the earlier one.",
  required: "Fill in this field.",
  // numbers
  tooSmall: "The smallest value here is {min}.",
  tooBig: "The largest value here is {max}.",
  notANumber: "Type a number.",
  // storage
  "state-memory": "This browser stores nothing for this page. What is here lasts only while this tab is open.",
  "state-full": "The browser’s storage is full. What comes now lasts only while this tab is open. Delete old conversations to make room.",
  "state-evicted": "Storage was full. The conversations not opened for longest were deleted to make room.",
  "state-stored": "Storage works again. Everything is saved.",
  "state-lost": "The browser has deleted what was stored here. Export what you want to keep for long.",
  "state-corrupt": "A part of what was stored could not be read and was set aside. Everything else is here.",
  "state-newer": "A newer version of this app has stored something that this page cannot read. Reload the page to get that version.",
  "state-file": "“{name}” can no longer be read and was not stored. Attach it again.",
  "state-large-file": "“{name}” is large and takes much of the browser’s storage. Delete the conversation when it is no longer needed.",
  importBad: "This file was not exported from here. Choose one that was.",
  conflict: "Someone else changed it at the same moment. Try again.",
} as const;

/** The words of what only some chats show, which come with it. */
export type ChatWordKey =
  | "answering" | "continue" | "edit" | "like" | "dislike" | "liked" | "disliked" | "stopped" | "interrupted" | "failed" | "showMedia" | "download" | "showAll"
  | "copyAll" | "clearChat" | "examples" | "suggestions" | "feedback" | "editMessage"
  | "toolPending" | "toolDone" | "toolFailed" | "toolInput" | "toolOutput"
  | "thoughtPending" | "milliseconds" | "seconds";

/** The words of a whole chat app. */
export type InterfaceWordKey =
  | "typeMessage" | "additionalInputs" | "clearedChat" | "newChat" | "showConversations" | "openChat" | "closeChat" | "exampleFile";

/** The names in the catalogue, and `error-` with a fault's code (with `moment` and `secondsLong` for how long to wait). */
export type WordKey = keyof typeof english | ChatWordKey | InterfaceWordKey | `error-${string}` | "moment" | "secondsLong";

const replaced: Partial<Record<string, string>> = {};

/** Replaces words of the catalogue, for another language or another tone. Blocks show them at their next render. */
export function setWords(words: Partial<Record<WordKey, string>>): void {
  Object.assign(replaced, words);
}

/**
 * The words for `key`, with each `{name}` filled in from `values`.
 * A `{name}` without a value stays as it is, so that a slip shows.
 */
export function word(key: keyof typeof english, values: Record<string, string | number> = {}): string {
  return wording(key, english[key], values);
}

/** Words that a room brings along: those an author gave for `key`, else `text`. */
export function wording(key: string, text: string, values: Record<string, string | number> = {}): string {
  return (replaced[key] ?? text).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
