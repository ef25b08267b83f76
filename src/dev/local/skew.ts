/** A grey picture: one byte a pixel, row by row. */
export interface GreyPicture {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Where a pixel stands. */
interface Dot {
  readonly x: number;
  readonly y: number;
}

const LARGEST = 7; // degrees either way
const COARSE = 0.5;
const FINE = 0.1;
const DARK = 160; // thin strokes turn grey in the small copy
const WHITE = 255;

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
  if (dark.length < 20) return 0;
  let best = search(dark, picture, 0, LARGEST, COARSE);
  best = search(dark, picture, best, COARSE, FINE);
  return Math.abs(best) < 0.15 ? 0 : -best;
}

function search(dark: readonly Dot[], picture: GreyPicture, centre: number, reach: number, step: number): number {
  let best = centre;
  let sharpest = -1;
  for (let angle = centre - reach; angle <= centre + reach + 1e-9; angle += step) {
    const sharpness = profileSharpness(dark, picture, angle);
    if (sharpness > sharpest) [best, sharpest] = [angle, sharpness];
  }
  return best;
}

function profileSharpness(dark: readonly Dot[], { width, height }: GreyPicture, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const margin = Math.ceil(Math.abs(slope) * width) + 1;
  const profile = new Float64Array(height + 2 * margin);
  for (const { x, y } of dark) {
    const row = Math.round(y - slope * x) + margin;
    profile[row] = (profile[row] ?? 0) + 1;
  }
  let sharpness = 0;
  let above = 0; // the margin is empty
  for (const count of profile) {
    sharpness += (count - above) ** 2;
    above = count;
  }
  return sharpness;
}

function darkPixels({ data, width, height }: GreyPicture): Dot[] {
  const found: Dot[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((data[y * width + x] ?? WHITE) < DARK) found.push({ x, y });
    }
  }
  return found;
}
