// Serves pages that hold the renderer as the script-tag build ships it: trimmed, minified, in lazy chunks.
import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer-core";
import { build, type Rolldown } from "vite";
import { serve } from "../../serve.ts";
import { markdownTrim } from "../../../scripts/markdown-trim.mjs";
import { minifyTemplates } from "../../../scripts/minify-templates.mjs";
import type * as Entry from "./entry.ts";

/** The policy that pages of ours promise to work with. */
export const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

const PAGE =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Markdown</title><script type="module" src="/entry.js"></script><body></body></html>';

declare global {
  /** What the page's script gives to tests. */
  var markdown: typeof Entry;
}

export interface MarkdownPages {
  /** `/strict` and `/open` are pages; the second has no policy, so that expected HTML can be parsed. */
  readonly origin: string;
  /** What was asked for besides the page and its scripts. */
  readonly asked: string[];
  /** Opens a page and waits for its script. */
  open(page: Page, path: "/strict" | "/open"): Promise<void>;
  close(): void;
}

/** @param entry the script of the pages, which sets `markdown` */
export async function servePages(entry: URL = new URL("entry.ts", import.meta.url)): Promise<MarkdownPages> {
  const files = await bundle(fileURLToPath(entry));
  const asked: string[] = [];
  const { origin, close } = await serve((request, response) => {
    const path = request.url!;
    const code = files.get(path.slice(1));
    if (code !== undefined) response.writeHead(200, { "content-type": "text/javascript" }).end(code);
    else if (path === "/strict" || path === "/open") {
      response.writeHead(200, { "content-type": "text/html", ...(path === "/strict" && { "content-security-policy": STRICT }) }).end(PAGE);
    } else {
      if (path !== "/favicon.ico") asked.push(path);
      response.writeHead(404).end();
    }
  }, "127.0.0.1");
  return {
    origin,
    asked,
    open: async (page, path) => {
      await page.goto(origin + path);
      await page.waitForFunction(() => "markdown" in globalThis);
    },
    close,
  };
}

async function bundle(entry: string): Promise<Map<string, string>> {
  const outputs = (await build({
    configFile: false,
    logLevel: "error",
    plugins: [markdownTrim(), minifyTemplates()],
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "es2022",
      minify: process.env["NO_MINIFY"] ? false : true,
      modulePreload: false,
      lib: { entry, formats: ["es"], fileName: () => "entry.js" },
      rolldownOptions: { output: { chunkFileNames: "[name]-[hash].js" } },
    },
  })) as Rolldown.RolldownOutput[];
  return new Map(outputs[0]!.output.flatMap((file) => (file.type === "chunk" ? [[file.fileName, file.code] as const] : [])));
}
