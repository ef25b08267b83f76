import { isWords, typeOf, typeOfBytes, wordsIn } from "../core/file-kind.ts";
import { HfError } from "../core/hf-error.ts";
import { lazy } from "../core/lazy.ts";
import { saidIn } from "../core/message-end.ts";
import { withoutRefused } from "../core/refused.ts";
import { isThought, textOf, type ChatMessage, type MediaPart, type MessagePart } from "../core/message.ts";
import { wording } from "../core/words.ts";
import { makeFault } from "./transport/faults.ts";

const english = {
  fileArchive: "A model cannot look into “{name}”. Unpack it, attach the pictures and texts that are in it, and send your message again.",
  filePicture:
    "A model cannot read the picture “{name}”. Save it as JPEG or PNG and attach that, or take it out, and send your message again.",
  fileUnread: "A model cannot read “{name}”. Attach a picture or a text of it, or take it out, and send your message again.",
} as const;

const loadRedraw = lazy(() => import("./redraw-picture.ts"));

/** Pictures that all models read which read any. */
const READABLE = /^image\/(png|jpeg|gif|webp)$/;

/** One message as the chat protocol has it. */
export interface RequestMessage {
  role: string;
  content: string | RequestPart[];
}

type RequestPart = { type: "text"; text: string } | { type: "image_url"; image_url: { url: string } };

/**
 * A conversation as the chat protocol has it: images as `data:` URLs, text files as text, statuses dropped.
 * Assistant messages are sent as their text without what was reasoned, and not at all while they have none. Neither are
 * turns that were refused. Parts are sent only where something is no text: not all servers take them.
 *
 * @param system goes first, in place of any system message in the conversation
 * @throws {HfError} bad-file, for a file that a chat model cannot be shown
 */
export async function requestMessages(messages: readonly ChatMessage[], system?: string): Promise<RequestMessage[]> {
  const said = withoutRefused(messages).filter(
    (message) =>
      (message.role === "user" && message.content.length > 0) ||
      (message.role === "system" && !system) ||
      (message.role === "assistant" && !isThought(message) && saidIn(message) !== ""),
  );
  const body = (await Promise.all(said.map(requestMessage))).filter(({ content }) => content.length > 0);
  return system ? [{ role: "system", content: system }, ...body] : body;
}

async function requestMessage(message: ChatMessage): Promise<RequestMessage> {
  const { role, content } = message;
  if (role === "assistant") return { role, content: saidIn(message) };
  if (role === "system" || typeof content === "string") return { role, content: textOf(message) };
  const parts = await Promise.all(content.filter(isSendable).map(requestPart));
  return { role, content: parts.every(isText) ? parts.map(({ text }) => text).join("\n\n") : parts };
}

function isText(part: RequestPart): part is RequestPart & { type: "text" } {
  return part.type === "text";
}

type SendablePart = MediaPart | Extract<MessagePart, { type: "text" }>;

function isSendable(part: MessagePart): part is SendablePart {
  const { type } = part;
  return type !== "block" && type !== "tool" && type !== "reasoning";
}

async function requestPart(part: SendablePart): Promise<RequestPart> {
  if (part.type === "text") return { type: "text", text: part.text };
  const { type, file, url, name = file instanceof File ? file.name : "" } = part;
  if (file?.size === 0) throw makeFault("bad-file");
  if (type === "image" && !file && url && /^(https?|data):/i.test(url)) return { type: "image_url", image_url: { url } };
  // By what it is: the part only says what it was taken for.
  const is = file && (await typeOf(file, name));
  // An author's own bytes, of which only he knows what they are.
  const isMade = type === "image" && file?.type === "" && !is?.startsWith("image/");
  if (file && isMade) return { type: "image_url", image_url: { url: await dataUrlOf(file, "application/octet-stream") } };
  const picture = file && is?.startsWith("image/") ? await readablePicture(file, is) : undefined;
  if (picture) return { type: "image_url", image_url: { url: await dataUrlOf(picture.file, picture.type) } };
  if (file && is && isWords(is)) return { type: "text", text: `${name ? `${name}:\n` : ""}${await wordsIn(file)}` };
  throw unreadable(name, is ?? "");
}

/**
 * A picture as a model can read it: by its bytes, as its name and type may be those of another kind.
 * @returns nothing where it cannot be one. Out of a browser there is nobody to ask about bytes that are not known.
 */
async function readablePicture(file: Blob, type: string): Promise<{ file: Blob; type: string } | undefined> {
  const begins = await typeOfBytes(file);
  if (begins && READABLE.test(begins)) return { file, type: begins };
  if (typeof createImageBitmap === "undefined") return begins === undefined && READABLE.test(type) ? { file, type } : undefined;
  const { redrawPicture } = await loadRedraw();
  const drawn = await redrawPicture(file, type);
  return drawn && { file: drawn, type: drawn.type };
}

/** What a person can do instead depends on what it is. */
function unreadable(name: string, type: string): HfError {
  const isPicture = type.startsWith("image/");
  const key = isPicture ? "filePicture" : /zip|gzip|compressed|x-(tar|rar|7z)/.test(type) ? "fileArchive" : "fileUnread";
  return new HfError(wording(key, english[key], { name }), { code: "bad-file" });
}

/** A file as a `data:` URL. */
async function dataUrlOf(file: Blob, type: string): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  // In slices: all bytes as arguments at once overflow the stack.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return `data:${type};base64,${btoa(binary)}`;
}
