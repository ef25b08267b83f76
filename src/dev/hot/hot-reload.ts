import type { Plugin } from "vite";
import { TOOLS } from "../../hot/addresses.ts";
import { realFile } from "../door.ts";
import { ownModule } from "../own-files.ts";
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
    async transform(code, id, options) {
      if (options?.ssr) return undefined;
      const paths: string[] = [];
      let program: unknown;
      const accept = (isLibrary?: (source: string) => boolean) => acceptModule(id, code, () => (program ??= this.parse(code)), isLibrary);
      let accepted = accept();
      // Only where it matters are its imports asked where they lead.
      if (accepted === undefined && accept((source) => paths.push(source) > 0) !== undefined) {
        const found = await Promise.all(paths.map((source) => this.resolve(source, id)));
        const library = paths.filter((_, index) => isLibraryFile(found[index]?.id));
        accepted = accept((source) => library.includes(source));
      }
      if (accepted !== undefined) accepting.add(id);
      else accepting.delete(id);
      return accepted === undefined ? undefined : { code: accepted, map: null };
    },
    hotUpdate({ type, modules }) {
      const { environment } = this;
      if (environment.name !== "client") return undefined;
      // Made while the page is told of it; as soon as Vite has put aside what was made before.
      setImmediate(() => {
        for (const { id, url } of modules) if (accepting.has(id ?? "")) void environment.warmupRequest(url);
      });
      // Deleted or renamed: an open page goes on with what it has, until the file is back or its importers change.
      return type === "delete" ? modules.filter(({ id }) => !accepting.has(id ?? "")) : undefined;
    },
    transformIndexHtml: {
      order: "pre",
      handler: (_html, { server }) =>
        server ? [{ tag: "script", attrs: { type: "module", src: `${TOOLS}start.js` }, injectTo: "head-prepend" }] : [],
    },
  };
}

/** Whether a module is what the package itself, or its script-tag build, leads to. */
function isLibraryFile(id: string | undefined): boolean {
  const file = id && realFile(id.replace(/\?.*$/s, ""));
  return file !== undefined && ["hf-blocks", "hf-blocks/cdn"].some((name) => file === realFile(ownModule(name) ?? ""));
}
