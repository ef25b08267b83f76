import { cleanText } from "../../base/clean.ts";
import { readItems, readWords } from "../../base/list-attribute.ts";

/** Something to begin a conversation with. */
export interface ChatExample {
  readonly text: string;
  /** Files that go with it, or their URLs. */
  readonly files?: readonly (Blob | string)[] | undefined;
  /** What is shown in place of the text. */
  readonly displayText?: string | undefined;
  /** The URL of a picture beside it. */
  readonly icon?: string | undefined;
}

/** Examples out of anything at all: texts, records as ours, and as Gradio has them. */
export function toExamples(value: unknown): readonly ChatExample[] {
  return (Array.isArray(value) ? value : []).flatMap((item: unknown) => {
    if (item === null || item === undefined) return [];
    const raw = typeof item === "object" ? (item as Record<string, unknown>) : { text: item };
    const files = Array.isArray(raw["files"]) ? raw["files"].flatMap(toFile) : [];
    const [text, displayText, icon] = [raw["text"], raw["displayText"] ?? raw["display_text"], raw["icon"]].map(cleanText);
    if (!text && files.length === 0) return [];
    return { text: text ?? "", ...(files.length > 0 && { files }), ...(displayText && { displayText }), ...(icon && { icon }) };
  });
}

/** An attribute with examples: JSON, or texts with commas between them. */
export function readExamples(text: string | null): readonly (string | ChatExample)[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? (value as (string | ChatExample)[]) : [];
  } catch {
    return readItems(text);
  }
}

/** The `<option>`s of an element as examples: the value is sent, the text shown. */
export function optionsOf(element: Element): readonly ChatExample[] {
  return [...element.children].flatMap((child) => {
    if (!(child instanceof HTMLOptionElement)) return [];
    const files = readWords(child.dataset["files"] ?? "");
    return toExamples([{ text: child.value, displayText: child.label, files, icon: child.dataset["icon"] }]);
  });
}

function toFile(file: unknown): (Blob | string)[] {
  if (file instanceof Blob) return [file];
  const url =
    cleanText(file) ??
    cleanText((file as { url?: unknown; path?: unknown } | null)?.url) ??
    cleanText((file as { path?: unknown } | null)?.path);
  return url ? [url] : [];
}
