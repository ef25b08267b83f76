// Lets `index.js` export by stars: all that it has of one module gets a module of its own in `dist/exports/`. Where esbuild
// splits code, a module that exports by name brings along all that it names, whichever name is asked for.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const LINE = /^export \{([^}]*)\} from "\.\/([^"]+)\.js";\n/gm;

/** @param {string} folder where `index.js` is */
export function exportByStars(folder) {
  const index = `${folder}/index.js`;
  const lines = new Map();
  const rest = readFileSync(index, "utf8").replace(LINE, (_, names, path) => {
    // Of types nothing is left.
    if (names.trim()) lines.set(path, [...(lines.get(path) ?? []), names.trim().replace(/,$/, "")]);
    return "";
  });
  mkdirSync(`${folder}/exports`, { recursive: true });
  const stars = [...lines].map(([path, names]) => {
    const module = `exports/${path.replaceAll("/", "-")}.js`;
    writeFileSync(`${folder}/${module}`, `export { ${names.join(", ")} } from "../${path}.js";\n`);
    return `export * from "./${module}";\n`;
  });
  writeFileSync(index, rest.replace(/\/\/# sourceMappingURL=.*/, "") + stars.join(""));
  rmSync(`${index}.map`);
}
