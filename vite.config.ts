import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { hfBlocks } from "./src/dev/plugin.ts";

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url));
const home = "/demo/document-analyzer.html";

/** The dev server of this repository: the demos, on the library's own source. */
export default defineConfig({
  appType: "mpa",
  plugins: [hfBlocks({ home, script: source("cdn.ts") })],
  resolve: { alias: [{ find: /^hf-blocks$/, replacement: source("index.ts") }] },
  server: {
    port: 7860,
    // Made ready while the browser starts, or the first page would wait for a hundred modules.
    open: process.stdout.isTTY && !process.env["CI"] ? home : false,
  },
  optimizeDeps: {
    include: ["lit", "lit/decorators.js", "lit/directives/live.js", "lit/directives/guard.js", "lit/directives/repeat.js", "markdown-it", "idb-keyval", "@huggingface/inference"],
  },
});
