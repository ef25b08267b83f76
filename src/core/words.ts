/**
 * The words a person sees at once. Those of parts that load later come with them (`…-words.ts`) and have their names here.
 * `{name}` stands for a value. An author replaces any of them with `setWords`.
 */
const english = {
  // controls
  send: "Send",
  stop: "Stop",
  submit: "Submit",
  clear: "Clear",
  attach: "Attach a file",
  dismiss: "Dismiss",
  jumpToLatest: "Jump to the latest message",
  notices: "Messages",
  message: "Message",
  nothingYet: "Nothing yet",
  // chat
  conversation: "Conversation",
  you: "You",
  assistant: "Assistant",
  thinking: "Thinking…",
  undo: "Undo",
  // states
  working: "Working…",
  waiting: "Waiting for its turn…",
  handlerFailed: "Something in this app went wrong. Try again.",
  standIn: "Built-in stand-in, not a model",
  "error-unloaded": "A part of this app could not be loaded. Check the connection and reload the page.",
  unkept: "What you write here is not kept, because a part of this app is missing. Copy what you need, and reload the page.",
  // attachments
  files: "Attached files",
  required: "Fill in this field.",
} as const;

/** The words that several parts share which come later. */
export type LateWordKey =
  | "copy"
  | "copied"
  | "copyFailed"
  | "showMore"
  | "reasoning"
  | "taskDone"
  | "taskOpen"
  | "image"
  | "showImage"
  | "showNamedImage";

/** The words of messages and their buttons, which come with the first. */
export type ChatWordKey = "answering" | "retry" | "continue" | "edit" | "stopped" | "interrupted" | "failed";

/** The words of what few chats show beside words, which come with it. */
export type BesideWordKey =
  | "like"
  | "dislike"
  | "liked"
  | "disliked"
  | "showMedia"
  | "download"
  | "showAll"
  | "save"
  | "cancel"
  | "file"
  | "copyAll"
  | "clearChat"
  | "examples"
  | "suggestions"
  | "editMessage"
  | "feedback";

/** The words of thoughts and tools. */
export type StepWordKey =
  | "toolPending"
  | "toolDone"
  | "toolFailed"
  | "toolInput"
  | "toolOutput"
  | "thoughtPending"
  | "milliseconds"
  | "seconds";

/** The words about answers that are not whole. */
export type EndWordKey = "endLength" | "endFilter" | "endRefusal" | "endTools" | "endEmpty";

/** The words about attached files. */
export type AttachmentWordKey =
  | "removeFile"
  | "fileEmpty"
  | "fileType"
  | "fileTooLarge"
  | "fileTooMany"
  | "filesMore"
  | "folderDropped"
  | "fileAdded"
  | "filesAdded"
  | "fileRemoved"
  | "fileOnlyOne";

/** The words of a field for numbers. */
export type NumberWordKey = "tooSmall" | "tooBig" | "notANumber";

/** The words about storage. */
export type StateWordKey =
  | "state-memory"
  | "state-full"
  | "state-full-files"
  | "state-full-one"
  | "state-full-more"
  | "state-full-device"
  | "state-swept-one"
  | "state-swept-more"
  | "state-wiped"
  | "state-offer-day"
  | "state-offer-time"
  | "state-taken"
  | "deleteOne"
  | "deleteMany"
  | "bringBack"
  | "state-stored"
  | "state-lost"
  | "state-corrupt"
  | "state-newer"
  | "state-hidden"
  | "state-file"
  | "state-large-file"
  | "importBad"
  | "conflict";

/** The words of a list of conversations. */
export type ConversationWordKey =
  | "conversations"
  | "newConversation"
  | "searchConversations"
  | "noConversations"
  | "nothingFound"
  | "untitled"
  | "pinned"
  | "rename"
  | "delete"
  | "deletedConversation";

/** The words of a whole chat app. */
export type InterfaceWordKey =
  | "typeMessage"
  | "additionalInputs"
  | "clearedChat"
  | "newChat"
  | "showConversations"
  | "openChat"
  | "closeChat";

/** The words of blocks that an interface makes by their names. */
export type NamedBlockWordKey = "input" | "output" | "inputAt" | "outputAt";

/** The names in the catalogue, and `error-` with a fault's code (with `moment` and `secondsLong` for how long to wait). */
export type WordKey =
  | keyof typeof english
  | LateWordKey
  | ChatWordKey
  | BesideWordKey
  | StepWordKey
  | EndWordKey
  | AttachmentWordKey
  | NumberWordKey
  | StateWordKey
  | ConversationWordKey
  | InterfaceWordKey
  | NamedBlockWordKey
  | `error-${string}`
  | "moment"
  | "exampleFile"
  | "fileArchive"
  | "filePicture"
  | "fileUnread"
  | "nothingAsked"
  | "retryBusy"
  | "retryLoading"
  | "retryLimited"
  | "retryUnreachable"
  | "secondsLong";

/** On the page, not in the module: the script tag's entry, which takes words, has a copy of its own. */
const REPLACED = Symbol.for("hf-blocks.words");
const page = globalThis as { [REPLACED]?: Partial<Record<string, string>> };
const replaced = (page[REPLACED] ??= Object.create(null) as Partial<Record<string, string>>);

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
