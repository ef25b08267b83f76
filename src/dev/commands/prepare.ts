import { readdirSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type * as Vite from "vite";
import { isUnder, pathUnder } from "../door.ts";
import { CommandError, oneLine } from "./command-error.ts";
import { checkFolder, findPage, isFile, type PageToOpen } from "./find-page.ts";
import { findVite } from "./find-vite.ts";
import { checkTypeScript } from "./with-vite.ts";

/** What a command needs to know before it begins. */
export interface CommandPlan extends PageToOpen {
  /** The folder that was named, or where the command was typed. */
  readonly place: string;
  readonly vite: typeof Vite;
  /** The author's own `vite.config`. */
  readonly configFile: string | false;
  /** Whether it has our plugin already. */
  readonly hasPlugin: boolean;
  /** Where it says that a build belongs. */
  readonly outDir?: string | undefined;
}

/**
 * Finds the page, Vite, and an author's `vite.config`: that of a folder that is named, else that of the folder where the
 * command was typed. What is named wins over the config; its `root` counts where nothing is named, or a page in it.
 *
 * @throws {CommandError} where one of them is missing or broken
 */
export async function prepare(target: string | undefined, command: "build" | "dev"): Promise<CommandPlan> {
  const named = resolve(target ?? ".");
  const place = statSync(named, { throwIfNoEntry: false })?.isDirectory() ? named : process.cwd();
  checkFolder(place);
  const config = configIn(place);
  // Before Vite, which may have to be fetched, and may not be needed to say what is wrong.
  const page = config ? undefined : findPage(target, command);
  const vite = await findVite(command);
  const { hasPlugin, root, outDir }: OwnConfig = config ? await readConfig(vite, place, config, command) : { hasPlugin: false };
  const found = page ?? (root === undefined ? findPage(target, command) : pageUnder(root, target, command));
  checkFolder(found.root);
  await checkTypeScript(vite, found.root);
  return { ...found, place, vite, configFile: config ? join(place, config) : false, hasPlugin, outDir };
}

/** The page, under the `root` of an author's config where it stands in it. */
function pageUnder(root: string, target: string | undefined, command: string): PageToOpen {
  const found = findPage(target ?? relative(process.cwd(), root), command);
  const file = join(found.root, found.home);
  return isUnder(root, file) ? { root, home: pathUnder(root, file) } : found;
}

/** What the commands have to know of an author's config before Vite reads it. */
export interface OwnConfig extends Pick<Vite.UserConfig, "base" | "server" | "preview"> {
  readonly hasPlugin: boolean;
  readonly root?: string | undefined;
  readonly outDir?: string | undefined;
}

/** The name of an author's `vite.config` in a folder. */
export function configIn(place: string): string | undefined {
  return readdirSync(place).find((name) => /^vite\.config\.[mc]?[jt]s$/.test(name) && isFile(join(place, name)));
}

/** @throws {CommandError} where it is broken */
export async function readConfig(vite: typeof Vite, place: string, name: string, command: "build" | "dev" | "preview"): Promise<OwnConfig> {
  try {
    const loaded = await vite.loadConfigFromFile(
      command === "dev"
        ? { command: "serve", mode: "development" }
        : { command: command === "build" ? "build" : "serve", mode: "production", isPreview: command === "preview" },
      join(place, name),
      place,
      "silent",
    );
    const plugins = await Promise.all(((loaded?.config.plugins ?? []) as unknown[]).flat(9));
    const { root, build, base, server, preview } = loaded?.config ?? {};
    return {
      hasPlugin: (plugins.flat(9) as { name?: string }[]).some((plugin) => plugin?.name === "hf-blocks"),
      root: root === undefined ? undefined : resolve(root),
      outDir: build?.outDir === undefined ? undefined : resolve(root ?? place, build.outDir),
      ...(base === undefined ? {} : { base }),
      ...(server === undefined ? {} : { server }),
      ...(preview === undefined ? {} : { preview }),
    };
  } catch (error) {
    throw new CommandError(`${name} cannot be read: ${oneLine(error)}`);
  }
}
