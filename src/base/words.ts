/**
 * Every word a person sees, in one catalogue. `{name}` stands for a value.
 * An author replaces any of them with `setWords`.
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
  like: "Good answer",
  dislike: "Bad answer",
  jumpToLatest: "Jump to the latest message",
  output: "Output",
  notices: "Messages",
  message: "Message",
  nothingYet: "Nothing yet",
  // chat
  conversation: "Conversation",
  you: "You",
  assistant: "Assistant",
  answering: "The assistant is answering.",
  thinking: "Thinking…",
  reasoning: "Reasoning",
  taskDone: "Done:",
  taskOpen: "To do:",
  stopped: "Stopped.",
  interrupted: "The answer was interrupted.",
  failed: "The answer could not be finished.",
  undo: "Undo",
  edit: "Edit",
  save: "Save",
  cancel: "Cancel",
  liked: "Marked as good",
  disliked: "Marked as bad",
  download: "Download {name}",
  image: "Image",
  file: "File",
  showImage: "Show image from {host}",
  showNamedImage: "Show “{name}” from {host}",
  showMedia: "Load media from {host}",
  // states
  working: "Working…",
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
  // faults, one per error code of inference
  "error-no-file": "Attach a picture of the document first, then ask again.",
  "error-bad-file": "The file could not be read. Attach a PNG or JPEG picture and ask again.",
  "error-too-large":
    "That is more than the service takes at once. Shorten the text or attach a smaller picture, then try again.",
  "error-bad-input": "The service did not accept the request. Change the question or the file and try again.",
  "error-offline": "You seem to be offline. Check the connection, then try again.",
  "error-unreachable":
    "The service cannot be reached, or does not allow this page. Check its address, then try again.",
  "error-sign-in": "The service asks for a valid sign-in. Sign in to Hugging Face, then try again.",
  "error-payment": "The account has no inference credit left. Add credit or choose another account, then try again.",
  "error-no-model": "The model “{model}” is not available here. Choose another model.",
  "error-rate-limited": "Too many requests just now. Wait {wait}, then try again.",
  "error-busy": "The service is busy or still loading the model. Wait a little, then try again.",
  "error-service": "The service had a fault of its own. Try again in a moment.",
  "error-timeout": "Nothing came back for {seconds} seconds. Try again.",
  "error-truncated": "The answer broke off before its end. What arrived is kept; try again for the rest.",
  "error-bad-answer": "The service answered with something unreadable. Try again, or choose another model.",
  "error-no-method": "This app’s engine cannot do “{task}”. Give it an engine that can, or remove the engine.",
  moment: "a moment",
  secondsLong: "{seconds} seconds",
} as const;

/** The names in the catalogue. */
export type WordKey = keyof typeof english;

const replaced: Partial<Record<WordKey, string>> = {};

/** Replaces words of the catalogue, for another language or another tone. Blocks show them at their next render. */
export function setWords(words: Partial<Record<WordKey, string>>): void {
  Object.assign(replaced, words);
}

/**
 * The words for `key`, with each `{name}` filled in from `values`.
 * A `{name}` without a value stays as it is, so that a slip shows.
 */
export function word(key: WordKey, values: Record<string, string | number> = {}): string {
  const text = replaced[key] ?? english[key];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
