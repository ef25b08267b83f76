// In the script-tag build, builders of blocks that are seldom used carry the way to their class, not the class.

/** Modules that import a class only to put it into a description. */
const BUILDERS = /\/src\/app\/(builders|interface-of|chat-interface)\.ts$/;
const LATER = [
  { module: "../elements/json/json.ts", tag: "hf-json", name: "HfJson" },
  { module: "../elements/label/label.ts", tag: "hf-label", name: "HfLabel" },
  { module: "../elements/number/number.ts", tag: "hf-number", name: "HfNumber" },
  { module: "../elements/slider/slider.ts", tag: "hf-slider", name: "HfSlider" },
  { module: "./hf-conversations.ts", tag: "hf-conversations", name: "HfConversations" },
  { module: "./hf-timer.ts", tag: "hf-timer", name: "HfTimer" },
  { module: "./hf-chat-interface.ts", tag: "hf-chat-interface", name: "HfChatInterface" },
  { module: "./hf-interface.ts", tag: "hf-interface", name: "HfInterface" },
];

/** @returns {import("vite").Plugin} */
export function lazyElements() {
  return {
    name: "lazy-elements",
    enforce: "pre",
    async resolveId(id, importer) {
      const later = importer && BUILDERS.test(importer) && LATER.find(({ module }) => module === id);
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
