// All that a chat shows beside words, loaded with the first chat of a page, as its Markdown is.
export { copyAll } from "./acts.ts";
export { renderActions, renderToolbar, renderWhole } from "./actions.ts";
export { keepBlocks, renderBlock } from "./block-part.ts";
export { renderCustom } from "./custom-message.ts";
export { moveFocus, renderEditor } from "./editor.ts";
export { renderExamples } from "./examples.ts";
export { styles } from "./extras.styles.ts";
export { EndFollower } from "./follower.ts";
export { keepMedia, renderMedia } from "./media.ts";
export { Narrator } from "./narrator.ts";
export { whatIsOpen } from "./reading.ts";
export { renderThought, renderTool } from "./steps.ts";
