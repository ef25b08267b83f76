// What stands in few chats beside words, and the buttons that few have, loaded with the first of it.
export { styles } from "./beside.styles.ts";
export { keepBlocks, renderBlock } from "./block-part.ts";
export { renderCustom } from "./custom-message.ts";
export { moveFocus, renderEditor } from "./editor.ts";
export { renderExamples } from "./examples.ts";
export { keepMedia, renderMedia } from "./media.ts";
export { renderFeedback, renderLike, renderOptions, renderToolbar, renderWhole } from "./seldom-actions.ts";
