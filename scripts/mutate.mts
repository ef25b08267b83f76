// Makes small faults in the source and looks whether the room's own tests notice: `npm run mutate graph state/cell.ts -- --seed 7`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { parseArgs } from "node:util";
import { drawn, named, partOf } from "./mutate/parts.mts";
import { asItIs, over, STUCK, testsOf, type TestFile } from "./mutate/room-tests.mts";
import { PAGE, unjudged, writeDown } from "./mutate/survivors.mts";

const ROOMS = ["graph", "inference", "state", "core", "chat"];
/** How many of a hundred a room's tests are to notice. */
const GOAL = 85;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "240" },
    "at-once": { type: "string", default: "2" },
    /** Only what stands in the list and was not judged yet. */
    again: { type: "boolean", default: false },
  },
});
const { seed } = values;
const since = performance.now();
const minutes = () => `${((performance.now() - since) / 60_000).toFixed(1)} min`;

const parts = (positionals.length > 0 ? positionals : ROOMS).map((name) => partOf(name));
const rooms = [...new Set(parts.map(({ room }) => room))];
const tests = new Map<string, TestFile[]>(rooms.map((room) => [room, []]));
await atOnce(
  rooms.flatMap((room) => testsOf(room).map((file) => [room, file] as const)),
  async ([room, file]) => tests.get(room)?.push(await asItIs(file)),
);

const all = values.again ? named(parts, unjudged()) : drawn(parts, seed, Number(values.count));
console.log(`${values.again ? "Again" : `Seed ${seed}`}, ${all.length} changes; the tests as they are took ${minutes()}`);
const folder = mkdtempSync(`${tmpdir()}/mutate-`);
const results = await atOnce(all, async ({ part, change, title }) => {
  const caught = await over(change, tests.get(part.room) ?? [], folder);
  if (caught === undefined) console.log(`${title}`);
  return { part, title, caught };
});
rmSync(folder, { recursive: true });

console.log();
const tried = parts.filter((part) => results.some((result) => result.part === part));
const scores = tried.map((part) => [part.name, score(results.filter((result) => result.part === part))] as const);
for (const [name, { said, isEnough }] of scores) console.log(`${name}: ${said}${isEnough ? "" : `, less than ${GOAL} %`}`);
const stuck = results.filter(({ caught }) => caught === STUCK).length;
console.log(`all: ${score(results).said}, ${stuck} of them because the tests came to no end; ${minutes()}`);
const left = writeDown(
  {
    known: new Set(ROOMS.flatMap((room) => [...partOf(room).titles.values()])),
    tried: new Set(results.map(({ title }) => title)),
    survived: new Set(results.flatMap(({ title, caught }) => (caught === undefined ? [title] : []))),
  },
  seed,
  // A part of a room says nothing about the room.
  scores.filter(([name]) => !values.again && rooms.includes(name)).map(([name, { said }]) => [name, said]),
);
console.log(`${PAGE}: ${left.length} not judged yet`);
process.exitCode = scores.every(([, { isEnough }]) => isEnough) ? 0 : 1;

function score(of: readonly { readonly caught: string | undefined }[]): { said: string; isEnough: boolean } {
  const caught = of.filter((result) => result.caught !== undefined).length;
  const percent = (100 * caught) / of.length;
  return { said: `${caught} of ${of.length} (${percent.toFixed(1)} %)`, isEnough: values.again || percent >= GOAL };
}

async function atOnce<T, R>(all: readonly T[], act: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const left = all.entries();
  const work = async () => {
    for (const [index, one] of left) results[index] = await act(one);
  };
  await Promise.all(Array.from({ length: Number(values["at-once"]) }, work));
  return results;
}
