// Takes out of compiled modules what an author's bundler would leave: white space in templates, a copy of the helper for
// decorators in each, what Lit's own decorators have for other kinds of them, and templates that nobody asks for. Every line
// stays where it was, for the source maps.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { parseAst } from "vite";
import { DECORATE, PROPERTY } from "./lit-trim.mjs";
import { squeeze } from "./minify-templates.mjs";

const HELPER = /^var __decorate = [\s\S]*?\n\};(?=\n)/m;
const LIT_DECORATORS = /^import \{ ([^}]+) \} from "lit\/decorators\.js";$/m;
const DECORATORS = "base/decorators.js";
const STATE = "export const state = (options) => property({ ...options, state: true, attribute: false });";
/** What no page loads. */
const IN_NODE = /^dev\//;

/** @param {string} folder of what is compiled */
export function trimCompiled(folder) {
  for (const path of readdirSync(folder, { recursive: true })) {
    const file = path.split(sep).join("/");
    if (!file.endsWith(".js") || IN_NODE.test(file)) continue;
    const code = readFileSync(join(folder, path), "utf8");
    const found = posix.relative(posix.dirname(file), DECORATORS);
    const trimmed = trimmedModule(code, found.startsWith(".") ? found : `./${found}`);
    if (trimmed !== code) writeFileSync(join(folder, path), trimmed);
  }
  writeFileSync(join(folder, DECORATORS), `${DECORATE}\n${PROPERTY}\n${STATE}\n`);
}

/** @param {string} decorators the address of ours */
function trimmedModule(code, decorators) {
  const shared = code
    .replace(HELPER, (helper) => `import __decorate from "${decorators}";${"\n".repeat(helper.split("\n").length - 1)}`)
    .replace(LIT_DECORATORS, (_, names) => {
      if (/[^\s,]/.test(names.replace(/\b(property|state)\b/g, ""))) throw new Error(`${names}: look at scripts/trim-compiled.mjs.`);
      return `import { ${names} } from "${decorators}";`;
    });
  const squeezed = squeeze(shared, parseAst(shared), true);
  return onlyIfAsked(squeezed, parseAst(squeezed));
}

/** A template is a call, which might do something: a bundler keeps it unless it is told that nothing is lost. */
function onlyIfAsked(code, { body }) {
  const templates = body
    .map((node) => node.declaration ?? node)
    .flatMap((node) => (node.type === "VariableDeclaration" ? node.declarations : []))
    .flatMap(({ init }) => (init?.type === "TaggedTemplateExpression" ? [init] : []));
  return templates
    .toSorted((one, other) => other.start - one.start)
    .reduce((left, { start, end }) => `${left.slice(0, start)}/* @__PURE__ */ (() => ${left.slice(start, end)})()${left.slice(end)}`, code);
}
