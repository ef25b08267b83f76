// The one place that says what a file is. Browsers know it from the name alone, many names not at all, and some wrongly:
// a `.ts` is a film to them, a CSV a sheet of a program, a `.yaml` nothing.

/** Bytes that are looked at. */
const LOOKED_AT = 4096;
/** Those that say what a file is. */
const HEAD = 16;

/** Types that a browser gives only to what they are. */
const CERTAIN = /^(image|audio|text)\/|^video\/(?!mp2t)|[/+](json|xml|pdf)$/;
/** Types of words, whoever gave them. */
const WORDS = /^text\/|[/+](json|xml|yaml)$/;
/** Types that say nothing. */
const NOTHING = /^(|application\/octet-stream|binary\/octet-stream|video\/mp2t)$/;

/** How files begin, each byte two digits. */
const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^89504e470d0a/, "image/png"],
  [/^ffd8ff/, "image/jpeg"],
  [/^47494638/, "image/gif"],
  [/^52494646.{8}57454250/, "image/webp"],
  [/^.{8}66747970617669/, "image/avif"],
  [/^.{8}66747970(686569|6d696631)/, "image/heic"],
  [/^(49492a00|4d4d002a)/, "image/tiff"],
  [/^255044462d/, "application/pdf"],
  [/^52494646.{8}57415645/, "audio/wav"],
  [/^494433/, "audio/mpeg"],
  [/^4f676753/, "audio/ogg"],
  [/^664c6143/, "audio/flac"],
  [/^.{8}667479704d3441/, "audio/mp4"],
  [/^.{8}667479707174/, "video/quicktime"],
  [/^.{8}66747970/, "video/mp4"],
  [/^1a45dfa3/, "video/webm"],
  [/^504b0304/, "application/zip"],
  [/^1f8b/, "application/gzip"],
];

const TYPES_BY_NAME: Readonly<Record<string, string>> = {
  csv: "text/csv",
  tsv: "text/tab-separated-values",
  md: "text/markdown",
  json: "application/json",
  yaml: "text/yaml",
  yml: "text/yaml",
};
/** Names of words, for those that are no UTF-8. */
const TEXT_NAME =
  /\.(txt|text|log|csv|tsv|md|json|ya?ml|toml|ini|sql|xml|html?|css|[cm]?[jt]sx?|py|r|java|cs?|cpp|h|php|pl|sh|bat|tex|srt|vtt)$/i;
const UTF_16 = /^(fffe|feff)/;

/** Whether a type can be believed without a look inside. */
export function isCertain(type: string): boolean {
  return CERTAIN.test(type);
}

/** The type of a file by what it calls itself, else by its first bytes, else by its name; never "". */
export async function typeOf(file: Blob, name: string = file instanceof File ? file.name : ""): Promise<string> {
  const [type = ""] = file.type.toLowerCase().split(";");
  if (isCertain(type)) return type;
  const bytes = new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer());
  const head = headOf(bytes);
  const begins = typeOfHead(head);
  if (begins) return NOTHING.test(type) ? begins : type;
  const isText = UTF_16.test(head) || (!bytes.some(isControl) && (isUtf8(bytes, true) || TEXT_NAME.test(name)));
  if (isText) return TYPES_BY_NAME[name.slice(name.lastIndexOf(".") + 1).toLowerCase()] ?? "text/plain";
  return type || "application/octet-stream";
}

/** The type of a file by its first bytes alone, whatever it calls itself. */
export async function typeOfBytes(file: Blob): Promise<string | undefined> {
  return typeOfHead(headOf(new Uint8Array(await file.slice(0, HEAD).arrayBuffer())));
}

/** The first bytes, each two digits. */
function headOf(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, HEAD), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function typeOfHead(head: string): string | undefined {
  return BEGINNINGS.find(([beginning]) => beginning.test(head))?.[1];
}

/** Whether a file of this type is words, which a model can read. */
export function isWords(type: string): boolean {
  return WORDS.test(type);
}

/** The words in a file. Those that are no Unicode come from an older program: letters of the West. */
export async function wordsIn(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [first = 0, second = 0] = bytes;
  const wide = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : undefined;
  return new TextDecoder(wide ?? (isUtf8(bytes, false) ? "utf-8" : "windows-1252")).decode(bytes);
}

/** What no text has: all controls but tabs, ends of lines and pages, and Escape. */
function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32 && byte !== 27);
}

/** @param isCut whether more follows, so that the last letter may be half of one */
function isUtf8(bytes: Uint8Array, isCut: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: isCut });
    return true;
  } catch {
    return false;
  }
}
