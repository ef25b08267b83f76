import { cleanText } from "../../base/clean.ts";
import { readWords } from "../../base/list-attribute.ts";
import type { ChatExample } from "./chat-example.ts";

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
