// What authors get who bundle the package: each block by its own import, one function, and everything, in four bundlers.
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { bundle, bundlers, chunksOf, firstLoad, weight } from "./bundlers.mjs";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
/** Blocks of which the design knows that they are large. */
const LARGE = ["chatbot", "dataframe", "dropdown", "plot", "image-editor"];
export const KEEP = 'import { keep } from "hf-blocks"; globalThis.kept = keep("count", () => 1);';
export const ALL = 'import "hf-blocks/define";';

/**
 * In kB of 1000 bytes, gzipped. The design has no figure for all of the library at once.
 * @returns {Promise<{ what: string, kB: number, goal: number }[]>}
 */
export async function npmRows() {
  const rows = await blockRows();
  for (const bundler of Object.keys(bundlers)) {
    rows.push({ what: `npm, import { keep }, ${bundler}`, kB: weight(firstLoad(await bundle(bundler, KEEP))), goal: 0.5 });
    const chunks = await bundle(bundler, ALL);
    const client = chunks.filter(({ modules }) => modules.includes(`${dist}inference/client.js`));
    rows.push({ what: `npm, the client at the first call of a chat, ${bundler}`, kB: weight(client), goal: 10 });
    rows.push({ what: `npm, all at once, first load, ${bundler}`, kB: weight(firstLoad(chunks)) });
    rows.push({ what: `npm, all at once, all files, ${bundler}`, kB: weight(chunks) });
  }
  return rows;
}

/** Each block as its own import brings it, without what all blocks share; that is the first row. */
async function blockRows() {
  const blocks = readdirSync(`${dist}elements`).filter((block) => existsSync(`${dist}define/${block}.js`));
  const entries = blocks.map((block) => `${dist}define/${block}.js`);
  let shared;
  const { output } = await build({
    root: dist,
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: "es2022",
      rolldownOptions: {
        input: entries,
        output: { codeSplitting: { groups: [{ name: (id, bundle) => ((shared ??= common(entries, bundle)).has(id) ? "base" : null) }] } },
      },
    },
  });
  const chunks = chunksOf(output);
  const base = chunks.filter(({ modules }) => modules.some((id) => shared.has(id)));
  const rows = blocks.map((block) => {
    const entry = chunks.find(({ entry }) => entry === `${dist}define/${block}.js`);
    const own = firstLoad([entry, ...chunks]).filter((chunk) => !base.includes(chunk));
    return { what: `npm, ${block} beside them`, kB: weight(own), goal: LARGE.includes(block) ? 8 : 3 };
  });
  return [{ what: "npm, Lit and base", kB: weight(base), goal: 10.5 }, ...rows];
}

/** The modules that each of some brings along at once. */
function common(entries, bundle) {
  const closures = entries.map((entry) => closure(entry, bundle));
  return closures.reduce((some, other) => new Set([...some].filter((id) => other.has(id))));
}

function closure(id, bundle) {
  const seen = new Set([id]);
  for (const one of seen) for (const imported of bundle.getModuleInfo(one)?.importedIds ?? []) seen.add(imported);
  return seen;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { what, kB, goal } of await npmRows())
    console.log(
      `${what.padEnd(58)} ${kB.toFixed(2).padStart(7)} kB  ${goal === undefined ? "" : `goal ${goal}  ${kB > goal ? "over" : "ok"}`}`,
    );
