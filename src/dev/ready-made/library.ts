import { posix, sep } from "node:path";
import type { DevEnvironment, Plugin, ResolvedConfig } from "vite";
import { LIBRARY } from "../../hot/addresses.ts";
import { acceptModule } from "../hot/accept-modules.ts";
import { EarlySaves } from "../hot/early-saves.ts";
import { packageFolder } from "../own-files.ts";
import { readPath, writePath } from "../path-in-address.ts";
import { loadVite } from "../vite.ts";
import { makeBundle, modulesIn, unmapped, type Bundle } from "./bundle.ts";
import { groupsOf, LIT } from "./groups.ts";

/** As Vite names files. */
const source = `${packageFolder.replaceAll(sep, "/")}src/`;
const GROUPS = groupsOf(source);
/** All pages need them. */
const AT_ONCE = GROUPS.slice(0, 2);
/** What is found by the dev server, and made ready by it. */
const OTHERS = /^(?!@?lit\b|@oxc-project\b)[\w@]|^\/@vite\//;
/** Marks a module of the source that goes with the bundle: what it imports is the bundle's, unless that was edited. */
const BESIDE = "?beside-library";
/** By these come pages and apps to the source: to the bundle, until a file of it is edited. A page has to be loaded anew to take the other way. */
const DOOR = `${LIBRARY}door.js?path=`;

/**
 * The library's own source, for the pages of a clone: in a few files until one of it is edited. Pages that are open then
 * keep the bundle, and get beside it what was edited and what has to run again for that; pages that are opened later have
 * each module by itself.
 */
