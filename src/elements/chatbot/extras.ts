// All that a chat shows beside words, loaded with the first chat of a page, as its Markdown is.
export { copyAll, spoken } from "./acts.ts";
export { renderActions, renderWhole } from "./actions.ts";
export { keepBlocks, renderBlock } from "./block-part.ts";
export { renderCustom } from "./custom-message.ts";
export { renderEditor } from "./editor.ts";
export { renderExamples } from "./examples.ts";
export { styles } from "./extras.styles.ts";
export { keepMedia, renderMedia } from "./media.ts";
export { Narrator } from "./narrator.ts";
export { renderThought } from "./thought.ts";
export { renderTool } from "./tool-card.ts";
export { renderToolbar } from "./toolbar.ts";
