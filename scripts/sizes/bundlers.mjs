// Bundles a line of an author's code for production, with the package as it is installed: `dist/` under the name `hf-blocks`.
import commonjs from "@rollup/plugin-commonjs";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rollup } from "rollup";
import { build } from "vite";
import webpack from "webpack";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * A file that a bundler made: its code, the files that it imports at once, and the modules in it, each as often as it is there.
 * @typedef {{ file: string, entry?: string, code: string, imports: string[], modules: string[] }} Chunk
 */

/** What each bundler makes of a folder's `app.js`, the file that is asked for first before the others. @type {Record<string, (folder: string) => Promise<Chunk[]>>} */
export const bundlers = { Vite: byVite, webpack: byWebpack, rollup: byRollup, esbuild: byEsbuild };

/**
 * @param {string} bundler a name in `bundlers`
 * @param {string} source what the author writes
 * @returns {Promise<Chunk[]>} the file that the page asks for, then all others
 */
export async function bundle(bundler, source) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "hf-blocks-bundle-")));
  try {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(root, join(folder, "node_modules/hf-blocks"), "junction");
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "app.js"), source);
    return await bundlers[bundler](folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The files that a page has before any of them runs. @param {Chunk[]} chunks */
export function firstLoad([entry, ...others]) {
  const chunks = new Set([entry]);
  for (const { imports } of chunks) for (const chunk of others) if (imports.includes(chunk.file)) chunks.add(chunk);
  return [...chunks];
}

/** In kB of 1000 bytes, gzipped. @param {Chunk[]} chunks */
export function weight(chunks) {
  return chunks.reduce((sum, { code }) => sum + gzipSync(withSettledHashes(code), { level: 9 }).length / 1000, 0);
}

/**
 * A bundler's hashes vary with the folder it works in, and other hashes pack a little differently: over the hundred files of
 * the whole library by more than what counts as worse. In their place come others of the same length, alike in every run.
 */
function withSettledHashes(code) {
  const settled = new Map();
  return code.replace(/-[\w-]{8}(?=\.js\b)/g, (hash) => {
    if (!settled.has(hash)) settled.set(hash, `-${createHash("sha256").update(`${settled.size}`).digest("base64url").slice(0, 8)}`);
    return settled.get(hash);
  });
}

async function byVite(folder) {
  const { output } = await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    build: { write: false, target: "es2022", rolldownOptions: { input: join(folder, "app.js") } },
  });
  return chunksOf(output);
}

async function byRollup(folder) {
  const bundle = await rollup({
    input: join(folder, "app.js"),
    plugins: [nodeResolve({ browser: true, exportConditions: ["production"] }), commonjs()],
    onwarn: () => {},
  });
  const { output } = await bundle.generate({ format: "es" });
  await bundle.close();
  const chunks = chunksOf(output);
  // It minifies nothing by itself.
  const small = await Promise.all(chunks.map(({ code }) => esbuild.transform(code, { minify: true, target: "es2022", format: "esm" })));
  return chunks.map((chunk, index) => ({ ...chunk, code: small[index].code }));
}

/** What Vite or rollup has made, entries first. @returns {Chunk[]} */
export function chunksOf(output) {
  return output
    .filter(({ type }) => type === "chunk")
    .sort((one, other) => other.isEntry - one.isEntry)
    .map(({ fileName, facadeModuleId, isEntry, code, imports, modules }) => ({
      file: fileName,
      ...(isEntry && { entry: facadeModuleId }),
      code,
      imports,
      modules: Object.keys(modules).filter((id) => modules[id].renderedLength > 0),
    }));
}

async function byEsbuild(folder) {
  const { metafile, outputFiles } = await esbuild.build({
    absWorkingDir: folder,
    entryPoints: ["app.js"],
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    target: "es2022",
    outdir: "out",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const codes = new Map(outputFiles.map(({ path, text }) => [path.slice(folder.length + 1), text]));
  return Object.entries(metafile.outputs)
    .sort(([, one], [, other]) => Number(other.entryPoint === "app.js") - Number(one.entryPoint === "app.js"))
    .map(([file, { imports, inputs }]) => ({
      file,
      code: codes.get(file),
      imports: imports.flatMap(({ path, kind }) => (kind === "import-statement" ? [path] : [])),
      modules: Object.entries(inputs).flatMap(([id, { bytesInOutput }]) => (bytesInOutput > 0 ? [join(folder, id)] : [])),
    }));
}

async function byWebpack(folder) {
  const compiler = webpack({
    context: folder,
    mode: "production",
    entry: "./app.js",
    target: ["web", "es2022"],
    output: { path: join(folder, "out"), filename: "app.js", chunkFilename: "[id].js" },
    performance: { hints: false },
  });
  const stats = await new Promise((done, failed) => compiler.run((error, made) => (error ? failed(error) : done(made))));
  await new Promise((closed) => compiler.close(closed));
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
  const { chunks, chunkGraph } = stats.compilation;
  const files = readdirSync(join(folder, "out")).filter((file) => file.endsWith(".js"));
  return files
    .sort((one, other) => Number(other === "app.js") - Number(one === "app.js"))
    .map((file) => ({
      file,
      code: readFileSync(join(folder, "out", file), "utf8"),
      imports: [],
      modules: [...chunks].filter((chunk) => chunk.files.has(file)).flatMap((chunk) => chunkGraph.getChunkModules(chunk).flatMap(filesOf)),
    }));
}

/** A module of webpack's is one of the author's, several that it has joined, or its own, which is no file. */
function filesOf(module) {
  return (module.modules ?? [module]).flatMap((one) => one.nameForCondition() ?? []);
}
