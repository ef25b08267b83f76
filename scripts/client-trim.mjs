// Makes the Hugging Face client load what it knows of a provider at the first call with it: a call to an endpoint, or to
// the router, asks for nothing more. What it knows of Hugging Face's own inference beyond chat and text comes late too.
import { appendFileSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const lazyModule = fileURLToPath(new URL("../src/core/lazy.ts", import.meta.url));
const CLIENT = /\/@huggingface\/inference\/dist\/esm\/(.+)\.js(\?late)?$/;
/** What is known at once of Hugging Face's own inference. */
const OWN = "../providers/hf-inference.js";
const AT_ONCE = ["HFInferenceTask", "HFInferenceConversationalTask", "HFInferenceTextGenerationTask"];

const IMPORT = /^import \{([^}]+)\} from "([^"]+)";\n/gm;
const PROVIDER = /^ {4}"?([\w-]+)"?: \{\n([\s\S]*?)^ {4}\},\n/gm;
const PROVIDER_MODULE = /^import \* as (\w+) from "(\.\.\/providers\/[\w-]+\.js)";\n/gm;

/**
 * A Vite plugin for builds that bundle the client.
 * @returns {import("vite").Plugin}
 */
export function clientTrim() {
  return {
    name: "client-trim",
    enforce: "pre",
    async resolveId(id, importer) {
      const [path, late] = id.split("?late");
      const found = late === undefined ? undefined : await this.resolve(path, importer);
      return found && `${found.id}?late`;
    },
    load: (id) => (CLIENT.exec(id)?.[2] ? readFileSync(id.slice(0, -"?late".length), "utf8") : undefined),
    transform(given, id) {
      const [, module, late] = CLIENT.exec(id) ?? [];
      if (module === undefined) return undefined;
      const code = late
        ? lateModule(given)
        : module === "lib/getProviderHelper"
          ? tableOfLoaders(given, dirname(id))
          : awaiting(given, module);
      return { code, map: null, moduleSideEffects: false };
    },
  };
}

/** The name of a file that is loaded later. @param {{ facadeModuleId?: string | null }} chunk */
export function lateName({ facadeModuleId }) {
  return CLIENT.exec(facadeModuleId ?? "")?.[2] ? "provider-[name]" : "[name]";
}

/** Adds to a list of licences that of the code which the client itself has from others. @param {string} file */
export function addVendored(file) {
  const vendored = new URL("../node_modules/@huggingface/inference/dist/esm/vendor/fetch-event-source/parse.js", import.meta.url);
  const [, text] = /^\/\*\*([\s\S]*?)\*\//.exec(readFileSync(vendored, "utf8")) ?? [];
  if (!text?.includes("MIT License")) throw changed("the licence of its parser");
  appendFileSync(file, `\n---\n\n## fetch-event-source (in @huggingface/inference)\n\n${text.replaceAll(/^ /gm, "").trim()}\n`);
}

/**
 * A provider's classes, made of what it is given in place of imports: what imports nothing is one file, and who loads it
 * another one with nothing of it for others.
 */
function lateModule(code) {
  const shared = [...sharedBy(code).values()].flat();
  const given = shared.concat(AT_ONCE.filter((name) => code.includes(`export class ${name} `)));
  const body = AT_ONCE.reduce((left, name) => left.replace(new RegExp(`^export class ${name} [\\s\\S]*?^\\}\\n`, "m"), ""), code);
  const made = [...body.matchAll(/^export (?:class|const) (\w+)/gm)].map(([, name]) => name);
  if (made.length === 0 || /^export (?!class|const)/m.test(body)) throw changed("only classes of a provider");
  return `export const make = ({ ${given.join(", ")} }) => {
${body.replaceAll(IMPORT, "").replaceAll(/^export /gm, "")}
return { ${made.join(", ")} };
};\n`;
}

/** Who asks for what is known of a provider is async, all of the tasks. */
function awaiting(code, module) {
  return module.startsWith("tasks/") ? code.replaceAll(/(?<== )getProviderHelper\(/g, "await getProviderHelper(") : code;
}

/** The table of providers, with a loader in place of each provider's classes. @param {string} folder where it is */
function tableOfLoaders(code, folder) {
  const modules = new Map([...code.matchAll(PROVIDER_MODULE)].map(([, name, path]) => [name, path]));
  const shared = new Map([[OWN, AT_ONCE]]);
  const loaders = [];
  const edits = [
    [PROVIDER_MODULE, ""],
    [
      PROVIDER,
      (_, provider, tasks) => {
        const name = /new (\w+)\./.exec(tasks)?.[1] ?? "";
        const path = modules.get(name);
        if (!path) throw changed(`the classes of ${provider}`);
        for (const [module, names] of sharedBy(readFileSync(join(folder, path), "utf8")))
          shared.set(module, [...new Set([...(shared.get(module) ?? []), ...names])]);
        const given = path === OWN ? tasks.replaceAll(new RegExp(`${name}\\.(?=(?:${AT_ONCE.join("|")})\\()`, "g"), "") : tasks;
        loaders.push(
          `"${provider}": lazy(async () => { const ${name} = (await import("${path}?late")).make(SHARED); return {\n${given}}; })`,
        );
        const now = [...given.matchAll(/^.*: new \w+\(\),\n/gm)].join("");
        return now && `"${provider}": {\n${now}},\n`;
      },
    ],
    ["export function getProviderHelper(", "export async function getProviderHelper("],
    ["return new HFInference.HFInferenceTask();", "return new HFInferenceTask();"],
    ["!(provider in PROVIDERS)", "!(provider in LOADERS)"],
    ["Object.keys(PROVIDERS)", "Object.keys(LOADERS)"],
    [
      "const providerTasks = PROVIDERS[provider];",
      "const providerTasks = PROVIDERS[provider]?.[task] ? PROVIDERS[provider] : await LOADERS[provider]();",
    ],
  ];
  const left = edits.reduce((left, [part, instead]) => {
    const cut = left.replace(part, instead);
    if (cut === left) throw changed(part);
    return cut;
  }, code);
  // It imports its errors by itself.
  const imported = new Set([...sharedBy(code).values()].flat());
  const imports = [...shared].map(
    ([module, names]) => `import { ${names.filter((name) => !imported.has(name)).join(", ")} } from "${module}";\n`,
  );
  return `import { lazy } from ${JSON.stringify(lazyModule)};
${imports.join("")}const SHARED = { ${[...shared.values()].flat().join(", ")} };
const LOADERS = {\n${loaders.join(",\n")}\n};
${left}`;
}

/** The names that a provider's module imports, by the address of their module. */
function sharedBy(code) {
  return new Map(
    [...code.matchAll(IMPORT)].map(([, names, module]) => [
      module.replace("./providerHelper.js", "../providers/providerHelper.js"),
      names
        .split(",")
        .map((name) => name.trim())
        .filter(Boolean),
    ]),
  );
}

function changed(what) {
  return new Error(`The client has no longer ${what} where it was: look at scripts/client-trim.mjs.`);
}
