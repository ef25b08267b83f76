// What is to be tried: rooms, or parts of them, and which of their changes.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { changesOf, type Change } from "./changes.mts";
import { titles } from "./survivors.mts";

/** A small room is no better tested for being small. */
const LEAST = 40;

/** A room, or what is in it: `state`, `state/cell.ts`. */
export interface Part {
  readonly name: string;
  readonly room: string;
  /** What each of its changes is called. */
  readonly titles: ReadonlyMap<Change, string>;
  /** The changes, those of one place together. */
  readonly places: readonly (readonly Change[])[];
}

/** A change to be tried. */
export interface Drawn {
  readonly part: Part;
  readonly change: Change;
  readonly title: string;
}

/** The changes with these titles. */
export function named(parts: readonly Part[], wanted: ReadonlySet<string>): Drawn[] {
  return parts.flatMap((part) => [...part.titles].flatMap(([change, title]) => (wanted.has(title) ? [{ part, change, title }] : [])));
}

export function partOf(name: string): Part {
  const [room = name] = name.split("/");
  const path = `src/${name}`;
  if (!existsSync(path) || !existsSync(`test/${room}`)) throw new Error(`There is no ${path} with tests in test/${room}.`);
  const inside = statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, encoding: "utf8" }).map((file) => `${path}/${file}`);
  const files = inside.filter((file) => file.endsWith(".ts")).sort();
  const places = files.map((file) => changesOf(file, readFileSync(file, "utf8")));
  return { name, room, titles: new Map(places.flatMap((ofFile) => [...titles(ofFile.flat())])), places: places.flat() };
}

/**
 * As many changes as are asked for, at most one of a place: some of each part, then by the sizes of the parts. The order
 * they are drawn in comes from the seed and their titles alone, so that the draw stays when other code changes.
 */
export function drawn(parts: readonly Part[], seed: string, count: number): Drawn[] {
  const rank = (title: string) => createHash("sha1").update(`${seed} ${title}`).digest("hex");
  const more = Math.max(0, count - parts.length * LEAST);
  const size = parts.reduce((sum, { places }) => sum + places.length, 0);
  return parts.flatMap((part) => {
    const most = Math.min(LEAST, Math.floor(count / parts.length)) + Math.round((more * part.places.length) / size);
    const ranked = (changes: readonly Change[]) =>
      changes
        .map((change) => ({ part, change, title: part.titles.get(change) ?? "" }))
        .map((one) => ({ ...one, rank: rank(one.title) }))
        .sort((one, other) => (one.rank < other.rank ? -1 : 1));
    const first = part.places.flatMap((changes) => ranked(changes).slice(0, 1)).map(({ change }) => change);
    return ranked(first).slice(0, most);
  });
}
