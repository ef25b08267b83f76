import { posix } from "node:path";
import type { Plugin } from "vite";

const FILE = "opened-as-file.js";
const SCRIPT = `// Browsers load no modules from files: without this, a page that is opened as one would be blank.
if (location.protocol === "file:")
  document.documentElement.append("This page was opened as a file, and browsers run its scripts only from a server. In its folder, type: npx hf-blocks preview .");
`;

/**
 * A built page says so where somebody opens it as a file. Not in the page itself, whose policy may forbid inline scripts;
 * a page that says it in its own way is left as it is.
 */
export function openedAsFile(): Plugin {
  let base = "/";
  let isNeeded = false;
  return {
    name: "hf-blocks:opened-as-file",
    apply: "build",
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml(html, { path }) {
      if (html.includes(`location.protocol === "file:"`)) return [];
      isNeeded = true;
      const src = base.startsWith(".") ? `./${posix.relative(posix.dirname(path), `/${FILE}`)}` : base + FILE;
      return [{ tag: "script", attrs: { async: true, src }, injectTo: "head" }];
    },
    generateBundle: {
      // After Vite has made the pages.
      order: "post",
      handler() {
        if (isNeeded) this.emitFile({ type: "asset", fileName: FILE, source: SCRIPT });
      },
    },
  };
}
