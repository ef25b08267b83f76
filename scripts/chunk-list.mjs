// Prints the files of the script-tag build: what each weighs, what it holds, and when it comes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { OCCASIONS } from "./occasions.mjs";

const source = fileURLToPath(new URL("../src/", import.meta.url));
/** What a page's script tag names. */
const ENTRY = "hf-blocks.js";
const AT_ONCE = "at once";
/** How many names a line has room for. */
const MOST = 3;
/** The order in which a page comes to ask for parts: at once, with its tags, and as they are listed. */
const order = [AT_ONCE, "<", ...Object.values(OCCASIONS)];

/** @returns {import("vite").Plugin} */
export function chunkList() {
  return {
    name: "chunk-list",
    writeBundle({ dir }, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === "chunk");
      const isLate = (id) => (this.getModuleInfo(id)?.dynamicImporters.length ?? 0) > 0;
      // An entry of its own is asked for by its address.
      const entries = chunks.flatMap(({ isEntry, fileName, facadeModuleId }) => (isEntry && fileName !== ENTRY ? facadeModuleId : []));
      const lateModules = new Set([...chunks.flatMap(modulesOf).filter(isLate), ...entries]);
      const comes = occasionsOf(chunks, lateModules);
      const lines = chunks.map((chunk) => ({
        file: chunk.fileName,
        kB: gzipSync(readFileSync(join(dir, chunk.fileName)), { level: 9 }).length / 1000,
        holds: held(chunk),
        when: [...comes(chunk)].sort((one, other) => rank(one) - rank(other)),
      }));
      for (const { file, kB, holds, when } of lines.sort((one, other) => rank(one.when[0]) - rank(other.when[0]) || other.kB - one.kB))
        console.log(`${kB.toFixed(1).padStart(6)} kB  ${file.padEnd(32)} ${holds.padEnd(58)} ${few(when, "; ")}`);
      const late = new Set([...lateModules].map(nameOf));
      for (const name of Object.keys(OCCASIONS)) if (!late.has(name)) console.log(`scripts/occasions.mjs: nothing loads ${name} late.`);
    },
  };
}

/** When each chunk comes: with the entry, with what it holds that is asked for late, and with the chunks that import it. */
function occasionsOf(chunks, lateModules) {
  const entry = chunks.find(({ fileName }) => fileName === ENTRY);
  const atOnce = closureOf(entry, chunks);
  const comes = (chunk, seen = new Set()) => {
    if (atOnce.has(chunk)) return new Set([AT_ONCE]);
    if (seen.has(chunk)) return new Set();
    seen.add(chunk);
    const own = modulesOf(chunk)
      .filter((id) => lateModules.has(id))
      .map(occasionOf);
    // What several share comes with the first of them.
    const importers = chunks.filter(({ imports }) => imports.includes(chunk.fileName));
    return new Set(own.length > 0 ? own : importers.flatMap((importer) => [...comes(importer, seen)]));
  };
  return comes;
}

/** A chunk with all that it imports at once. */
function closureOf(chunk, chunks, seen = new Set()) {
  if (seen.has(chunk)) return seen;
  seen.add(chunk);
  for (const name of chunk.imports) {
    const imported = chunks.find(({ fileName }) => fileName === name);
    if (imported) closureOf(imported, chunks, seen);
  }
  return seen;
}

/** What makes a page ask for a module. */
function occasionOf(id) {
  const name = nameOf(id);
  const [, tag] = /^define\/(.*)\.ts$/.exec(name) ?? /\/hf-([\w-]+)\.ts$/.exec(name) ?? [];
  return OCCASIONS[name] ?? (tag ? `<hf-${tag}>` : `NOT SAID: put ${name} into scripts/occasions.mjs`);
}

/** The path of a module of ours in src, or another's package. */
function nameOf(id) {
  const [, packageName] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id) ?? [];
  return packageName ?? id.replace(source, "");
}

/** The modules of a chunk, and the one that it only hands on. */
function modulesOf({ moduleIds, facadeModuleId }) {
  return [...new Set([...moduleIds, ...(facadeModuleId ? [facadeModuleId] : [])])];
}

/** The modules that a chunk holds, or of many their rooms; the largest first. */
function held({ modules }) {
  const sizes = new Map();
  const own = Object.entries(modules).filter(([, { renderedLength }]) => renderedLength > 0);
  for (const [id, { renderedLength }] of own) {
    const path = id
      .replace(source, "")
      .replace(/.*\/node_modules\//, "")
      .replace(/\.[jt]s(\?.*)?$/, "")
      // What a plugin makes.
      .replace(/^\0([\w-]+).*/, "$1");
    const name = own.length > MOST ? path.replace(/^(@[^/]+\/[^/]+|elements\/[^/]+|[^/]+)\/.*/, "$1") : path;
    sizes.set(name, (sizes.get(name) ?? 0) + renderedLength);
  }
  const names = [...sizes].sort(([, one], [, other]) => other - one).map(([name]) => name);
  return few(names, ", ") + (own.length > MOST ? ` (${own.length} modules)` : "");
}

function rank(when = "") {
  return order.findIndex((one) => when.startsWith(one));
}

function few(names, between) {
  const rest = names.length - MOST;
  return names.slice(0, MOST).join(between) + (rest > 0 ? ` and ${rest} more` : "");
}
