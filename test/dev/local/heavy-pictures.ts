// Small files that would cost much to read.
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** A PNG that says any size; what it holds is white, or nothing. */
export function sayingPng(width: number, height: number, { depth = 1, colour = 0, data = Buffer.alloc(0) } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = depth;
  header[9] = colour;
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(data)), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A real JPEG whose header says another size. */
export async function sayingJpeg(width: number, height: number): Promise<Buffer> {
  const file = await white(16, 16).jpeg().toBuffer();
  const frame = file.indexOf(Buffer.from([0xff, 0xc0]));
  file.writeUInt16BE(height, frame + 5);
  file.writeUInt16BE(width, frame + 7);
  return file;
}

/** A real AVIF whose header says another size. */
export async function sayingAvif(width: number, height: number): Promise<Buffer> {
  const file = await white(64, 64).avif({ effort: 0 }).toBuffer();
  const size = file.indexOf("ispe");
  file.writeUInt32BE(width, size + 8);
  file.writeUInt32BE(height, size + 12);
  return file;
}

/** An animated GIF or WebP, or a TIFF of several pages. */
export async function manyPages(format: "gif" | "webp" | "tiff", pages: number): Promise<Buffer> {
  const data = Buffer.alloc(8 * 8 * pages * 3);
  for (let page = 0; page < pages; page++) data.fill(page * 7, page * 192, page * 192 + 3 + (page % 180));
  return sharp(data, { raw: { width: 8, height: 8 * pages, channels: 3, pageHeight: 8 } })
    .toFormat(format)
    .toBuffer();
}

/** Dots without sense, in which the reader looks for letters for minutes. */
export function noise(side: number): Promise<Buffer> {
  return sharp({
    create: { width: side, height: side, channels: 3, background: "#fff", noise: { type: "gaussian", mean: 128, sigma: 80 } },
  })
    .png()
    .toBuffer();
}

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="5000" height="5000">${inside}</svg>`;

export const drawings: Readonly<Record<string, string>> = {
  "a drawing with a huge blur": svg(
    `<filter id="f"><feGaussianBlur stdDeviation="2000"/></filter><rect width="5000" height="5000" filter="url(#f)"/>`,
  ),
  "a drawing with an external entity": `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/hosts">]>${svg("<text>&e;</text>")}`,
  "a drawing with a picture from a file": svg(`<image href="file:///etc/hosts" width="9" height="9"/>`),
  "a drawing after a comment and spaces": `\ufeff \n<!-- ${"x".repeat(400)} -->${svg("")}`,
};

function white(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: "#fff" } });
}
