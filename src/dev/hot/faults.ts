import { readFileSync } from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";
import { relative } from "node:path";
import type { DevEnvironment, ErrorPayload, HotChannelClient, Plugin, ResolvedConfig, ViteDevServer } from "vite";
import { isInstalled } from "../../hot/addresses.ts";
import { isUnder, mayBeRead } from "../door.ts";
import { mountedFile } from "../host-page.ts";
import { toolsFolder } from "../own-files.ts";

interface Fault {
  readonly message: string;
  readonly stack: string;
  /** How many updates the page had had. */
  readonly at: number;
}

/** A place in a file of the author. */
interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const FRAME = /^(.*?)\(?(https?:\/\/[^\s()]+?):(\d+):(\d+)\)?$/;

/** Finds out where a fault of the page is in its source, and shows it over the page as Vite shows its own. */
export function pageFaults(): Plugin {
  return {
    name: "hf-blocks:faults",
    apply: "serve",
    configureServer(server) {
      const environment = server.environments.client;
      environment.hot.on("hf-blocks:fault", (fault: unknown, client: HotChannelClient) => {
        const { hmr } = server.config.server;
        if ((typeof hmr === "object" && hmr.overlay === false) || !isFault(fault)) return;
        void explain(fault, server).then((err) =>
          client.send({ type: "custom", event: "hf-blocks:fault-at", data: { err, at: fault.at } }),
        );
      });
    },
  };
}

function isFault(value: unknown): value is Fault {
  const { message, stack } = (value ?? {}) as Partial<Record<keyof Fault, unknown>>;
  return typeof message === "string" && typeof stack === "string";
}

async function explain({ message, stack }: Fault, { config, environments }: ViteDevServer): Promise<ErrorPayload["err"]> {
  const { root, base } = config;
  const placeOf = async (address: string, row: number, column: number): Promise<Place | undefined> =>
    placeInMounted(address, message, config) ?? (await placeInModule(address, row, column, environments.client, base));
  const lines: string[] = [];
  let first: Place | undefined;
  for (const line of stack.split("\n")) {
    const [, before = "", address, ...at] = FRAME.exec(line.trim()) ?? [];
    if (address === undefined) continue;
    const [row = 0, column = 0] = at.map(Number);
    // A page may send any address: what Vite would not serve has no place, and its lines are shown to nobody.
    const place = await placeOf(address, row, column).catch(() => undefined);
    if (!place || !isAuthors(place.file, config) || !mayBeRead(place.file, config)) continue;
    first ??= place;
    lines.push(`    ${before.trim()} (${relative(root, place.file)}:${place.line}:${place.column})`);
  }
  if (!first) return { message, stack };
  return { message, stack: lines.join("\n"), id: first.file, loc: first, frame: codeAround(first) };
}

/** Whether a file is neither of a package, as it is or as Vite has made it ready, nor of these tools. */
function isAuthors(file: string, { cacheDir }: ResolvedConfig): boolean {
  return !isInstalled(file) && ![cacheDir, toolsFolder].some((folder) => isUnder(folder, file));
}

async function placeInModule(
  address: string,
  line: number,
  column: number,
  environment: DevEnvironment,
  base: string,
): Promise<Place | undefined> {
  const url = new URL(address);
  url.searchParams.delete("t");
  const query = url.search.replace(/=(?=&|$)/g, "");
  const path = `/${decodeURI(url.pathname).slice(base.length)}${query}`;
  const found = await environment.moduleGraph.getModuleByUrl(path);
  if (!found?.file) return undefined;
  const map = found.transformResult?.map;
  if (!map || !("mappings" in map) || !map.mappings) return { file: found.file, line, column };
  const entry = new SourceMap(map as unknown as SourceMapPayload).findEntry(line - 1, column - 1);
  if (!("originalLine" in entry)) return { file: found.file, line, column };
  return { file: found.file, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

/**
 * What goes wrong while an app is mounted goes wrong in the library, long after the author's line has run: the place is
 * where the file says what the fault names, such as “an option”, else where it gives its app away.
 */
function placeInMounted(address: string, message: string, config: ResolvedConfig): Place | undefined {
  const file = mountedFile(address, config);
  if (file === undefined) return undefined;
  const source = readFileSync(file, "utf8");
  // What is wrong stands in “”, before whose it is.
  const words = [...message.matchAll(/“([\w-]+)”/g), ...message.matchAll(/"([\w-]+)"/g)];
  const named = words.map(([, name = ""]) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`));
  const index = [...named, /export\s+default|as\s+default/].map((pattern) => source.search(pattern)).find((at) => at >= 0) ?? 0;
  const before = source.slice(0, index).split("\n");
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The lines around a place, with a mark under it. */
function codeAround({ file, line, column }: Place): string {
  let source: string[];
  try {
    source = readFileSync(file, "utf8").split("\n");
  } catch {
    return "";
  }
  const from = Math.max(1, line - 2);
  return source
    .slice(from - 1, line + 2)
    .flatMap((text, index) => {
      const number = from + index;
      const shown = `${String(number).padStart(4)} | ${text}`;
      return number === line ? [shown, `     | ${" ".repeat(Math.max(0, column - 1))}^`] : [shown];
    })
    .join("\n");
}
