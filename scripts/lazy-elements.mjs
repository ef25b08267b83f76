// In the script-tag build, builders of blocks that are seldom used ask for their class by its tag: they do not carry it.

import { fileURLToPath } from "node:url";

const LATE_TAGS = fileURLToPath(new URL("../src/base/late-tags.ts", import.meta.url));
/** Modules that import a class only to put it into a description. */
const BUILDERS = /\/src\/(typescript\/builders|apps\/[\w-]+\/(interface-of|chat-interface|conversations))\.ts$/;
const LATER = [
  { file: "json.ts", tag: "hf-json", name: "HfJson" },
  { file: "label.ts", tag: "hf-label", name: "HfLabel" },
  { file: "number.ts", tag: "hf-number", name: "HfNumber" },
  { file: "slider.ts", tag: "hf-slider", name: "HfSlider" },
  { file: "hf-conversations.ts", tag: "hf-conversations", name: "HfConversations" },
  { file: "hf-timer.ts", tag: "hf-timer", name: "HfTimer" },
  { file: "hf-chat-interface.ts", tag: "hf-chat-interface", name: "HfChatInterface" },
  { file: "hf-interface.ts", tag: "hf-interface", name: "HfInterface" },
];

/** @returns {import("vite").Plugin} */
export function lazyElements() {
  return {
    name: "lazy-elements",
    enforce: "pre",
    resolveId(id, importer) {
      const later = importer && BUILDERS.test(importer) && LATER.find(({ file }) => id.endsWith(`/${file}`));
      if (!later) return undefined;
      return `\0lazy:${later.name}`;
    },
    load(id) {
      if (!id.startsWith("\0lazy:")) return undefined;
      const name = id.slice("\0lazy:".length);
      const { tag } = LATER.find((later) => later.name === name);
      return `import { loadTag } from ${JSON.stringify(LATE_TAGS)};
        export const ${name} = { tag: "${tag}", load: () => void loadTag("${tag}") };`;
    },
  };
}
