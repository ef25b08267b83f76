// Builds dist/: unbundled modules with types for npm, and dist/cdn/ for the script tag.
import { execFileSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { lazyElements } from "./lazy-elements.mjs";
import { litProperties } from "./lit-properties.mjs";
import { litTrim } from "./lit-trim.mjs";
import { markdownTrim } from "./markdown-trim.mjs";
import { minifyTemplates } from "./minify-templates.mjs";
import { shortPrivates } from "./short-privates.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
/** Small modules that several late parts share: one file for them all, or each part would wait for a handful. */
const SHARED = [
  "base/announcer",
  "base/copy-text",
  "base/fit-text",
  "core/late-words",
  "elements/chatbot/events",
  "elements/chatbot/to-examples",
  "markdown/urls",
  "theme/late-icons",
  "lit-html/directive-helpers",
];
let core;
rmSync("dist", { recursive: true, force: true });

execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], { stdio: "inherit" });
cpSync("src/theme/theme.css", "dist/theme/theme.css");
cpSync("src/dev/local/recordings", "dist/dev/local/recordings", { recursive: true, filter: (path) => !path.endsWith(".ts") });

await build({
  configFile: false,
  logLevel: "warn",
  plugins: [shortPrivates(`${root}src/`), ownTries(), litTrim(), litProperties(), markdownTrim(), lazyElements(), minifyTemplates()],
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
        codeSplitting: { groups: [{ debugName: "chunks", name: chunkOf }] },
      },
      // The client says nothing of side effects and has none: this keeps 16 kB of its 96.
      treeshake: { moduleSideEffects: (id) => !/@huggingface/.test(id) },
    },
  },
});

/** The entry has a copy of what loads the core: shared, it would be one more file to wait for. */
function ownTries() {
  return {
    name: "own-tries",
    enforce: "pre",
    resolveId: (id, importer) =>
      importer === `${root}src/cdn/entry.ts` && id === "../core/tries.ts" ? `${root}src/core/tries.ts?entry` : undefined,
  };
}

/** One chunk for all that the core needs at once: a dozen small ones cost a tenth more on the wire. */
function chunkOf(id, bundle) {
  core ??= closure(`${root}src/cdn/core.ts`, bundle);
  if (core.has(id)) return "core";
  return SHARED.some((path) => id.replace(/\.[jt]s$/, "").endsWith(`/${path}`)) ? "late" : null;
}

/** A module and all it imports at once, at any depth. */
function closure(id, bundle, seen = new Set()) {
  if (seen.has(id)) return seen;
  seen.add(id);
  for (const imported of bundle.getModuleInfo(id)?.importedIds ?? []) closure(imported, bundle, seen);
  return seen;
}
