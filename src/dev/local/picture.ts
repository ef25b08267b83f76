import type { Sharp } from "sharp";
import { HfError } from "../../core/hf-error.ts";
import { findSkew, type GreyPicture } from "./skew.ts";
import { checkPicture, notAPicture, takesTooLong } from "./check-picture.ts";
import { load } from "./load.ts";

/** A straightened grey picture at one scale, ready to be read. */
export interface Prepared extends GreyPicture {
  /** Degrees it was turned clockwise. */
  turned: number;
}

/** Seconds for one step; the largest picture that is let in takes two. */
const LONGEST_STEP = 10;
const SKEW_WIDTH = 700;
const LARGEST_FACTOR = 4; // a very small picture gains nothing from being blown up further

/**
 * Decodes a picture and makes it legible for the reader: upright, grey, full contrast, level
 * lines, and `longest` pixels at its longer side (small pictures are enlarged, large ones reduced).
 *
 * @throws {HfError} bad-file when it is no picture, too-large when it would take too much, no-method without sharp
 */
export async function preparePicture(file: Uint8Array, longest: number): Promise<Prepared> {
  const sharp = (await load<{ default: typeof import("sharp") }>("sharp")).default;
  const { width, height } = await checkPicture(file, sharp);
  try {
    const side = Math.round(Math.max(width, height) * Math.min(longest / Math.max(width, height), LARGEST_FACTOR));
    const upright = await grey(
      sharp(file, { failOn: "none" })
        .autoOrient()
        .flatten({ background: "#fff" })
        .resize({ width: side, height: side, fit: "inside", kernel: "cubic" })
        .greyscale(),
    );
    stretchContrast(upright.data);
    const small = await grey(fromGrey(sharp, upright).resize({ width: SKEW_WIDTH, withoutEnlargement: true }));
    const turned = findSkew(small);
    if (turned === 0) return { ...upright, turned };
    return {
      ...(await grey(fromGrey(sharp, upright).rotate(turned, { background: "#fff" }))),
      turned,
    };
  } catch (error) {
    return refuse(error);
  }
}

/** The picture as a portable grey map, which costs no compression on the way to the reader. */
export function asGreyMap({ data, width, height }: GreyPicture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]);
}

/**
 * Spreads the greys over the whole range, in place. Sharp's own `normalise` goes through a
 * perceptual colour space, which took a third of a second for a page.
 */
function stretchContrast(data: Uint8Array): void {
  const counts = new Uint32Array(256);
  for (const grey of data) counts[grey] = (counts[grey] ?? 0) + 1;
  if (levelAt(counts, data.length / 2) < 100) {
    // Light text on a dark ground: the reader and the skew want it the other way round.
    counts.reverse();
    for (let index = 0; index < data.length; index++) data[index] = 255 - (data[index] ?? 0);
  }
  const darkest = levelAt(counts, data.length * 0.005);
  const lightest = levelAt(counts, data.length * 0.9);
  if (lightest - darkest < 10) return;
  const table = Uint8ClampedArray.from({ length: 256 }, (_, grey) => ((grey - darkest) * 255) / (lightest - darkest));
  for (let index = 0; index < data.length; index++) data[index] = table[data[index] ?? 0] ?? 0;
}

function levelAt(counts: Uint32Array, share: number): number {
  let sum = 0;
  return counts.findIndex((count) => (sum += count) >= share);
}

async function grey(picture: Sharp): Promise<GreyPicture> {
  const { data, info } = await picture
    .timeout({ seconds: LONGEST_STEP })
    .toColourspace("b-w")
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function fromGrey(sharp: typeof import("sharp"), { data, width, height }: GreyPicture): Sharp {
  return sharp(data, { raw: { width, height, channels: 1 } });
}

function refuse(error: unknown): never {
  throw error instanceof HfError ? error : /timeout/i.test(String(error)) ? takesTooLong() : notAPicture();
}
