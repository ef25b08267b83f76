// Gradio's names for blocks: which block each stands for, as data, as types, and how its class is got.
import { nativeShortcuts, type CatalogueLine } from "../../src/catalogue.ts";
import { builderName } from "./builders.mts";
import { importLines, relativeTo, type Files } from "./files.mts";

const FOLDER = "src/apps/interface/";
/** Where the classes are got; in the script-tag build every tag is got by itself. */
export const SHORTCUT_CLASSES = "apps/interface/shortcut-classes.ts";

/** From the lines alone: the classes import these files, and are read afterwards. */
export function shortcutFiles(catalogue: Readonly<Record<string, CatalogueLine>>): Files {
  const blocks = Object.entries(catalogue).flatMap(([tag, line]) => {
    if (!line.shortcuts) return [];
    const builder = builderName({ tag });
    const className = `Hf${builder.replace(/^./, (letter) => letter.toUpperCase())}`;
    return [{ ...line, shortcuts: line.shortcuts, tag, builder: { name: builder, module: line.builder }, className }];
  });
  const natives = Object.entries(nativeShortcuts);
  const tags = blocks.flatMap(({ tag, shortcuts }) => shortcuts.map((name) => [name, tag] as const));
  const fields = natives.map(([name, { type, accept }]) => [name, accept ? `${type} ${accept}` : type] as const);
  const builders = blocks.map(({ builder: { name, module = "typescript/builders.ts" } }) => ({ name, module }));
  // The type of one that is written by hand depends on what it holds.
  const types = blocks.flatMap(({ shortcuts, builder: { name, module } }) =>
    shortcuts.map((shortcut) => `${shortcut}: ReturnType<typeof ${name}${module ? "<any>" : ""}>;`),
  );
  const files = natives.filter(([, { type }]) => type === "file").map(([name]) => `${name}: NativeBlock<"input", { type: "file" }>;`);
  for (const [name, { type }] of natives) if (type !== "file") types.push(`${name}: NativeBlock<"input", { type: "${type}" }>;`);
  return {
    [`${FOLDER}shortcuts.ts`]: `${importLines(FOLDER, [...builders, { name: "NativeBlock", module: "typescript/native.ts" }])}

/** The tag that each name stands for, or the type of a native field and the files that it takes. */
export const SHORTCUTS: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries([...tags, ...fields].sort()))};

/** The blocks that the names stand for. */
export interface ShortcutBlocks {
  ${types.sort().join("\n")}
}
/** Fields for files: a person gives them, and nothing shows in them. */
export interface ShortcutFiles {
  ${files.sort().join("\n")}
}
`,
    [`src/${SHORTCUT_CLASSES}`]: `import { define } from "../../base/define.ts";
import { comesLater } from "../../base/late-tags.ts";

${blocks.map(({ tag, className, from }) => `comesLater("${tag}", async () => define((await import("${relativeTo(FOLDER, from)}")).${className}));`).join("\n")}
`,
  };
}
