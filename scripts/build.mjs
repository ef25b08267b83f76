// Builds dist/: unbundled modules with types for npm, and dist/cdn/ for the script tag.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { lazyElements } from "./lazy-elements.mjs";
import { litTrim } from "./lit-trim.mjs";
import { markdownTrim } from "./markdown-trim.mjs";
import { minifyTemplates } from "./minify-templates.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
/** What both a chatbot and the state of an app without one need. */
const OF_BOTH = ["core/merge-messages", "core/message-ids", "core/random-id"];
/** Small modules that several late parts share: one file for them all, or each part would wait for a handful. */
const SHARED = [
  "apps/parameters",
  "apps/whole-listener",
  "base/announcer",
  "base/copy-text",
  "base/fit-text",
  "core/late-words",
  "core/letters-apart",
  "core/message-end",
  "core/odd-names",
  "core/reasoning",
  "elements/chatbot/events",
  "elements/chatbot/to-examples",
  "elements/chatbot/words",
  "markdown/options",
  "markdown/urls",
  "theme/late-icons",
  "lit-html/directive-helpers",
];
/** What comes in one file: a dozen small ones cost a tenth more on the wire. A module goes into the first that holds it. */
const CHUNKS = [
  { name: "core", holds: either(closureOf("src/cdn/core.ts"), oneOf(OF_BOTH)) },
  { name: "chatbot", holds: closureOf("src/define/chatbot.ts") },
  { name: "multimodal-textbox", holds: closureOf("src/define/multimodal-textbox.ts") },
  { name: "late", holds: oneOf(SHARED) },
];
rmSync("dist", { recursive: true, force: true });

execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], { stdio: "inherit" });
cpSync("src/theme/theme.css", "dist/theme/theme.css");
cpSync("src/dev/local/recordings", "dist/dev/local/recordings", { recursive: true, filter: (path) => !path.endsWith(".ts") });

await build({
  configFile: false,
  logLevel: "warn",
  plugins: [ownTries(), litTrim(), markdownTrim(), lazyElements(), minifyTemplates()],
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    outDir: "dist/cdn",
    target: "es2022",
    minify: true,
    // One request for the entry and one for the core; the entry must look at the page before anything else is loaded.
    modulePreload: false,
    sourcemap: true,
    lib: { entry: { "hf-blocks": "src/cdn/entry.ts" }, formats: ["es"] },
    rolldownOptions: {
      output: {
        minify: true,
        comments: { annotation: false },
        entryFileNames: "[name].js",
        chunkFileNames: "[name]-[hash].js",
        codeSplitting: {
          groups: CHUNKS.map(({ name, holds }, place) => ({
            debugName: name,
            name: (id, bundle) => (holds(id, bundle) ? name : null),
            priority: CHUNKS.length - place,
          })),
        },
      },
      // The client says nothing of side effects and has none: this keeps 16 kB of its 96.
      treeshake: { moduleSideEffects: (id) => !/@huggingface/.test(id) },
    },
  },
});

writeFileSync("dist/cdn/hf-blocks.d.ts", `export { ${entryNames().join(", ")} } from "../index.js";\n`);

/** What the script-tag build exports: some of what the package does, and of the same types. */
function entryNames() {
  const [, names = ""] = /^export const \{([^}]+)\} = api;$/m.exec(readFileSync("src/cdn/entry.ts", "utf8")) ?? [];
  if (!names) throw new Error("src/cdn/entry.ts exports nothing.");
  return names
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
}

/** The entry has a copy of what loads the core: shared, it would be one more file to wait for. */
function ownTries() {
  return {
    name: "own-tries",
    enforce: "pre",
    resolveId: (id, importer) =>
      importer === `${root}src/cdn/entry.ts` && id === "../core/tries.ts" ? `${root}src/core/tries.ts?entry` : undefined,
  };
}

function oneOf(paths) {
  return (id) => paths.some((path) => id.replace(/\.[jt]s$/, "").endsWith(`/${path}`));
}

function either(one, other) {
  return (id, bundle) => one(id, bundle) || other(id);
}

/** A module and all it imports at once, at any depth. */
function closureOf(start) {
  let modules;
  return (id, bundle) => (modules ??= closure(`${root}${start}`, bundle)).has(id);
}

function closure(id, bundle, seen = new Set()) {
  if (seen.has(id)) return seen;
  seen.add(id);
  for (const imported of bundle.getModuleInfo(id)?.importedIds ?? []) closure(imported, bundle, seen);
  return seen;
}
