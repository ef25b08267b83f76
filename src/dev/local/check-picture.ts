import type sharp from "sharp";
import { HfError } from "../../core/hf-error.ts";

/** Bytes. A sheet of A4 in colour at 600 dots an inch is about 30 MB as a PNG; nothing that people read is more. */
const LARGEST_FILE = 32 * 1024 * 1024;
/** That sheet has 35 million. */
const MOST_PIXELS = 50_000_000;
/** A receipt of 60 cm at 600 dots an inch. Reduced from more, letters have no pixels left, and each row costs as much as a page. */
const LONGEST_SIDE = 16_384;
/** Bytes once it is decoded: some formats have to be in memory as a whole. */
const LARGEST_DECODED = 256 * 1024 * 1024;
/** AVIF is decoded as a whole, and with 24 bytes for each pixel. */
const MOST_PIXELS_AVIF = 20_000_000;
/** Only the first is read, but of some formats all are looked through. */
const MOST_PAGES = 100;

/** By their first bytes. Drawings are left out: they can ask for any work (filters) and for other files. */
const STARTS = ["\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "GIF87a", "GIF89a", "II*\0", "II+\0", "MM\0*", "MM\0+"];
/** After the size of the first part of the file. */
const INNER = /^.{4}(....WEBP|ftyp(avif|avis|mif1|msf1|heic|heix))/s;
/** What SVG may start with: packed, marked as Unicode, or with spaces. */
const DRAWING = ["\x1f\x8b", "\xff\xfe", "\xfe\xff", "\xef\xbb\xbf", "<"];
const BYTES_OF_DEPTH: Readonly<Record<string, number>> = {
  ushort: 2,
  short: 2,
  uint: 4,
  int: 4,
  float: 4,
  complex: 8,
  double: 8,
  dpcomplex: 16,
};

/**
 * Looks at the first bytes and the header of a picture, and decodes nothing of it.
 *
 * @throws {HfError} bad-file when it is none of the known formats, too-large when reading it would take too much
 */
export async function checkPicture(file: Uint8Array, open: typeof sharp): Promise<{ width: number; height: number }> {
  const start = Buffer.from(file.buffer, file.byteOffset, Math.min(64, file.byteLength)).toString("latin1");
  if (!STARTS.some((bytes) => start.startsWith(bytes)) && !INNER.test(start))
    throw DRAWING.some((bytes) => start.trimStart().startsWith(bytes)) ? notADrawing() : notAPicture();
  if (file.byteLength > LARGEST_FILE) throw tooLarge("The image file is larger than 32 MB.");
  // The area is looked at below, after all sides.
  const header = await open(file, { limitInputPixels: false, failOn: "none" })
    .metadata()
    .catch(() => undefined);
  if (!header) throw notAPicture();
  const { width, height, channels, depth, format, pages = 1 } = header;
  const pixels = width * height;
  if (pixels > MOST_PIXELS) throw tooLarge("The image has more than 50 million pixels.");
  if (Math.max(width, height) > LONGEST_SIDE) throw tooLarge("The image is longer than 16,384 pixels.");
  if (format === "heif" && pixels > MOST_PIXELS_AVIF) throw tooLarge("The AVIF image has more than 20 million pixels.");
  if (pixels * channels * (BYTES_OF_DEPTH[depth] ?? 1) > LARGEST_DECODED) throw tooLarge("The image takes more than 256 MB of memory.");
  if (pages > MOST_PAGES) throw tooLarge(`The image has more than ${MOST_PAGES} pages or frames.`);
  return { width, height };
}

export function notAPicture(): HfError {
  return new HfError("The file could not be read as an image. Choose a PNG, JPEG, WebP, GIF, TIFF or AVIF file.", { code: "bad-file" });
}

export function takesTooLong(): HfError {
  return tooLarge("The image takes too long to read.");
}

function notADrawing(): HfError {
  return new HfError("SVG images are not read. Choose a PNG, JPEG, WebP, GIF, TIFF or AVIF file.", { code: "bad-file" });
}

function tooLarge(what: string): HfError {
  return new HfError(`${what} Choose a smaller one.`, { code: "too-large" });
}
