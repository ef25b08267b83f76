// src/define: a module for each tag that registers it, and one that registers all.
import { relativeTo, type Files } from "./files.mts";
import type { Element } from "./classes.mts";

export function defineFiles(elements: readonly Element[]): Files {
  const files: Files = {};
  const alone = elements.filter((element) => element.with === undefined);
  for (const element of alone) {
    const classes = elements
      .filter(({ tag, with: other }) => tag === element.tag || other === element.tag)
      .map(({ className }) => className);
    files[definition(element)] = `import { define } from "../base/define.ts";
import { ${classes.join(", ")} } from "${relativeTo("src/define/", element.from)}";

${classes.map((name) => `define(${name});`).join("\n")}

export { ${classes.join(", ")} };
`;
  }
  files["src/define/index.ts"] = `// Registers every tag. The app comes first, so that it hears what its blocks say when they are upgraded.
${alone.map((element) => `import "./${element.tag.slice(3)}.ts";`).join("\n")}
`;
  return files;
}

/** The module that registers a tag. */
export function definition({ tag, with: other }: Element): string {
  return `src/define/${(other ?? tag).slice(3)}.ts`;
}
