import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type * as Vite from "vite";
import type { Given } from "../command-line.ts";
import { CommandError, oneLine } from "./command-error.ts";

export const USUAL_PORT = 7860;

/** @throws {CommandError} where the root's `tsconfig.json` is broken */
export async function checkTypeScript(vite: typeof Vite, root: string): Promise<void> {
  if (!existsSync(join(root, "tsconfig.json"))) return;
  try {
    await vite.transformWithOxc("export {};", join(root, "check.ts"));
  } catch (error) {
    throw new CommandError(`tsconfig.json cannot be read: ${oneLine(error).replace(`${join(root, "tsconfig.json")}`, "tsconfig.json")}`);
  }
}

/** Where Vite keeps what it has made: not in a folder that holds nothing but an author's pages. */
export function cacheOf(root: string): { cacheDir?: string } {
  if (existsSync(join(root, "package.json")) || existsSync(join(root, "node_modules"))) return {};
  return { cacheDir: join(tmpdir(), "hf-blocks", createHash("sha1").update(root).digest("hex").slice(0, 12)) };
}

/** Lit's decorators, where no `tsconfig.json` says how they are meant: Vite would leave them as they are, which no browser reads. */
export function decorators(root: string): Pick<Vite.InlineConfig, "oxc"> {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "tsconfig.json"))) return {};
    if (folder === dirname(folder)) break;
  }
  return {
    oxc: {
      decorator: { legacy: true },
      assumptions: { setPublicClassFields: true },
      typescript: { removeClassFieldsWithoutInitializer: true },
    },
  };
}

/** What `--port`, `--host`, `--https` and `--open` say, and nothing of what they do not. @throws {CommandError} */
export function serverOptions({ port, host, https, cert, key, open }: Given): ServerOptions {
  if (port !== undefined && !(Number.isInteger(Number(port)) && Number(port) >= 0 && Number(port) < 65_536))
    throw new CommandError(`--port ${port} is no port. Give a number from 1 to 65535.`);
  if ((https || cert || key) && !(cert && key))
    throw new CommandError("--https needs a certificate and its key: --cert cert.pem --key key.pem");
  return {
    // A port that was asked for is taken or nothing is.
    ...(port !== undefined ? { port: Number(port), strictPort: true } : {}),
    ...(open ? { open } : {}),
    ...(host !== undefined ? { host, allowedHosts: [host] } : {}),
    ...(cert && key ? { https: { cert: readGiven("--cert", cert), key: readGiven("--key", key) } } : {}),
  };
}

export interface ServerOptions {
  readonly port?: number;
  readonly strictPort?: boolean;
  readonly host?: string;
  readonly https?: { readonly cert: Buffer; readonly key: Buffer };
  readonly open?: boolean;
  readonly allowedHosts?: string[];
}

/** The port of this command where neither the command line nor the author's config, or a plugin of it, names another. */
export function usualPort(): Vite.Plugin {
  return {
    name: "hf-blocks:usual-port",
    config: { order: "post", handler: ({ server }) => (server?.port === undefined ? { server: { port: USUAL_PORT } } : undefined) },
  };
}

/** The path that a page is served under, with a slash at both ends. */
export function baseOf(base: string | undefined): string {
  if (base === undefined) return "/";
  return `/${base.replace(/^\/+|\/+$/g, "")}/`.replace("//", "/");
}

/** A fault of the server's start as a line for the person. */
export function startFault(error: unknown): CommandError {
  const text = String(error);
  if (!/already in use|EADDRINUSE/.test(text)) return new CommandError(oneLine(error));
  const port = Number((error as { port?: number }).port ?? /[Pp]ort (\d+)/.exec(text)?.[1] ?? USUAL_PORT);
  return new CommandError(`Port ${port} is in use. Give another: --port ${port + 1}`);
}

function readGiven(option: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new CommandError(`${option} ${path}: there is no such file.`);
  }
}