export function library(): Plugin {
  let config: ResolvedConfig;
  /** None where the source has a fault: module by module, Vite says where. */
  let bundle: Promise<Bundle | undefined>;
  const inputs: Record<string, string> = {};
  const edited = new Set<string>();
  const earlySaves = new EarlySaves();

  const isSource = (file: string) => file.startsWith(source) && !file.startsWith(`${source}dev/`);
  const nameOf = (file: string) => file.slice(source.length).replace(/\.ts$/, "");
  const addressOf = (name: string) => `${LIBRARY}${name}.js`;
  /** What the browser calls a module that goes with the bundle. */
  const urlOf = (file: string) => (file.startsWith(`${config.root}/`) ? file.slice(config.root.length) : posix.join("/@fs", file)) + BESIDE;

  /** A module is no longer as the bundle has it, nor is what has to run again for it. What was edited before, Vite knows. */
  async function renew(file: string, environment: DevEnvironment, made: Bundle): Promise<void> {
    if (edited.has(file)) return;
    edited.add(file);
    const { moduleGraph } = environment;
    const module = await moduleGraph.ensureEntryFromUrl(urlOf(file));
    for (const id of [module.id, addressOf(nameOf(file))]) {
      const before = id === null ? undefined : moduleGraph.getModuleById(id);
      if (before) moduleGraph.invalidateModule(before);
    }
    try {
      await environment.transformRequest(urlOf(file));
    } catch {
      // The page asks for it too, and shows what is wrong.
      module.isSelfAccepting = made.changed.includes(file);
    }
    if (!module.isSelfAccepting) for (const importer of made.importers[file] ?? []) await renew(importer, environment, made);
  }

  return {
    name: "hf-blocks:library",
    apply: "serve",
    enforce: "pre",
    configResolved(resolved) {
      config = resolved;
    },
    configureServer(server) {
      const files = modulesIn(source).filter((file) => !/^(dev|hot|catalogue)\b/.test(nameOf(file)));
      for (const file of files) inputs[nameOf(file)] = file;
      for (const name of LIT) inputs[`packages/${name.replace(/\.js$/, "")}`] = name;
      const transform = (code: string, id: string, parse: (code: string) => unknown) =>
        isSource(id) ? hotModule(acceptModule(id, code, parse), urlOf(id)) : undefined;
      const recipe = { name: "library", inputs, sources: files, groups: GROUPS, external: OTHERS, transform };
      bundle = loadVite()
        .then((vite) => makeBundle(vite, recipe, config))
        .catch(() => undefined);

      const { hot, moduleGraph } = server.environments.client;
      const parts = () => [...moduleGraph.idToModuleMap.values()].filter(({ id }) => id?.startsWith(LIBRARY));
      hot.on("hf-blocks:ages", (ages: unknown) => {
        for (const file of earlySaves.missing(ages, config.base, parts)) server.watcher.emit("change", file);
      });
      // It could not be taken over after all, and Vite knows of no importers of it: they are in the bundle.
      hot.on("vite:invalidate", ({ path }) => {
        const file = Object.values(inputs).find((input) => isSource(input) && urlOf(input) === path);
        if (file === undefined) return;
        void bundle.then((made) => made?.importers[file]?.forEach((importer) => server.watcher.emit("change", importer)));
      });
    },
    async resolveId(id, importer = "", options) {
      if (id.startsWith(LIBRARY)) return id;
      if (id.endsWith(BESIDE)) return undefined;
      const find = (from: string | undefined) => this.resolve(id, from, { ...options, skipSelf: true });
      if (importer.startsWith(LIBRARY) && !importer.startsWith(DOOR))
        return id.startsWith(".") ? posix.join(posix.dirname(importer), id) : find(`${source}index.ts`);
      const isBeside = importer.endsWith(BESIDE);
      if (importer.startsWith(DOOR) || (isSource(importer) && !isBeside)) return undefined;
      if (LIT.includes(id)) {
        const name = `packages/${id.replace(/\.js$/, "")}`;
        return isBeside ? addressOf(name) : DOOR + writePath(name);
      }
      const found = await find(importer || undefined);
      const file = found?.id ?? "";
      if (!isSource(file)) return found;
      if (isBeside) return file + BESIDE;
      // By its own address each module is there by itself.
      return inputs[nameOf(file)] === file && (importer || !file.endsWith(id)) ? DOOR + writePath(nameOf(file)) : found;
    },
    async load(id) {
      if (id.startsWith(DOOR)) {
        const name = readPath(id);
        const isReady = edited.size === 0 && (await bundle) !== undefined;
        return `export * from ${JSON.stringify(isReady ? addressOf(name) : inputs[name])};`;
      }
      if (id.startsWith(LIBRARY)) {
        const name = id.slice(LIBRARY.length);
        const file = inputs[name.replace(/\.js$/, "")] ?? "";
        return edited.has(file) ? `export * from ${JSON.stringify(file + BESIDE)};` : unmapped((await bundle)?.files[name]);
      }
      const file = id.endsWith(BESIDE) ? id.slice(0, -BESIDE.length) : "";
      return inputs[nameOf(file)] === file && !edited.has(file) ? `export * from ${JSON.stringify(addressOf(nameOf(file)))};` : undefined;
    },
    hotUpdate: {
      order: "pre",
      async handler({ file, modules }) {
        const { environment } = this;
        if (environment.name !== "client" || inputs[nameOf(file)] !== file) return undefined;
        earlySaves.saw(file);
        const made = await bundle;
        if (!made) return undefined;
        await renew(file, environment, made);
        const graph = environment.moduleGraph;
        // From now on they lead to each module by itself.
        for (const module of graph.idToModuleMap.values()) if (module.id?.startsWith(DOOR)) graph.invalidateModule(module);
        return [...new Set([...modules, ...(graph.getModulesByFile(file) ?? [])])];
      },
    },
    transformIndexHtml: {
      order: "pre",
      handler: (html) =>
        edited.size === 0 && /<hf-|hf-blocks/.test(html)
          ? AT_ONCE.map(({ name }) => ({
              tag: "link",
              attrs: { rel: "modulepreload", href: addressOf(`parts/${name}`) },
              injectTo: "head" as const,
            }))
          : [],
    },
  };
}

/** In a bundle the name and the updates of a module are no longer those of its file. */
function hotModule(code: string | undefined, url: string): string | undefined {
  if (code === undefined) return undefined;
  const own = code.replaceAll("import.meta.hot", "itsUpdates").replaceAll("import.meta.url", "itsAddress");
  return `import { createHotContext as updatesOf } from "/@vite/client";const itsAddress = new URL(${JSON.stringify(url)}, location.origin).href;const itsUpdates = updatesOf(${JSON.stringify(url)});${own}`;
}
