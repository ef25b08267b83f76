import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import type * as Vite from "vite";
import { ownVersion, packageFolder } from "../own-files.ts";
import type { Group } from "./groups.ts";

/** What a bundle is made of, and how. */
export interface BundleRecipe {
  readonly name: string;
  /** The files that may be imported from it, or names of packages, by their address in the bundle, without its ending. */
  readonly inputs: Readonly<Record<string, string>>;
  /** A change in one of these files makes another bundle. */
  readonly sources: readonly string[];
  readonly groups?: readonly Group[];
  /** What is left to the dev server to find. */
  readonly external?: RegExp;
  /** Changes a module once TypeScript is gone from it. */
  transform?(code: string, id: string, parse: (code: string) => unknown): string | undefined;
}

export interface Bundle {
  /** The code of each file of it, by its address in the bundle. */
  readonly files: Readonly<Record<string, string>>;
  /** Which modules import a module. */
  readonly importers: Readonly<Record<string, readonly string[]>>;
  /** Those that the recipe has changed. */
  readonly changed: readonly string[];
}

/** What Vite settles when it builds, and what its dev server has to say here. */
const LATER = [
  ["import.meta.hot", "__HF_BLOCKS_HOT__"],
  ["import.meta.env", "__HF_BLOCKS_ENV__"],
] as const;

/**
 * Joins modules into few files, or a page would wait for round after round of them. What was made lies in the cache of
 * Vite until one of its sources is another.
 */
export async function makeBundle(vite: typeof Vite, recipe: BundleRecipe, config: Vite.ResolvedConfig): Promise<Bundle> {
  const { cacheDir, optimizeDeps } = config;
  const folder = join(cacheDir, "hf-blocks");
  const file = join(folder, `${recipe.name}.json`);
  const key = keyOf(vite, recipe);
  // Asked by `--force` as for what Vite itself keeps.
  const kept = optimizeDeps.force ? undefined : readKept(file);
  if (kept?.key === key) return kept.bundle;
  const bundle = await build(vite, recipe);
  mkdirSync(folder, { recursive: true });
  // Whoever reads it sees it whole, and of two servers that make it at once the last wins.
  const half = `${file}.${process.pid}`;
  writeFileSync(half, JSON.stringify({ key, bundle }));
  renameSync(half, file);
  return bundle;
}

function readKept(file: string): { readonly key: string; readonly bundle: Bundle } | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as { key: string; bundle: Bundle };
  } catch {
    return undefined;
  }
}

function keyOf({ version }: typeof Vite, { inputs, sources }: BundleRecipe): string {
  const hash = createHash("sha1").update(JSON.stringify([version, ownVersion(), inputs]));
  for (const source of sources) hash.update(source).update(readFileSync(source));
  return hash.digest("hex");
}

async function build(vite: typeof Vite, { inputs, sources, groups, external, transform }: BundleRecipe): Promise<Bundle> {
  const own = new Set(sources);
  const importers: Record<string, readonly string[]> = {};
  const changed: string[] = [];
  const made = await vite.build({
    configFile: false,
    // Nothing of the author's folder has a say in it.
    root: packageFolder,
    envDir: false,
    publicDir: false,
    css: { postcss: {} },
    logLevel: "error",
    plugins: [
      {
        name: "hf-blocks:left-for-later",
        enforce: "pre",
        // Not by its folder: an author's copy of this package is an installed one.
        transform: (code, id) => (own.has(id) ? { code: exchange(code, 0), map: null } : undefined),
      },
      {
        name: "hf-blocks:bundle",
        enforce: "post",
        transform(code, id) {
          const made = transform?.(code, id, (text) => this.parse(text));
          if (made !== undefined) changed.push(id);
          return made === undefined ? undefined : { code: made, map: null };
        },
        generateBundle() {
          for (const id of this.getModuleIds()) {
            const info = this.getModuleInfo(id);
            if (info) importers[id] = [...info.importers, ...info.dynamicImporters];
          }
        },
      },
    ],
    build: {
      write: false,
      minify: false,
      target: "esnext",
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        preserveEntrySignatures: "strict",
        input: { ...inputs },
        ...(external ? { external } : {}),
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "parts/[name].js",
          ...(groups ? { codeSplitting: { groups: [...groups] } } : {}),
        },
      },
    },
  });
  const { output } = made as Extract<typeof made, { output: unknown }>;
  const files = output.flatMap((part) => (part.type === "chunk" ? [[part.fileName, exchange(part.code, 1)] as const] : []));
  return { files: Object.fromEntries(files), importers, changed };
}

function exchange(code: string, direction: 0 | 1): string {
  return LATER.reduce((text, pair) => text.replaceAll(pair[direction], pair[1 - direction] as string), code);
}

/** The modules in a folder, at any depth. */
export function modulesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => /(?<!\.d)\.[jt]s$/.test(name)).map((name) => join(folder, name).replaceAll(sep, "/"));
}

/** A file of a bundle as Vite takes it: told of no map, it would make one that is five times the file. */
export function unmapped(code: string | undefined): { code: string; map: { mappings: "" } } | undefined {
  return code === undefined ? undefined : { code, map: { mappings: "" } };
}
