/** A grey picture: one byte a pixel, row by row. */
export interface GreyPicture {
  data: Uint8Array;
  width: number;
  height: number;
}

const LARGEST = 7; // degrees either way
const COARSE = 0.5;
const FINE = 0.1;
const DARK = 160; // thin strokes turn grey in the small copy

/**
 * By how many degrees a page has to be turned clockwise for its lines to lie level.
 *
 * The rows of text are sharpest in the profile of dark pixels when the page is straight: the
 * angle whose profile changes most from row to row is taken.
 *
 * @param picture dark text on a light ground, a few hundred pixels wide
 */
export function findSkew(picture: GreyPicture): number {
  const dark = darkPixels(picture);
  if (dark.length < 40) return 0;
  let best = search(dark, picture, 0, LARGEST, COARSE);
  best = search(dark, picture, best, COARSE, FINE);
  return Math.abs(best) < 0.15 ? 0 : -best;
}

function search(dark: Int32Array, picture: GreyPicture, centre: number, reach: number, step: number): number {
  let best = centre;
  let sharpest = -1;
  for (let angle = centre - reach; angle <= centre + reach + 1e-9; angle += step) {
    const sharpness = profileSharpness(dark, picture, angle);
    if (sharpness > sharpest) [best, sharpest] = [angle, sharpness];
  }
  return best;
}

function profileSharpness(dark: Int32Array, { width, height }: GreyPicture, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const margin = Math.ceil(Math.abs(slope) * width) + 1;
  const profile = new Float64Array(height + 2 * margin);
  for (let index = 0; index < dark.length; index += 2) {
    profile[Math.round(dark[index + 1]! - slope * dark[index]!) + margin]!++;
  }
  let sharpness = 0;
  for (let row = 1; row < profile.length; row++) sharpness += (profile[row]! - profile[row - 1]!) ** 2;
  return sharpness;
}

/** Positions (x, y, x, y, …) of the dark pixels. */
function darkPixels({ data, width, height }: GreyPicture): Int32Array {
  const found: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (data[at]! < DARK) found.push(x, y);
    }
  }
  return Int32Array.from(found);
}
