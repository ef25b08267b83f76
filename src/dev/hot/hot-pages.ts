import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import type { Connect, EnvironmentModuleNode, Plugin, ViteDevServer } from "vite";
import type { PageVersion } from "../client/page.ts";
import { Saves } from "./saves.ts";

/** The module of a page: it runs again when the page's source changes. */
const PAGE = "/@hf-blocks/page.js";
/** Where the client reads the source of a page as it was at some time. */
const SOURCE = "/@hf-blocks/source";
/** Versions of a page that an open tab may still show. */
const REMEMBERED = 50;

/** Changes an HTML page by the difference of its source. Pages without anything of this library are loaded anew. */
export function hotPages(): Plugin {
  let server: ViteDevServer;
  let base = "/";
  const saves = new Saves();
  /** The sources of each page by version, newest last. */
  const sources = new Map<string, Map<string, string>>();

  const read = (path: string): { version: string; source: string } | undefined => {
    let source: string;
    try {
      source = readFileSync(join(server.config.root, path), "utf8");
    } catch {
      return undefined;
    }
    const version = createHash("sha1").update(source).digest("hex").slice(0, 12);
    const versions = sources.get(path) ?? new Map<string, string>();
    sources.set(path, versions);
    versions.delete(version);
    versions.set(version, source);
    if (versions.size > REMEMBERED) versions.delete(versions.keys().next().value!);
    return { version, source };
  };

  return {
    name: "hf-blocks:hot-pages",
    apply: "serve",
    configResolved(config) {
      base = config.base;
    },
    configureServer(given) {
      server = given;
      server.middlewares.use(
        posix.join(base, SOURCE),
        serveSource((path, version) => sources.get(path)?.get(version)),
      );
    },
    resolveId: (id) => (id.startsWith(`${PAGE}?`) ? `\0${id.replace(/&t=\d+/, "")}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PAGE}?`)) return undefined;
      const path = pathOf(id);
      const { version = "", source = "" } = read(path) ?? {};
      return pageModule({ path, version, source: posix.join(base, SOURCE), isOurs: isOurs(source) });
    },
    transformIndexHtml: {
      order: "pre",
      handler(_html, context) {
        if (!context.server || !context.path.endsWith(".html")) return [];
        saves.shown(join(server.config.root, context.path), server.watcher);
        const found = read(context.path);
        if (!found) return [];
        // Vite puts the base before addresses of scripts, also of these.
        return [
          { tag: "meta", attrs: { name: "hf-blocks-page", content: found.version }, injectTo: "head" },
          { tag: "script", attrs: { type: "module", src: `${PAGE}?path=${encodeURIComponent(context.path)}` }, injectTo: "head-prepend" },
        ];
      },
    },
    hotUpdate: {
      order: "pre",
      async handler({ file }) {
        if (this.environment.name !== "client") return undefined;
        await saves.seen(file, server.watcher);
        // Its inline scripts are run by the client, and only those that have changed. Deleted, it stays open as it is.
        if (!file.endsWith(".html")) return undefined;
        const graph = this.environment.moduleGraph;
        const page = pageOf(graph.idToModuleMap.values(), server.config.root, file);
        if (page) return [page];
        // No tab has it yet, or it is on its way to one: what is on its way is this version or compares itself with it.
        const path = `/${relative(server.config.root, file).split(sep).join("/")}`;
        if (!read(path)) return undefined;
        const made = await graph.ensureEntryFromUrl(`${PAGE}?path=${encodeURIComponent(path)}`);
        made.isSelfAccepting = true;
        return [made];
      },
    },
  };
}

/** A page that says in its source that it has something of this library. */
function isOurs(source: string): boolean {
  return /<hf-|hf-blocks/.test(source);
}

function pageOf(modules: Iterable<EnvironmentModuleNode>, root: string, file: string): EnvironmentModuleNode | undefined {
  return [...modules].find(({ id }) => id?.startsWith(`\0${PAGE}?`) && join(root, pathOf(id)) === file);
}

function pathOf(id: string): string {
  return new URLSearchParams(id.split("?")[1]).get("path")!;
}

function pageModule(version: PageVersion): string {
  return `globalThis[Symbol.for("hf-blocks.hot")]?.page(${JSON.stringify(version)});
import.meta.hot.accept();
`;
}

/** As it stands in the file: nothing is put into it, so that two versions differ by what the author wrote. */
function serveSource(find: (path: string, version: string) => string | undefined): Connect.NextHandleFunction {
  return (request, response) => {
    const query = new URL(request.url ?? "/", "http://localhost").searchParams;
    const found = find(query.get("path") ?? "", query.get("version") ?? "");
    response
      .writeHead(found === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" })
      .end(found ?? "");
  };
}
