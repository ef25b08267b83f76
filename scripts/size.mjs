// Measures the script-tag build and one element, gzipped, and fails over the budgets.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { minifyTemplates } from "./minify-templates.mjs";

const CDN = "dist/cdn";
/**
 * In kB of 1000 bytes. `goal` is what the design asks for, `budget` what today's features may not exceed.
 */
const rows = [
  { what: "script tag: entry and core", size: closure("hf-blocks.js", ["core"]), budget: 40, goal: 28 },
  { what: "  a chatbot, where the page has one", size: gz(chunk("chatbot-")), budget: 8, goal: 8 },
  { what: "  a multimodal box, likewise", size: gz(chunk("multimodal-textbox-")), budget: 4, goal: 3 },
  { what: "Markdown, when first shown", size: gz(chunk("markdown-", 20_000)), budget: 25, goal: 25 },
  { what: "state, in an app with a name", size: gz(chunk("persistence-")) + gz(chunk("app-state-")), budget: 11, goal: 5 },
  { what: "inference: transport", size: gz(chunk("inference-")), budget: 7, goal: 2 },
  { what: "inference: the client", size: gz(chunk("esm-")), budget: 18, goal: 18 },
  { what: "one element, Lit included", size: await oneElement(), budget: 15, goal: 12 },
];

for (const { what, size, budget, goal } of rows) {
  const verdict = size > budget ? "OVER THE BUDGET" : size > goal ? "over the goal" : "ok";
  console.log(`${what.padEnd(34)} ${size.toFixed(1).padStart(6)} kB  budget ${budget}  goal ${goal}  ${verdict}`);
}
process.exit(rows.some(({ size, budget }) => size > budget) ? 1 : 0);

function gz(file) {
  return gzipSync(readFileSync(`${CDN}/${file}`), { level: 9 }).length / 1000;
}

/** A chunk by the start of its name; the name is of its first module, so the largest is meant. */
function chunk(start, least = 0) {
  const found = readdirSync(CDN).filter((file) => file.startsWith(start) && file.endsWith(".js"));
  const largest = found.map((file) => ({ file, bytes: readFileSync(`${CDN}/${file}`).length })).sort((a, b) => b.bytes - a.bytes)[0];
  if (!largest || largest.bytes < least) throw new Error(`${CDN} has no chunk ${start}*. Run npm run build first.`);
  return largest.file;
}

/** A file with everything it imports at once, and the chunks it asks for at once by their names. */
function closure(file, also = []) {
  const seen = new Set();
  const visit = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    const code = readFileSync(`${CDN}/${name}`, "utf8");
    for (const [, imported] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) visit(imported);
  };
  visit(file);
  for (const start of also) visit(chunk(`${start}-`));
  return [...seen].reduce((sum, name) => sum + gz(name), 0);
}

async function oneElement() {
  const output = await build({
    configFile: false,
    logLevel: "error",
    plugins: [minifyTemplates()],
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "es2022",
      minify: true,
      lib: { entry: "src/define/textbox.ts", formats: ["es"] },
      rolldownOptions: { output: { minify: true } },
    },
  });
  // The entry with what it imports at once; what it may load later stands in other chunks.
  const chunks = new Map(output[0].output.map((made) => [made.fileName, made]));
  const seen = new Set();
  const visit = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    chunks.get(name).imports.forEach(visit);
  };
  visit(output[0].output[0].fileName);
  return [...seen].reduce((sum, name) => sum + gzipSync(chunks.get(name).code, { level: 9 }).length / 1000, 0);
}
