// `npm run new hf-thing`: the folder of a block with its class, styles and page, its tests, and its line in the catalogue.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { catalogue } from "../src/catalogue.ts";
import { classNameOf } from "./catalogue/classes.mts";
import { builderName } from "./catalogue/builders.mts";
import { exportedValues } from "./catalogue/script-tag.mts";
import { blockFiles } from "./new/block-files.mts";

const CATALOGUE = "src/catalogue.ts";
/** What no constant can be called, and so no builder. */
const RESERVED =
  /^(arguments|await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|eval|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield)$/;

const root = fileURLToPath(new URL("..", import.meta.url));
const [tag = ""] = process.argv.slice(2);
const refusal = whyNot(tag);
if (refusal !== undefined) {
  console.error(refusal);
  process.exit(1);
}
for (const [path, text] of Object.entries(blockFiles(tag))) {
  mkdirSync(dirname(root + path), { recursive: true });
  writeFileSync(root + path, text);
  console.log(`wrote ${path}`);
}
writeFileSync(root + CATALOGUE, withLine(readFileSync(root + CATALOGUE, "utf8"), tag));
console.log(`added a line to ${CATALOGUE}: say there what its value is, and whether the script tag has it at once`);
const { status } = spawnSync(process.execPath, ["--import=tsx", "scripts/catalogue.mts"], { cwd: root, stdio: "inherit" });
process.exit(status ?? 1);

/** Why there can be no such tag; `undefined` where there can. */
function whyNot(tag: string): string | undefined {
  if (tag === "") return "Say what the new tag is called: npm run new hf-thing.";
  if (!/^hf-[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(tag))
    return `“${tag}” is no tag of ours. Call it hf- and words of small letters and digits with a hyphen between them, such as hf-color-picker.`;
  if (Object.hasOwn(catalogue, tag)) return `<${tag}> is in the catalogue already. Choose another name.`;
  if (existsSync(`${root}src/elements/${tag.slice(3)}`))
    return `src/elements/${tag.slice(3)} is there already, without a line in the catalogue. Add the line, or choose another name.`;
  const builder = builderName({ tag });
  if (RESERVED.test(builder)) return `<${tag}> would have the builder ${builder}(), which is a word of the language. Choose another name.`;
  const taken = exportedValues(readFileSync(`${root}src/index.ts`, "utf8"));
  const clash = [builder, classNameOf(tag)].find((name) => taken.includes(name));
  if (clash) return `<${tag}> would export the name ${clash}, which hf-blocks exports already for something else. Choose another name.`;
  return undefined;
}

/** The catalogue with a line for the tag, in the order of the alphabet among the other blocks. */
function withLine(text: string, tag: string): string {
  const line = `  "${tag}": { from: "elements/${tag.slice(3)}/${tag.slice(3)}.ts", comes: "later", value: "text" },\n`;
  const start = text.indexOf("\n\n", text.indexOf("export const catalogue")) + 2;
  const end = text.indexOf("\n};", start) + 1;
  const next = [...text.slice(start).matchAll(/^ {2}"(hf-[\w-]+)"/gm)].find(([, other = ""]) => other > tag);
  const at = next ? start + next.index : end;
  return text.slice(0, at) + line + text.slice(at);
}
