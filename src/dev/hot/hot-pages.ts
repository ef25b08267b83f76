import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import type { Connect, DevEnvironment, EnvironmentModuleNode, Plugin, ViteDevServer } from "vite";
import { HOT, isInstalled, PAGE_META, PAGE_MODULE, PAGE_SOURCE } from "../../hot/addresses.ts";
import type { PageVersion, SavedPage } from "../../hot/page.ts";
import { fileFor, pathUnder, realFile } from "../door.ts";
import { readPath, writePath } from "../path-in-address.ts";
import { EarlySaves } from "./early-saves.ts";
import { Saves } from "./saves.ts";

/** What such a module is called inside Vite. */
const PAGE_ID = `\0${PAGE_MODULE}?`;
const HTML = /\.html$/;
/** Versions of a page that an open tab may still show. */
const REMEMBERED = 50;

/** Changes an HTML page by the difference of its source. Pages without anything of this library are loaded anew. */
export function hotPages(): Plugin {
  let server: ViteDevServer;
  let saves: Saves;
  let base = "/";
  const earlySaves = new EarlySaves();
  /** The sources of each page by version, newest last. */
  const sources = new Map<string, Map<string, string>>();

  const read = (path: string): { version: string; source: string } | undefined => {
    const file = fileFor(path, HTML, server.config);
    if (!file) return undefined;
    const source = readFileSync(file, "utf8");
    const version = createHash("sha1").update(source).digest("hex").slice(0, 12);
    const versions = sources.get(path) ?? new Map<string, string>();
    sources.set(path, versions);
    versions.delete(version);
    versions.set(version, source);
    for (const oldest of versions.keys()) if (versions.size > REMEMBERED) versions.delete(oldest);
    return { version, source };
  };

  /** The version that was read last. */
  const latest = (path: string): { version: string; source: string } | undefined => {
    const found = [...(sources.get(path) ?? [])].at(-1);
    return found && { version: found[0], source: found[1] };
  };

  const versionOf = (path: string, version: string, source: string): PageVersion => ({
    path,
    version,
    source: posix.join(base, PAGE_SOURCE),
    isOurs: isOurs(source),
  });

  /** A page begins with its next version while its module is on its way. */
  const tellSaved = (path: string, { hot }: DevEnvironment): void => {
    const before = latest(path)?.source;
    const found = read(path);
    if (before === undefined || !found) return;
    const { version, source } = found;
    const saved: SavedPage = { ...versionOf(path, version, source), hasOtherScripts: scriptsIn(before) !== scriptsIn(source) };
    hot.send("hf-blocks:page-saved", saved);
  };

  return {
    name: "hf-blocks:hot-pages",
    apply: "serve",
    // Vite would look for a file of this name, and a path in the query may lead to one.
    enforce: "pre",
    configResolved(config) {
      base = config.base;
    },
    configureServer(given) {
      server = given;
      saves = new Saves(server.watcher);
      server.middlewares.use(
        posix.join(base, PAGE_SOURCE),
        serveSource((path, version) => sources.get(path)?.get(version)),
      );
      const { hot, moduleGraph } = server.environments.client;
      const modulesOf = (file: string) => [
        ...(moduleGraph.getModulesByFile(file) ?? []),
        ...pagesOf(moduleGraph.idToModuleMap.values(), server.config.root, file),
      ];
      hot.on("hf-blocks:loaded", (_nothing: unknown, client) => client.send("hf-blocks:how-old"));
      hot.on("hf-blocks:ages", (ages: unknown) => {
        for (const file of earlySaves.missing(ages, base, modulesOf)) server.watcher.emit("change", file);
      });
    },
    resolveId: (id) => (id.startsWith(`${PAGE_MODULE}?`) ? `\0${id.replace(/&t=\d+/, "")}` : undefined),
    load(id) {
      if (!id.startsWith(PAGE_ID)) return undefined;
      const path = readPath(id);
      // As it was told: read again here, the file may be empty because it is being written anew.
      const { version = "", source = "" } = latest(path) ?? read(path) ?? {};
      return pageModule(versionOf(path, version, source));
    },
    transform(_code, id) {
      const [file = ""] = id.split("?");
      if (!file.startsWith("\0") && !isInstalled(file)) saves.shown(file);
    },
    transformIndexHtml: {
      order: "pre",
      handler(_html, context) {
        if (!context.server) return [];
        const path = pathUnder(server.config.root, context.filename);
        const found = read(path);
        if (!found) return [];
        saves.shown(context.filename);
        // Vite puts the base before addresses of scripts, also of these.
        return [
          { tag: "meta", attrs: { name: PAGE_META, content: found.version }, injectTo: "head" },
          { tag: "script", attrs: { type: "module", src: `${PAGE_MODULE}?path=${writePath(path)}` }, injectTo: "head-prepend" },
        ];
      },
    },
    hotUpdate: {
      order: "pre",
      async handler({ file }) {
        if (this.environment.name !== "client") return undefined;
        await saves.seen(file);
        earlySaves.saw(file);
        // Its inline scripts are run by the client, and only those that have changed. Deleted, it stays open as it is.
        if (!HTML.test(file)) return undefined;
        const graph = this.environment.moduleGraph;
        const pages = pagesOf(graph.idToModuleMap.values(), server.config.root, file);
        if (pages.length > 0) {
          for (const page of pages) {
            // As Vite does for files themselves: what is being made of the version before is not given out for this one.
            graph.invalidateModule(page);
            tellSaved(readPath(page.id ?? ""), this.environment);
          }
          return pages;
        }
        // No tab has it yet, or it is on its way to one: what is on its way is this version or compares itself with it.
        const path = pathUnder(server.config.root, file);
        if (!read(path)) return undefined;
        const made = await graph.ensureEntryFromUrl(`${PAGE_MODULE}?path=${writePath(path)}`);
        made.isSelfAccepting = true;
        return [made];
      },
    },
  };
}

/** A page that has something of this library. Before any of its scripts has run, only its text tells. */
function isOurs(source: string): boolean {
  return /<hf-|hf-blocks/.test(source);
}

/** All scripts of a page, as they stand in it. */
function scriptsIn(source: string): string {
  return source.match(/<script[^]*?<\/script/gi)?.join() ?? "";
}

/** A file is the page at its own path and at those of links to it. */
function pagesOf(modules: Iterable<EnvironmentModuleNode>, root: string, file: string): EnvironmentModuleNode[] {
  const real = realFile(file) ?? file;
  return [...modules].filter(({ id }) => {
    if (!id?.startsWith(PAGE_ID)) return false;
    const shown = join(root, readPath(id));
    return shown === file || realFile(shown) === real;
  });
}

function pageModule(version: PageVersion): string {
  return `globalThis[Symbol.for("${HOT}")]?.page(${JSON.stringify(version)});
import.meta.hot.accept();
`;
}

/** As it stands in the file: nothing is put into it, so that two versions differ by what the author wrote. */
function serveSource(find: (path: string, version: string) => string | undefined): Connect.NextHandleFunction {
  return (request, response) => {
    const query = new URLSearchParams(request.url?.split("?")[1]);
    const found = find(query.get("path") ?? "", query.get("version") ?? "");
    response
      .writeHead(found === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" })
      .end(found ?? "");
  };
}
