import { wording, type LateWordKey } from "./words.ts";

/** The words that several parts share which come later. */
const english: Readonly<Record<LateWordKey, string>> = {
  copy: "Copy",
  copied: "Copied",
  copyFailed: "The browser did not allow copying. Select the text and copy it by hand.",
  showMore: "Show {count} more",
  reasoning: "Reasoning",
  taskDone: "Done:",
  taskOpen: "To do:",
  image: "Image",
  showImage: "Show image from {host}",
  showNamedImage: "Show “{name}” from {host}",
};

export function lateWord(key: LateWordKey, values: Record<string, string | number> = {}): string {
  return wording(key, english[key], values);
}
