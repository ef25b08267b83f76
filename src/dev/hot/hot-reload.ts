import { posix } from "node:path";
import type { Plugin } from "vite";
import { ownFile } from "../own-files.ts";
import { acceptModule } from "./accept-modules.ts";

/** The part of the plugin that changes a page while it is open. Only in the dev server. */
export function hotReload(): Plugin {
  let base = "/";
  return {
    name: "hf-blocks:hot-reload",
    apply: "serve",
    // After TypeScript is gone and before Vite looks for what accepts; with `order: "post"` it would be too late.
    enforce: "post",
    configResolved(config) {
      base = config.base;
    },
    transform(code, id, options) {
      if (options?.ssr) return undefined;
      const accepted = acceptModule(id, code, (text) => this.parse(text));
      return accepted === undefined ? undefined : { code: accepted, map: null };
    },
    transformIndexHtml: {
      order: "pre",
      handler: (_html, { server }) => (server ? [{ tag: "script", attrs: { type: "module", src: posix.join(base, "/@fs", ownFile("dev/client/start")) }, injectTo: "head-prepend" }] : []),
    },
  };
}
