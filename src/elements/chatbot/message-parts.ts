import { cleanName, cleanNumber, cleanText } from "../../base/clean.ts";
import { beginningOf } from "../../core/cut-text.ts";
import { isPlain, freeze } from "../../core/frozen.ts";
import { mediaOf, type BlockPart, type MediaPart, type MessagePart, type ToolPart } from "../../core/message.ts";

const MEDIA = new Set<unknown>(["image", "audio", "video", "file"]);
const TOOL_STATUSES = new Set<unknown>(["pending", "done", "error"]);

/** The parts of a message out of anything at all. */
export function toParts(content: unknown): MessagePart[] {
  return (Array.isArray(content) ? content : [content]).flatMap((part: unknown) => toPart(part) ?? []);
}

/** One part out of anything at all; nothing out of nothing. What is unknown shows as JSON. */
function toPart(part: unknown): MessagePart | undefined {
  if (part === null || part === undefined) return undefined;
  const text = cleanText(part);
  if (text !== undefined) return textPart(text);
  if (part instanceof Blob) return mediaPart(kindOf(part.type, ""), part);
  const raw = part as Record<string, unknown>;
  if (raw["type"] === "tool") return toolPart(raw);
  if (raw["type"] === "reasoning")
    return freeze({ type: "reasoning", text: cleanText(raw["text"]) ?? "", ...known({ seconds: cleanNumber(raw["seconds"]) }) });
  if (isBlock(raw)) return blockPart(raw);
  return media(raw) ?? textPart(cleanText(raw["text"]) ?? asJson(part));
}

/** The calls of tools in a message as the OpenAI format has them: those an assistant asks for, and what one gave. */
export function toolCalls({ role, tool_calls: calls, tool_call_id: id, name, content }: Record<string, unknown>): ToolPart[] {
  if (role === "tool") return [toolPart({ name: name ?? id ?? role, output: content })];
  if (!Array.isArray(calls)) return [];
  return calls.flatMap((call: { id?: unknown; function?: { name?: unknown; arguments?: unknown } } | null) => {
    return call?.function ? [toolPart({ id: call.id, name: call.function.name, input: fromJson(call.function.arguments) })] : [];
  });
}

function textPart(text: string): MessagePart {
  return Object.freeze({ type: "text", text });
}

/** Media as we have them, as Gradio does (`path`, `mime_type`) and as OpenAI does (`image_url`). */
function media(raw: Record<string, unknown>): MediaPart | undefined {
  const file = raw["file"] instanceof Blob ? raw["file"] : undefined;
  const nested = raw["file"] ?? raw["image_url"];
  const from = !file && typeof nested === "object" && nested !== null ? { ...raw, ...(nested as Record<string, unknown>) } : raw;
  const url = cleanText(from["url"]) ?? cleanText(from["path"]);
  if (!file && !url) return undefined;
  const type =
    MEDIA.has(raw["type"]) && raw["type"] !== "file"
      ? (raw["type"] as "image")
      : raw["type"] === "image_url"
        ? "image"
        : kindOf(file?.type || cleanText(from["mime_type"]) || "", url ?? "");
  const isMedia = MEDIA.has(raw["type"]) || raw["type"] === "image_url" || (raw["type"] === undefined && raw["text"] === undefined);
  return isMedia ? mediaPart(type, file, url, from["name"] ?? from["orig_name"], from["alt"] ?? from["alt_text"]) : undefined;
}

function mediaPart(type: MediaPart["type"], file: Blob | undefined, url?: string, named?: unknown, told?: unknown): MediaPart {
  const name = cleanText(named) ?? cleanText((file as { name?: unknown } | undefined)?.name);
  const alt = cleanText(told);
  return Object.freeze({
    type,
    ...(file && { file }),
    ...(url && !file && { url }),
    ...(name && { name: lastPart(cleanName(name)) }),
    ...(alt && { alt }),
  });
}

const ENDINGS: readonly (readonly [MediaPart["type"], RegExp])[] = [
  ["image", /^data:image\/|\.(png|jpe?g|gif|webp|avif|svg|bmp)([?#]|$)/i],
  ["audio", /^data:audio\/|\.(mp3|wav|ogg|oga|m4a|flac|opus)([?#]|$)/i],
  ["video", /^data:video\/|\.(mp4|webm|mov|m4v|ogv)([?#]|$)/i],
];

/** By its MIME type, else by what its address ends with. */
function kindOf(mime: string, url: string): MediaPart["type"] {
  if (mime) return mediaOf(mime);
  return ENDINGS.find(([, ending]) => ending.test(url))?.[0] ?? "file";
}

function isBlock(raw: Record<string, unknown>): boolean {
  return typeof raw["tag"] === "string" && (raw["type"] === "block" || typeof raw["options"] === "object");
}

/** A block as a part says it, or as a builder gives it. */
function blockPart({ tag, options, children }: Record<string, unknown>): BlockPart {
  const text =
    Array.isArray(children) && children.length > 0 && children.every((child) => typeof child === "string")
      ? { value: children.join("") }
      : {};
  const given = isPlain(options) && !Array.isArray(options) ? options : {};
  return freeze({ type: "block", tag: String(tag), options: copyOf({ ...text, ...given }) as Record<string, unknown> });
}

function toolPart({ name, id, input, output, status }: Record<string, unknown>): ToolPart {
  return freeze({
    type: "tool",
    name: cleanText(name) ?? "tool",
    ...known({
      id: cleanText(id),
      input: copyOf(input) ?? undefined,
      output: copyOf(output) ?? undefined,
      status: TOOL_STATUSES.has(status) ? (status as ToolPart["status"]) : undefined,
    }),
  });
}

/** Without what is not given. */
export function known<T extends object>(all: T): T {
  return Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined)) as T;
}

/** The author's own objects stay theirs to change. What is frozen already is nobody's. */
function copyOf(value: unknown): unknown {
  if (!isPlain(value) || Object.isFrozen(value)) return value;
  return Array.isArray(value) ? value.map(copyOf) : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyOf(part)]));
}

/** A file's name without its path. */
function lastPart(path: string): string {
  return beginningOf(path.replace(/^[^]*[/\\]/, ""), 255);
}

function fromJson(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text; // half of it has come, or the model wrote nonsense: shown as it is
  }
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return Object.prototype.toString.call(value); // a circle: there is no better text
  }
}
