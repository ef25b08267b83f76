import { realpathSync, statSync } from "node:fs";
import { join, normalize, posix, relative, resolve, sep } from "node:path";
import type { Connect, Plugin, ResolvedConfig } from "vite";
import { MADE } from "../hot/addresses.ts";
import { isForeign } from "./local/same-origin.ts";
import { loadVite, vite } from "./vite.ts";

/**
 * The file that a path of a request means, if the request may have what is in it: a file under the root whose name has
 * this ending, which Vite's own check (`server.fs`) lets pass, and which leads to no other file for which that is not so.
 *
 * @param path decoded, from the root of the dev server, as `/folder/page.html`
 */
export function fileFor(path: unknown, ending: RegExp, config: ResolvedConfig): string | undefined {
  const file = fileNamed(path, ending, config.root);
  const real = file && realFile(file);
  const root = realFile(config.root);
  if (!file || !real || !root || !isUnder(root, real) || !ending.test(real)) return undefined;
  return statSync(real).isFile() && mayBeRead(file, config) ? file : undefined;
}

/** Shuts the doors of the dev server that Vite leaves to its plugins. It has looked at the Host before any of them. */
export function doors(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "hf-blocks:doors",
    enforce: "pre",
    apply: "serve",
    async config() {
      await loadVite();
    },
    configResolved(resolved) {
      config = resolved;
    },
    load(id) {
      const file = id.replace(/[?#].*$/s, "");
      const real = config.resolve.preserveSymlinks || file.includes("\0") ? undefined : realFile(file);
      // Some addresses come to a link before Vite has followed it.
      if (real !== undefined && real !== resolve(file) && !mayBeRead(file, config))
        this.error(`${file} leads to a file that is not served.`);
    },
    configureServer({ middlewares, config }) {
      middlewares.use(checkFiles(config, (file, real) => file !== real));
      middlewares.use((request, response, next) => {
        if (!request.url?.includes(MADE) || !isForeign(request)) return next();
        response.writeHead(403, { "content-type": "text/plain" }).end("Only pages of this server may read this.");
      });
    },
    configurePreviewServer({ middlewares, config }) {
      middlewares.use(checkFiles(previewed(config), () => true));
    },
  };
}

/** In a preview, addresses are of files in the folder that was built, which need not be in the root. */
function previewed(config: ResolvedConfig): ResolvedConfig {
  const root = resolve(config.root, config.build.outDir);
  const { server } = config;
  return { ...config, root, server: { ...server, fs: { ...server.fs, allow: [...server.fs.allow, root] } } };
}

/** Where under the root a path points, whether or not there is such a file. Two spellings of a path are one too many. */
export function fileNamed(path: unknown, ending: RegExp, root: string): string | undefined {
  if (typeof path !== "string" || !/^\/[^/]/.test(path) || /[\0\\]/.test(path)) return undefined;
  return ending.test(path) && posix.normalize(path) === path ? join(root, path) : undefined;
}

/** The path of a file from the root, as requests name it. */
export function pathUnder(root: string, file: string): string {
  return `/${relative(root, file).split(sep).join("/")}`;
}

/** The file that a name leads to in the end. */
export function realFile(file: string): string | undefined {
  try {
    return realpathSync.native(file);
  } catch {
    return undefined;
  }
}

/**
 * Vite checks the name that a request gives and then follows links; in a preview it checks nothing. So what its own files
 * and pages are read from has to pass the same check here.
 */
function checkFiles(config: ResolvedConfig, isUnchecked: (file: string, real: string) => boolean): Connect.NextHandleFunction {
  return (request, response, next) => {
    // Vite would never answer.
    if (decoded(addressOf(request), decodeURIComponent).length === 0) return void response.writeHead(400).end();
    const refused = filesMeant(addressOf(request), config).find((file) => {
      const real = realFile(file);
      return real !== undefined && isUnchecked(file, real) && !mayBeRead(file, config);
    });
    if (refused === undefined) return next();
    config.logger.warn(
      `${refused} is not served. To allow what it leads to, add its folder to server.fs.allow in the configuration of Vite.`,
    );
    response.writeHead(403, { "content-type": "text/plain" }).end("This file is not served. The terminal says more.");
  };
}

/** Whether Vite would serve this file, and what it leads to. */
export function mayBeRead(file: string, config: ResolvedConfig): boolean {
  const real = realFile(file);
  const { isFileLoadingAllowed, normalizePath } = vite();
  return (
    real !== undefined &&
    isFileLoadingAllowed(config, normalizePath(file)) &&
    asAllowed(real, config).some((name) => isFileLoadingAllowed(config, name))
  );
}

/** A real name, and as it is called from the folders that are allowed: these may themselves be reached by a link. */
function asAllowed(real: string, { server }: ResolvedConfig): string[] {
  const names = server.fs.allow.flatMap((folder) => {
    const realFolder = realFile(folder);
    return realFolder && isUnder(realFolder, real) ? [join(folder, relative(realFolder, real))] : [];
  });
  return [real, ...names].map(vite().normalizePath);
}

/** What a request may mean to Vite, which knows several ways from an address to a file. */
function filesMeant(address: string, { root, base, publicDir, cacheDir }: ResolvedConfig): string[] {
  const files = [...new Set([decodeURI, decodeURIComponent].flatMap((decode) => decoded(address, decode)))]
    .filter((path) => !path.includes("\0"))
    .flatMap((path) => (path.startsWith(base) ? [path, path.slice(base.length - 1)] : [path]))
    .flatMap((path) => {
      const onDisk = withoutDisk(path);
      return [...[path, ...onDisk].flatMap((path) => [join(root, path), ...(publicDir ? [join(publicDir, path)] : [])]), ...onDisk];
    })
    .flatMap((file) => [file, `${file}.html`, join(file, "index.html")]);
  // What Vite has made of packages, which may themselves be installed through a link.
  return [...new Set(files.map((file) => file.replace(/[/\\]+$/, "")))].filter((file) => !isUnder(cacheDir, file));
}

/** Vite's names for files anywhere on the disk. What is not there, it looks for under the root. */
function withoutDisk(path: string): string[] {
  const [, rest] = /^\/+@fs(\/.*)/s.exec(path) ?? [];
  // On Windows "/C:/folder".
  return rest === undefined ? [] : [normalize(rest.replace(/^\/+(?=[a-z]:)/i, "")), ...withoutDisk(rest)];
}

function addressOf(request: Connect.IncomingMessage): string {
  return (request.url ?? "/").replace(/[?#].*$/s, "");
}

function decoded(address: string, decode: (text: string) => string): string[] {
  try {
    return [decode(address)];
  } catch {
    return [];
  }
}

/** Whether a file is in a folder, at any depth. */
export function isUnder(folder: string, file: string): boolean {
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
