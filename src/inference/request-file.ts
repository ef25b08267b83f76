import { isWords, typeOf, typeOfBytes, wordsIn } from "../core/file-kind.ts";
import { HfError } from "../core/hf-error.ts";
import { lazy } from "../core/lazy.ts";
import type { MediaPart } from "../core/message.ts";
import { wording } from "../core/words.ts";
import type { RequestPart } from "./chat-request.ts";
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

/**
 * A picture as a `data:` URL, a file of words as text.
 * @throws {HfError} bad-file, for a file that a chat model cannot be shown
 */
export async function requestFile(part: MediaPart): Promise<RequestPart> {
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
