// What somebody has who has never seen this project: an empty folder, npm, and a terminal.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { packClone } from "../../scripts/pack.mjs";
import { startRegistry } from "./registry.ts";

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Something that serves until it is stopped. */
export interface Served {
  /** Where, with what it printed as the address to open, if it did. */
  readonly address: string;
  readonly output: () => string;
  stop(): Promise<void>;
}

export interface Author {
  /** A clone of the repository that nobody has built anything in. */
  readonly clone: string;
  readonly tarball: string;
  /** A new empty folder. */
  folder(files?: Readonly<Record<string, string>>): string;
  /** A folder in a project in which the package is installed, with Vite and two versions of TypeScript. */
  inProject(files?: Readonly<Record<string, string>>): Promise<string>;
  /** Types a line, and waits for its end. */
  type(folder: string, line: string): Promise<Said>;
  /** Types a line that starts a server, and waits for its address. */
  serve(folder: string, line: string): Promise<Served>;
  close(): Promise<void>;
}

interface Manifest {
  name: string;
  version: string;
  devDependencies: Record<string, string>;
}

/** Milliseconds that anything may take; packages come over the network. */
const PATIENCE = 120_000;

let made: Promise<Author> | undefined;

/** One for all files: to pack and to install takes long. */
export function author(): Promise<Author> {
  return (made ??= newAuthor());
}

after(async () => (await made)?.close());

async function newAuthor(): Promise<Author> {
  const { folder: packed, clone, tarball } = packClone();
  const manifest = JSON.parse(readFileSync(join(clone, "package.json"), "utf8")) as Manifest;
  const registry = await startRegistry(tarball, manifest);
  const home = mkdtempSync(join(tmpdir(), "hf-blocks-author-"));
  let folders = 0;
  const running = new Set<ChildProcess>();
  // What npm tells the tests that it runs, and a bundler that has run in them, would reach the npm that is tested.
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$|HF_|NODE_OPTIONS$|NODE_ENV$)/i.test(name));
  const env = {
    ...Object.fromEntries(own),
    CI: "1",
    NO_COLOR: "1",
    HF_BLOCKS_OFFLINE: "1",
    npm_config_registry: registry.address,
    // Of its own, and shared by all that is typed: what `npx` has kept from another run would be an older package.
    npm_config_cache: join(home, "npm-cache"),
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_update_notifier: "false",
    npm_config_yes: "true",
  };

  function start(folder: string, line: string): ChildProcess {
    const child = spawn(line, { cwd: folder, env, shell: true, detached: process.platform !== "win32", stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    child.once("close", () => running.delete(child));
    return child;
  }

  function make(parent: string, files: Readonly<Record<string, string>>): string {
    const folder = join(parent, String(++folders));
    mkdirSync(folder);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return folder;
  }

  function type(folder: string, line: string): Promise<Said> {
    const child = start(folder, line);
    const said = { out: "", err: "" };
    child.stdout!.on("data", (chunk: Buffer) => (said.out += chunk.toString()));
    child.stderr!.on("data", (chunk: Buffer) => (said.err += chunk.toString()));
    return new Promise((done) => child.once("close", (code) => done({ code: code ?? -1, ...said })));
  }

  let project: Promise<string> | undefined;
  async function install(): Promise<string> {
    const { vite, typescript } = manifest.devDependencies;
    const folder = make(home, { "package.json": `{ "private": true, "type": "module" }` });
    const said = await type(folder, `npm install hf-blocks vite@${vite} typescript@${typescript} typescript-5@npm:typescript@5.9.3`);
    if (said.code !== 0) throw new Error(`The package cannot be installed:\n${said.err}`);
    return folder;
  }

  return {
    clone,
    tarball,
    folder: (files = {}) => make(home, files),
    inProject: async (files = {}) => make(await (project ??= install()), files),
    type,
    async serve(folder, line) {
      const child = start(folder, line);
      let output = "";
      const address = await new Promise<string>((found, failed) => {
        const look = (chunk: Buffer) => {
          output += chunk.toString();
          // The inference line is the last, after the address to open.
          const local = /Local:\s+(\S+)/.exec(output)?.[1];
          if (local && /Inference: |preview/.test(output + line)) found(/Open:\s+(\S+)/.exec(output)?.[1] ?? local);
        };
        child.stdout!.on("data", look);
        child.stderr!.on("data", look);
        child.once("close", (code) => failed(new Error(`“${line}” ended with exit code ${code}:\n${output}`)));
        setTimeout(() => failed(new Error(`“${line}” printed no address:\n${output}`)), PATIENCE).unref();
      });
      return { address, output: () => output, stop: () => end(child) };
    },
    async close() {
      await Promise.all([...running].map(end));
      registry.close();
      for (const folder of [home, packed]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A shell, npm and what they run. */
function end(child: ChildProcess): Promise<void> {
  return new Promise((ended) => {
    if (child.exitCode !== null) return ended();
    child.once("close", () => ended());
    if (process.platform === "win32") child.kill();
    else process.kill(-child.pid!, "SIGTERM");
  });
}
