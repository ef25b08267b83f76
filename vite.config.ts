import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { codeLanguages } from "./scripts/code-languages.mjs";
import { hfBlocks } from "./src/dev/plugin.ts";

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url));
const home = "/demo/document-analyzer.html";

/** The dev server of this repository: the demos, on the library's own source. */
export default defineConfig({
  appType: "mpa",
  plugins: [hfBlocks({ home, script: source("cdn/entry.ts") })],
  resolve: { alias: [{ find: /^hf-blocks$/, replacement: source("index.ts") }] },
  server: {
    port: 7860,
    // Made ready while the browser starts, or the first page would wait for a hundred modules.
    warmup: { clientFiles: [source("cdn/entry.ts"), source("cdn/core.ts")] },
    open: process.stdout.isTTY && !process.env["CI"] ? home : false,
  },
  optimizeDeps: {
    include: [
      "lit",
      "lit/decorators.js",
      "lit/directive.js",
      "lit/directives/repeat.js",
      "markdown-it",
      "idb-keyval",
      "@huggingface/inference",
      "temml",
      "lowlight",
      // Found late, they would make the page load again.
      ...codeLanguages,
    ],
  },
});
