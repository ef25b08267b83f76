#!/usr/bin/env node
// hf-blocks dev | build | preview | create | integrity
import { parseArgs, type ParseArgsConfig } from "node:util";
import { CommandError } from "./commands/command-error.ts";

const HELP = `npx hf-blocks dev [page.html | app.ts | folder]     opens a page that changes as you save
npx hf-blocks build [page.html | app.ts | folder]   makes a static folder of it
npx hf-blocks preview [folder]                      serves what build made
npx hf-blocks create [folder] [template]            starts a new app: ts, html, chat or document-analyzer
npx hf-blocks integrity [address of a folder]       prints a script tag whose files a browser checks

dev, preview:  --port 7860  --host [address]  --base /path/  --open  --https --cert file --key file
build:         --out dist  --base ./  --space (writes the README.md of a Hugging Face Space)
create:        --template html (the same as its name behind the folder)`;

const OPTIONS = {
  port: { type: "string" },
  host: { type: "string" },
  base: { type: "string" },
  open: { type: "boolean" },
  https: { type: "boolean" },
  cert: { type: "string" },
  key: { type: "string" },
  out: { type: "string" },
  space: { type: "boolean" },
  template: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const satisfies ParseArgsConfig["options"];

/** What may be given to commands. */
export interface Given {
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly base?: string | undefined;
  readonly open?: boolean | undefined;
  readonly https?: boolean | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly out?: string | undefined;
  readonly space?: boolean | undefined;
  readonly template?: string | undefined;
}

// Each is loaded when it is asked for: `create` must not need Vite.
const COMMANDS: Readonly<Record<string, (target: string | undefined, given: Given, second?: string) => Promise<void>>> = {
  dev: async (target, given) => (await import("./commands/dev.ts")).dev(target, given),
  build: async (target, given) => (await import("./commands/build.ts")).buildSite(target, given),
  preview: async (target, given) => (await import("./commands/preview.ts")).preview(target, given),
  create: async (target, given, template) => (await import("./commands/create.ts")).create(target, given, template),
  integrity: async (target) => (await import("./commands/integrity.ts")).integrity(target),
};

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = read(args);
  const [name, target, second, ...rest] = positionals;
  if (values.version) return console.log((await import("./own-files.ts")).ownVersion());
  if (values.help || name === undefined) return console.log(HELP);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new CommandError(`There is no command “${name}”. Use one of: ${Object.keys(COMMANDS).join(", ")}.`);
  const extra = name === "create" ? rest[0] : second;
  if (extra !== undefined)
    throw new CommandError(
      `hf-blocks ${name} takes ${name === "create" ? "a folder and a template" : "one page or folder"}; “${extra}” is one too many.`,
    );
  await command(target, values, second);
}

function read(args: readonly string[]) {
  // `--host` alone means every address of this machine.
  const given = args.map((arg, index) => (arg === "--host" && (args[index + 1] ?? "-").startsWith("-") ? "--host=0.0.0.0" : arg));
  try {
    return parseArgs({ args: given, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new CommandError(`${(error as Error).message.split(". ")[0]}. See hf-blocks --help.`);
  }
}

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof CommandError ? error.message : error);
  process.exit(1);
});
