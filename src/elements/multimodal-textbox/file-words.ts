import { cleanName } from "../../base/clean.ts";
import { beginningOf, characterAt } from "../../core/cut-text.ts";

/** A file's name, short enough to stand beside others. */
export function displayName(name: string): string {
  const clean = cleanName(name);
  if (clean.length <= 80) return clean;
  return `${beginningOf(clean, 50)}…${clean.slice(characterAt(clean, clean.length - 25).start)}`;
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
