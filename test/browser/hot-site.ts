// A folder of an author's own, served by the real command, and a real page of it that stays open while files are saved.
import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { openPage } from "./browser.ts";
import { buildOnce } from "./build.ts";

const TSX = resolve("node_modules/tsx/dist/esm/index.mjs");
/** This library as its own developers have it: its source, beside what it needs. */
const REPOSITORY = resolve(".");

/** Long, as the machine may be busy. In milliseconds. */
export const PATIENCE = 30_000;

export type Files = Readonly<Record<string, string>>;

export interface HotSite {
  readonly folder: string;
  readonly origin: string;
  /** What the command printed. */
  readonly output: () => string;
  /** Saves files, as an editor does. */
  save(files: Files): void;
  remove(file: string): void;
  rename(from: string, to: string): void;
  stop(): Promise<void>;
}

export function makeFolder(files: Files = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "hf-blocks-hot-"));
  saveIn(folder, files);
  return folder;
}

/** Runs `hf-blocks` with these words in a folder. */
export function runCommand(
  folder: string,
  words: readonly string[],
  { library = REPOSITORY, env = {} }: { library?: string; env?: Record<string, string> } = {},
): ChildProcess {
  const source = join(library, "src/dev/command-line.ts");
  const command = existsSync(source) ? ["--import", TSX, source] : [join(library, "dist/dev/command-line.js")];
  return spawn(process.execPath, [...command, ...words], {
    cwd: folder,
    env: { ...process.env, CI: "1", NO_COLOR: "1", HF_TOKEN: "", HF_BLOCKS_OFFLINE: "1", ...env },
  });
}

/** What a command said until it ended. */
export async function commandOutput(
  folder: string,
  words: readonly string[],
  library?: string,
): Promise<{ code: number; out: string; err: string }> {
  const child = runCommand(folder, words, library === undefined ? {} : { library });
  const said = { out: "", err: "" };
  child.stdout!.on("data", (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr!.on("data", (chunk: Buffer) => (said.err += chunk.toString()));
  const code = await new Promise<number>((done) => child.once("close", (ended) => done(ended ?? -1)));
  return { code, ...said };
}

/** Starts a command that serves, and waits for its address. */
export function startHotSite(
  files: Files,
  words: readonly string[] = ["dev"],
  folder = makeFolder(),
  library = REPOSITORY,
): Promise<HotSite> {
  saveIn(folder, files);
  return served(runCommand(folder, [...words, ...(words.includes("--port") ? [] : ["--port", "0"])], { library }), folder);
}

/** Starts Vite itself in a folder whose `vite.config` has our plugin. */
export function startVite(folder: string): Promise<HotSite> {
  const vite = join(REPOSITORY, "node_modules/vite/bin/vite.js");
  return served(spawn(process.execPath, [vite, "--port", "0"], { cwd: folder, env: { ...process.env, CI: "1", NO_COLOR: "1" } }), folder);
}

async function served(child: ChildProcess, folder: string): Promise<HotSite> {
  let output = "";
  const origin = await new Promise<string>((found, reject) => {
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        const address = /Local:\s+(https?:\/\/\S+)/.exec(output)?.[1] ?? /Network:\s+(https?:\/\/\S+)/.exec(output)?.[1];
        if (address) found(address.replace(/\/$/, ""));
      });
    }
    child.once("exit", (code) => reject(new Error(`The command ended with exit code ${code}:\n${output}`)));
  });
  return {
    folder,
    origin,
    output: () => output,
    save: (saved) => saveIn(folder, saved),
    remove: (file) => rmSync(join(folder, file)),
    rename: (from, to) => renameSync(join(folder, from), join(folder, to)),
    stop: () =>
      new Promise((stopped) => {
        child.once("close", () => {
          rmSync(folder, { recursive: true, force: true });
          stopped();
        });
        child.kill();
      }),
  };
}

/** A folder in which this library is installed as npm does it. @returns the folder, and the library in it */
export function installLibrary(files: Files): { folder: string; library: string } {
  buildOnce();
  const folder = makeFolder({ "package.json": `{ "type": "module" }`, ...files });
  const modules = join(folder, "node_modules");
  const library = join(modules, "hf-blocks");
  for (const name of ["dist", "templates", "package.json"]) cpSync(join(REPOSITORY, name), join(library, name), { recursive: true });
  for (const name of readdirSync(join(REPOSITORY, "node_modules")))
    if (!name.startsWith(".")) symlinkSync(join(REPOSITORY, "node_modules", name), join(modules, name));
  return { folder, library };
}

/** A copy of this library, for tests that edit it. */
export function copyLibrary(): string {
  const copy = makeFolder();
  for (const name of ["src", "package.json", "tsconfig.json"]) cpSync(join(REPOSITORY, name), join(copy, name), { recursive: true });
  symlinkSync(join(REPOSITORY, "node_modules"), join(copy, "node_modules"));
  return copy;
}

function saveIn(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** A page that must not be loaded anew. */
export interface OpenPage {
  readonly page: Page & { readonly faults: string[]; readonly said: string[] };
  /** Waits until an expression is true in the page. */
  until(expression: string): Promise<void>;
  read<T>(expression: string): Promise<T>;
  /** Types into a block as a person does. */
  type(block: string, text: string): Promise<void>;
  press(key: "Enter" | "ArrowLeft" | "Escape"): Promise<void>;
  /** What the console said of changes. */
  notes(): string[];
  /** How often the page was loaded after the first time. */
  reloads(): Promise<number>;
}

export async function openHotPage(
  browser: Browser,
  url: string,
  ready = `document.querySelector("hf-blocks, hf-interface")?.shadowRoot`,
  prepare?: () => void,
): Promise<OpenPage> {
  const page = await openPage(browser, "about:blank");
  await page.evaluateOnNewDocument(() => {
    sessionStorage.setItem("loads", String(Number(sessionStorage.getItem("loads") ?? 0) + 1));
    // The library is more modules than a browser usually writes down: those that are saved would not be seen.
    performance.setResourceTimingBufferSize(5_000);
  });
  if (prepare) await page.evaluateOnNewDocument(prepare);
  await page.goto(url);
  const until = async (expression: string) => {
    await page.waitForFunction(expression, { timeout: PATIENCE }).catch(() => {
      throw new Error(`Not so after ${PATIENCE} ms: ${expression}\n${page.said.slice(-12).join("\n")}`);
    });
  };
  await until(ready);
  return {
    page,
    until,
    read: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
    async type(block, text) {
      await (await page.waitForSelector(`${block} >>> #control`))!.click();
      await page.keyboard.type(text);
    },
    press: (key) => page.keyboard.press(key),
    notes: () =>
      page.said
        .filter((line) => line.startsWith("%c hf-blocks"))
        .map((line) =>
          line
            .replaceAll("%c", "")
            .replace(/ background: .*$/, "")
            .trim(),
        ),
    reloads: async () => (await page.evaluate(() => Number(sessionStorage.getItem("loads")))) - 1,
  };
}
