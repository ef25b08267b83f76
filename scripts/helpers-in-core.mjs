// The bundler's own helpers would be a file that the core waits for: one round of requests more. Those that the core uses stand
// in it, which is on every page, and every other file has them from there. What else one of the others needs stands in itself.
import { readFileSync } from "node:fs";
import { transformSync, version } from "esbuild";
import { VERSION } from "rolldown";

/** @returns {import("vite").Plugin} */
export function helpersInCore() {
  return {
    name: "helpers-in-core",
    // They are put in when all files have their names, and change only with these.
    augmentChunkHash: () => `${VERSION} ${version} ${readFileSync(import.meta.filename, "utf8")}`,
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === "chunk");
      const helpers = chunks.find(({ moduleIds }) => moduleIds.every((id) => id.includes("rolldown/runtime")));
      const core = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith("/src/cdn/core.ts")));
      const [exported, names] = /export\{([^}]*)\};?/.exec(helpers?.code) ?? [];
      if (!core || !exported) throw new Error("The build has no core, or no file of helpers: look at scripts/helpers-in-core.mjs.");
      const declared = helpers.code.slice(0, helpers.code.indexOf(exported));
      const all = pairsOf(names).map(([own, name]) => ({ own, name, shared: `h_${name}` }));
      const uses = new Map(
        chunks.flatMap((chunk) => {
          const [statement, used] = importOf(helpers).exec(chunk.code) ?? [];
          return statement
            ? [[chunk, { statement, pairs: pairsOf(used).map(([name, as = name]) => ({ name, as, shared: `h_${name}` })) }]]
            : [];
        }),
      );
      const ofCore = new Set(uses.get(core)?.pairs.map(({ name }) => name));
      for (const [chunk, { statement, pairs }] of uses) {
        const own = pairs.filter(({ name }) => chunk === core || !ofCore.has(name));
        const others = pairs.filter((pair) => !own.includes(pair));
        const instead = [
          own.length > 0 && `var ${own.map(({ shared, as }) => `${as}=${shared}`).join()};`,
          others.length > 0 && `import{${others.map(({ shared, as }) => `${shared} as ${as}`).join()}}from"./${core.fileName}";`,
        ];
        // Of the same length, as the source map counts columns.
        const text = instead.filter(Boolean).join("");
        if (text.length > statement.length) throw new Error(`${chunk.fileName}: “${text}” is longer than what it stands for.`);
        chunk.code = chunk.code.replace(statement, () => text.padEnd(statement.length));
        const imports = chunk.imports.filter((file) => file !== helpers.fileName);
        chunk.imports = [...new Set(others.length > 0 ? [...imports, core.fileName] : imports)];
        const here = all.filter(({ name }) => own.some((pair) => pair.name === name));
        if (here.length > 0) putBefore(chunk, `${chunk === core ? "export " : ""}${helpersFor(here, declared)}`, bundle);
      }
      delete bundle[helpers.fileName];
      delete bundle[`${helpers.fileName}.map`];
    },
  };
}

/** In a scope of their own, as in a file of their own, without what none of them needs. */
function helpersFor(here, declared) {
  const { code } = transformSync(`${declared}export{${here.map(({ own, shared }) => `${own} as ${shared}`).join()}};`, {
    format: "esm",
    minify: true,
    treeShaking: true,
  });
  const [statement, names] = /export\{([^}]*)\};?\n?$/.exec(code);
  const given = pairsOf(names).map(([own, shared = own]) => ({ own, shared }));
  const made = `${code.slice(0, -statement.length)}return{${given.map(({ own, shared }) => `${shared}:${own}`).join()}}`;
  return `var{${given.map(({ shared }) => shared).join()}}=(()=>{${made}})();`;
}

/** On a line of its own, which the source map does not know. */
function putBefore(chunk, code, bundle) {
  chunk.code = `${code}\n${chunk.code}`;
  const map = bundle[`${chunk.fileName}.map`];
  const told = JSON.parse(map.source);
  map.source = JSON.stringify({ ...told, mappings: `;${told.mappings}` });
}

function importOf({ fileName }) {
  return new RegExp(`import\\{([^}]*)\\}from"\\./${fileName.replaceAll(".", "\\.")}";`);
}

function pairsOf(names) {
  return names.split(",").map((pair) => pair.split(" as "));
}
