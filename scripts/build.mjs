// Builds dist/: unbundled modules with types for npm, and dist/cdn/ for the script tag.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { chunkList } from "./chunk-list.mjs";
import { entryCopies } from "./entry-copies.mjs";
import { buildClient } from "./client-build.mjs";
import { addVendored, clientTrim, lateName } from "./client-trim.mjs";
import { exportByStars } from "./export-by-stars.mjs";
import { writeIntegrity } from "./integrity.mjs";
import { litTrim } from "./lit-trim.mjs";
import { helpersInCore } from "./helpers-in-core.mjs";
import { markdownTrim } from "./markdown-trim.mjs";
import { minifyTemplates } from "./minify-templates.mjs";
import { partsTable } from "./parts-table.mjs";
import { trimCompiled } from "./trim-compiled.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
/** What both a chatbot and the state of an app without one need. */
const MESSAGES = ["core/merge-messages", "core/message-ids", "core/random-id"];
/** What apps in one element and apps of a script need. */
const DESCRIPTIONS = [
  "apps/interface/named-blocks",
  "apps/interface/shortcuts",
  "apps/parameters",
  "apps/whole-listener",
  "elements/chatbot/to-examples",
  "typescript/block",
  "typescript/capture",
  "typescript/check-block",
  "typescript/description",
  "typescript/placed",
  "typescript/ports",
  "typescript/task",
];
/** Very small modules of several tags. */
const SMALL = ["base/move-node", "base/output-element", "base/page-address", "base/wheel", "markdown/load", "lit-html/directive"];
/** What checks the names that an author writes. */
const NAMES = ["core/letters-apart", "core/odd-names"];
/** Small modules that what shows messages and what answers them share: one file for them all, or each would wait for a handful. */
const SHARED = [
  "base/announcer",
  "base/copy-text",
  "core/late-words",
  "core/message-end",
  "core/reasoning",
  "core/refused",
  "elements/chatbot/events",
  "elements/chatbot/words",
  "markdown/add-element",
  "markdown/options",
  "markdown/text",
  "markdown/urls",
  "theme/late-icons",
];
/** What brings values back and writes them down. */
const STORED = [
  "app/stored/persistence",
  "state/first-visit",
  "state/last-words",
  "state/place",
  "state/pointer",
  "state/rev",
  "state/transaction",
];
/** Of that, what chat interfaces need that store nothing. */
const SCOPES = ["app/stored/fingerprint", "app/stored/scope"];
/** A turn of a conversation, whoever takes it. */
const TURN = ["chat/answer", "chat/asked", "chat/example", "chat/leaving", "chat/turn"];
/** Of a turn, what an app needs that nobody has said anything to. */
const DRAFT = ["chat/asks-anew", "chat/changed", "chat/draft"];
/** What comes in one file: a dozen small ones cost a tenth more on the wire. A module goes into the first that holds it. */
const CHUNKS = [
  { name: "core", holds: closureOf("src/cdn/core.ts") },
  { name: "messages", holds: oneOf(MESSAGES) },
  { name: "descriptions", holds: oneOf(DESCRIPTIONS) },
  { name: "small", holds: oneOf(SMALL) },
  { name: "mounting", holds: allOf(closureOf("src/cdn/mounting.ts"), closureOf("src/define/render.ts")) },
  { name: "row", holds: allOf(closureOf("src/define/row.ts"), closureOf("src/define/column.ts")) },
  { name: "chatbot", holds: closureOf("src/define/chatbot.ts") },
  { name: "multimodal-textbox", holds: closureOf("src/define/multimodal-textbox.ts") },
  { name: "late", holds: oneOf(SHARED) },
  { name: "extras", holds: closureOf("src/elements/chatbot/extras.ts") },
  { name: "names", holds: oneOf(NAMES) },
  { name: "draft", holds: oneOf(DRAFT) },
  { name: "turn", holds: oneOf(TURN) },
  { name: "scope", holds: oneOf(SCOPES) },
  { name: "persistence", holds: oneOf(STORED) },
  { name: "app-state", holds: closureOf("src/state/app-state.ts") },
  { name: "inference", holds: closureOf("src/app/bind-engine.ts") },
  { name: "markdown", holds: closureOf("src/markdown/markdown.ts") },
];
rmSync("dist", { recursive: true, force: true });

execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], { stdio: "inherit" });
cpSync("src/theme/theme.css", "dist/theme/theme.css");
cpSync("src/dev/local/recordings", "dist/dev/local/recordings", { recursive: true, filter: (path) => !path.endsWith(".ts") });

trimCompiled("dist");
exportByStars("dist");
await buildClient("dist");

await build({
  configFile: false,
  logLevel: "warn",
  plugins: [entryCopies(), litTrim(), markdownTrim(), clientTrim(), minifyTemplates(), helpersInCore(), partsTable(), chunkList()],
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    outDir: "dist/cdn",
    target: "es2022",
    minify: true,
    // The entry asks for what the page needs by a table of its own.
    modulePreload: false,
    sourcemap: true,
    license: { fileName: "licences.md" },
    lib: { entry: { "hf-blocks": "src/cdn/entry.ts" }, formats: ["es"] },
    rolldownOptions: {
      output: {
        minify: true,
        comments: { annotation: false },
        entryFileNames: "[name].js",
        chunkFileNames: (chunk) => `${lateName(chunk)}-[hash].js`,
        codeSplitting: {
          groups: CHUNKS.map(({ name, holds }, place) => ({
            debugName: name,
            name: (id, bundle) => (holds(id, bundle) ? name : null),
            priority: CHUNKS.length - place,
          })),
        },
      },
      // The client says nothing of side effects and has none.
      treeshake: { moduleSideEffects: (id) => !/@huggingface/.test(id) },
    },
  },
});

addVendored("dist/cdn/licences.md");
writeIntegrity("dist/cdn");
writeFileSync("dist/cdn/hf-blocks.d.ts", `export { ${entryNames().join(", ")} } from "../index.js";\n`);

/** What the script-tag build exports: some of what the package does, and of the same types. */
function entryNames() {
  const names = [...readFileSync("src/cdn/entry.ts", "utf8").matchAll(/^export \{([^}]+)\}/gm)].flatMap(([, list]) => list.split(","));
  return names.map((name) => name.trim()).filter(Boolean);
}

/** @throws {Error} where a module has another name by now: it would go into a file of its own, unseen */
function oneOf(paths) {
  for (const path of paths)
    if (!path.startsWith("lit-html/") && !existsSync(`src/${path}.ts`)) throw new Error(`scripts/build.mjs: there is no src/${path}.ts.`);
  return (id) => paths.some((path) => id.replace(/\.[jt]s$/, "").endsWith(`/${path}`));
}

function allOf(...each) {
  return (id, bundle) => each.some((holds) => holds(id, bundle));
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
