import { plainFileName } from "../../core/file-name.ts";

/** A name as it can be shown: plain, and not too long. */
export function displayName(name: string): string {
  const clean = plainFileName(name);
  return clean.length > 80 ? `${clean.slice(0, 50)}…${clean.slice(-25)}` : clean;
}

/** A size in the person's own language: `31 MB`, `2.4 kB`, at least `0.1 kB`. */
export function sizeInWords(bytes: number): string {
  const isLarge = bytes >= 1024 ** 2;
  const size = Math.max(0.1, bytes / 1024 ** (isLarge ? 2 : 1));
  return new Intl.NumberFormat(undefined, {
    style: "unit",
    unit: isLarge ? "megabyte" : "kilobyte",
    maximumFractionDigits: size < 10 ? 1 : 0,
  }).format(size);
}
