// In the script-tag build, builders of blocks that are seldom used carry the way to their class, not the class.

/** Modules that import a class only to put it into a description. */
const BUILDERS = /\/src\/app\/[\w-]+\/(builders|interface-of|chat-interface)\.ts$/;
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
    async resolveId(id, importer) {
      const later = importer && BUILDERS.test(importer) && LATER.find(({ file }) => id.endsWith(`/${file}`));
      if (!later) return undefined;
      const resolved = await this.resolve(id, importer, { skipSelf: true });
      return `\0lazy:${later.name}:${resolved.id}`;
    },
    load(id) {
      if (!id.startsWith("\0lazy:")) return undefined;
      const [, name, path] = id.match(/^\0lazy:(\w+):(.*)$/);
      const { tag } = LATER.find((later) => later.name === name);
      return `export const ${name} = { tag: "${tag}", load: () => import(${JSON.stringify(path)}).then((module) => module.${name}) };`;
    },
  };
}
