import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { codeLanguages } from "./scripts/code-languages.mjs";
import { hfBlocks } from "./src/dev/plugin.ts";
import { library } from "./src/dev/ready-made/library.ts";

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url));
const home = "/demo/document-analyzer.html";

/** The dev server of this repository: the demos, on the library's own source. */
export default defineConfig({
  appType: "mpa",
  plugins: [library(), hfBlocks({ home, script: source("cdn/entry.ts") })],
  resolve: { alias: [{ find: /^hf-blocks$/, replacement: source("index.ts") }] },
  server: {
    port: 7860,
    open: process.stdout.isTTY && !process.env["CI"] ? home : false,
  },
  optimizeDeps: {
    include: [
      "lit",
      "lit/decorators.js",
      "lit/directive.js",
      "lit/directives/ref.js",
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
