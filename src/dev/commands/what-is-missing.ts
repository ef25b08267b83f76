import { mayMount } from "../app-file.ts";
import type { Node } from "../hot/module-kind.ts";
import { noApp } from "../host-page.ts";
import { isScriptTag } from "../own-files.ts";

/** What keeps a built page from working. */
export interface Missing {
  /** What is missing, and how to mend it. */
  readonly says: string;
  /** Whether nothing can work without it. Where it may, it is a warning. */
  readonly isCertain: boolean;
}

/** What is known of an app or a page before it is written. */
export interface Loaded {
  /** Whether it loads this library. */
  readonly library: boolean;
  /** The code of all its modules but those of the library. */
  readonly code: readonly string[];
}

const TAG = `<script type="module" src="hf-blocks.js"></script>`;
/** Expressions that are no app, whatever stands in them. */
const NO_APP =
  /^(?:Literal|TemplateLiteral|ArrayExpression|ArrowFunctionExpression|(?:Function|Class)(?:Declaration|Expression)|(?:Unary|Binary|Update)Expression)$/;

/** @param program what the app's own module is @param exported the names that it exports, also those of other files */
export function missingInApp(name: string, program: Node, exported: readonly string[], { library, code }: Loaded): Missing | undefined {
  const given = exported.includes("default");
  if (!given || !canBeApp(program)) {
    const isCertain = !code.some(mayMount);
    if (isCertain || given) return { says: noApp(name), isCertain };
  }
  if (library) return undefined;
  return { says: `${name} loads nothing of hf-blocks. Import its blocks: import { blocks, textbox } from "hf-blocks"`, isCertain: false };
}

/** @param source the page as its author wrote it */
export function missingInPage(name: string, source: string, { library, code }: Loaded): Missing | undefined {
  const page = source.replace(/<!--[^]*?-->/g, "");
  const scripts = [...page.matchAll(/<script\b([^>]*)>([^]*?)<\/script/gi)]
    .map(([, attributes = "", text = ""]) => ({ type: attribute(attributes, "type"), src: attribute(attributes, "src"), text }))
    .filter(({ type }) => /^(?:|module|(?:text|application)\/(?:java|ecma)script)$/i.test(type));
  const ours = scripts.filter(({ src }) => isScriptTag(src));
  const hasBlocks = /<hf-[a-z]/i.test(page.replace(/<script\b[^]*?<\/script/gi, ""));
  const isLoaded = library || ours.some(({ type }) => type === "module");
  // Any other may load the library, or make blocks.
  const isCertain = scripts.length === ours.length && code.length === 0;
  if (isLoaded && (hasBlocks || !isCertain)) return undefined;
  if (isLoaded)
    return { says: `${name} loads hf-blocks and has no block. Put one into its body, such as <hf-textbox></hf-textbox>`, isCertain };
  if (ours.length > 0)
    return { says: `${name} loads hf-blocks.js without type="module", so that no browser runs it. Write: ${TAG}`, isCertain: true };
  const put = `Put this into its head: ${TAG}`;
  if (hasBlocks) return { says: `${name} has blocks and no script that makes them work. ${put}`, isCertain };
  return { says: `${name} has nothing of hf-blocks, neither a block nor its script. ${put} and blocks into its body.`, isCertain };
}

/** Whether a module's default export may be an app. */
function canBeApp(program: Node): boolean {
  const body = program["body"] as Node[];
  const given = body.find(({ type }) => type === "ExportDefaultDeclaration")?.["declaration"] as Node | undefined;
  // It comes from another file, or is given by its name.
  if (!given) return true;
  if (given.type !== "Identifier") return !NO_APP.test(given.type);
  const declared = body.flatMap((statement) => (statement["declarations"] as { id: Node; init: Node | null }[] | undefined) ?? []);
  const value = declared.find(({ id }) => id["name"] === given["name"])?.init;
  return !value || !NO_APP.test(value.type);
}

function attribute(attributes: string, name: string): string {
  const [, quoted, single, bare] =
    new RegExp(`(?<![\\w-])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(attributes) ?? [];
  return (quoted ?? single ?? bare ?? "").trim();
}
