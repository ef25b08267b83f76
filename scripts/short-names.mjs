// Gives the private and protected members of classes short names in the script-tag build: a minifier cannot know that
// nobody else uses them.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

const tests = fileURLToPath(new URL("../test/browser/", import.meta.url));
const source = fileURLToPath(new URL("../src/", import.meta.url));

/** @returns {import("vite").Plugin} */
export function shortNames() {
  const short = new Map(hiddenNames().map((name, index) => [name, `_${index.toString(36)}`]));
  return {
    name: "short-names",
    enforce: "pre",
    transform(code, id) {
      if (!id.startsWith(source) || !id.endsWith(".ts")) return undefined;
      let written = code;
      const found = [...members(parseSync(id, code).program)].filter(({ key }) => short.has(key.name));
      // From the end, so that the places before stay where they are.
      for (const { start, end, name } of found.map(({ key }) => key).toSorted((a, b) => b.start - a.start))
        written = written.slice(0, start) + short.get(name) + written.slice(start + name.length, end) + written.slice(end);
      return { code: written, map: null };
    },
  };
}

/**
 * Names that are hidden wherever they are declared, and that only `this` and `super` are asked for: what is private here may
 * be an array's method there. Often used ones first.
 */
function hiddenNames() {
  const counts = new Map();
  const declared = new Set();
  const others = new Set(lookedAt());
  for (const file of readdirSync(source, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    for (const { key, isHidden, isDeclared } of members(parseSync(file, readFileSync(source + file, "utf8")).program)) {
      if (!isHidden) others.add(key.name);
      counts.set(key.name, (counts.get(key.name) ?? 0) + 1);
      if (isDeclared) declared.add(key.name);
    }
  }
  const names = [...declared].filter((name) => !others.has(name));
  return names.toSorted((one, other) => counts.get(other) - counts.get(one));
}

/** Words in the tests of whole pages: they look at what the build has in it. */
function lookedAt() {
  const files = readdirSync(tests, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return files.flatMap((file) => readFileSync(tests + file, "utf8").match(/\b[\w$]+\b/g) ?? []);
}

/** What is overridden only is declared by the browser or by Lit, under that name. */
const isDeclaredBy = (node) => isHiddenBy(node) && !node.override;
const isHiddenBy = ({ accessibility }) => accessibility === "private" || accessibility === "protected";

/** Everything in a syntax tree that names a member, at any depth; texts too, as a decorator or a look-up may mean one. */
function* members(node) {
  if (typeof node !== "object" || node === null) return;
  const { type, key, parameter } = node;
  if (/^(TSAbstract)?(Property|Method|Accessor)(Property|Definition)?$|^(Property|Method)Definition$/.test(type) && type !== "Property")
    yield { key, isHidden: isHiddenBy(node), isDeclared: isDeclaredBy(node) };
  else if (type === "TSParameterProperty") yield { key: parameter.left ?? parameter, isHidden: false };
  else if (type === "MemberExpression" && !node.computed)
    yield { key: node.property, isHidden: node.object.type === "ThisExpression" || node.object.type === "Super" };
  else if (type === "Property" || type === "TSPropertySignature" || type === "TSMethodSignature") yield { key, isHidden: false };
  else if (type === "Literal") yield { key: { name: node.value }, isHidden: false };
  for (const part of Object.values(node)) yield* members(part);
}
