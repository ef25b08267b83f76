import { cleanText } from "../../base/clean.ts";
import type { MultimodalValue } from "../../core/message.ts";
import { snapshot } from "../../core/snapshot.ts";

/**
 * A frozen value out of anything at all: a text alone, a part of a value; all else is empty.
 * What equals the `earlier` value is that one.
 */
export function toMultimodalValue(value: unknown, earlier: MultimodalValue | undefined): MultimodalValue {
  const { text, files } = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : { text: value };
  return snapshot({ text: cleanText(text) ?? "", files: filesOf(files) }, earlier) as MultimodalValue;
}

/** The value as a form sends it. */
export function toFormData({ text, files }: MultimodalValue, textName: string, filesName: string): FormData {
  const data = new FormData();
  data.append(textName, text);
  for (const file of files) data.append(filesName, file);
  return data;
}

function filesOf(value: unknown): File[] {
  if (!Array.isArray(value) && !(typeof FileList !== "undefined" && value instanceof FileList)) return [];
  // By name, not by class: files of another frame are files too.
  return [...value].filter((item) => Object.prototype.toString.call(item) === "[object File]");
}
