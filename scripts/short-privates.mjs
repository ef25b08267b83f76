// Gives private members of classes short names in a bundle. A minifier must leave every name of a member alone, since it
// cannot know who else uses it; here it is known: only names that stand in one file alone are taken, and for nothing else.
import { readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";

const DECLARED = /\bprivate (?:(?:static|override|readonly|async|get|set) )*\*?(\w+)/g;
const MEMBER = /(?:\.|\bprivate (?:\w+ )*\*?)$/;

/**
 * A Vite plugin for builds.
 * @param {string} source the folder of all code that may use the members
 * @returns {import("vite").Plugin}
 */
export function shortPrivates(source) {
  let short;
  return {
    name: "short-privates",
    enforce: "pre",
    transform(code, id) {
      short ??= shortNames(source);
      const names = short.get(relative(source, id));
      if (!names) return undefined;
      return { code: code.replace(new RegExp(`\\b(?:${[...names.keys()].join("|")})\\b`, "g"), (name) => names.get(name)), map: null };
    },
  };
}

/** By file, the names that may be others. */
function shortNames(source) {
  const files = readdirSync(source, { recursive: true }).filter((file) => file.endsWith(".ts"));
  const texts = new Map(files.map((file) => [file, readFileSync(`${source}/${file}`, "utf8")]));
  const spread = new Map();
  for (const text of texts.values()) for (const word of new Set(text.match(/\w+/g))) spread.set(word, (spread.get(word) ?? 0) + 1);
  let count = 0;
  const found = new Map();
  for (const [file, text] of texts) {
    const declared = new Set([...text.matchAll(DECLARED)].map(([, name]) => name));
    const names = [...declared].filter((name) => spread.get(name) === 1 && isOnlyMember(name, text));
    if (names.length > 0) found.set(file, new Map(names.map((name) => [name, `$${(count++).toString(36)}`])));
  }
  return found;
}

/** Whether a word stands for nothing but a member: not in a text, nor for anything else. */
function isOnlyMember(name, text) {
  const uses = [...text.matchAll(new RegExp(`\\b${name}\\b`, "g"))];
  return uses.every(({ index }) => MEMBER.test(text.slice(text.lastIndexOf("\n", index) + 1, index)));
}
