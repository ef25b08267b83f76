import { posix } from "node:path";
import type { Plugin } from "vite";
import { ownFile } from "../own-files.ts";
import { acceptModule } from "./accept-modules.ts";

/** The part of the plugin that changes a page while it is open. Only in the dev server. */
export function hotReload(): Plugin {
  /** Modules that are taken over in place. */
  const accepting = new Set<string>();
  return {
    name: "hf-blocks:hot-reload",
    apply: "serve",
    // After TypeScript is gone and before Vite looks for what accepts; with `order: "post"` it would be too late.
    enforce: "post",
    transform(code, id, options) {
      if (options?.ssr) return undefined;
      const accepted = acceptModule(id, code, (text) => this.parse(text));
      if (accepted !== undefined) accepting.add(id);
      else accepting.delete(id);
      return accepted === undefined ? undefined : { code: accepted, map: null };
    },
    hotUpdate({ type, modules }) {
      if (this.environment.name !== "client") return undefined;
      // Deleted or renamed: an open page goes on with what it has, until the file is back or its importers change.
      return type === "delete" ? modules.filter(({ id }) => !accepting.has(id ?? "")) : undefined;
    },
    transformIndexHtml: {
      order: "pre",
      handler: (_html, { server }) =>
        server
          ? [{ tag: "script", attrs: { type: "module", src: posix.join("/@fs", ownFile("hot/start")) }, injectTo: "head-prepend" }]
          : [],
    },
  };
}
