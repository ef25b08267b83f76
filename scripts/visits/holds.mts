// What a file of the script-tag build holds, by its source map: names of files change, and so does what is put together.
import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";

/** A room of ours or a package, and how much of a file it is, from 0 to 1. */
export type Share = readonly [origin: string, share: number];

/** At every so many characters the source is looked up: near enough to say how much of a file is whose. */
const STEP = 16;

/** Whose code a file is made of, the largest share first; nothing of one that only hands on what others export. */
export function holds(file: string): readonly Share[] {
  if (!existsSync(`${file}.map`)) return [];
  const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, "utf8")) as ConstructorParameters<typeof SourceMap>[0]);
  const found = new Map<string, number>();
  let looks = 0;
  for (const [line, text] of readFileSync(file, "utf8").split("\n").entries())
    for (let column = 0; column < text.length; column += STEP) {
      const entry = map.findEntry(line, column);
      const origin = "originalSource" in entry && originOf(entry.originalSource);
      // What the bundler puts between modules is nobody's.
      if (!origin) continue;
      found.set(origin, (found.get(origin) ?? 0) + 1);
      looks++;
    }
  return [...found].map(([origin, count]): Share => [origin, count / looks]).sort(([, one], [, other]) => other - one);
}

/** The room of a module of ours (of an element and of the parts of inference: the folder), or another's package. */
export function originOf(path: string): string | undefined {
  const [, scope = "", name] = /.*\/node_modules\/(@[^/]+\/)?([^/]+)/.exec(path) ?? [];
  if (name) return scope + name;
  const [, room, folder] = /(?:^|\/)(?:src|dist)\/([^/]+)\/(?:([^/]+)\/)?/.exec(path) ?? [];
  if (room === "elements") return folder ?? room;
  return room === "inference" && folder ? `${room}/${folder}` : room;
}
