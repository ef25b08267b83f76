// All that a chat shows beside words, loaded with the first chat of a page, as its Markdown is.
export { copyAll } from "./acts.ts";
export { renderActions, renderToolbar, renderWhole } from "./actions.ts";
export { keepBlocks } from "./block-part.ts";
export { moveFocus, renderEditor } from "./editor.ts";
export { renderExamples } from "./examples.ts";
export { styles } from "./extras.styles.ts";
export { EndFollower } from "./follower.ts";
export { keepMedia } from "./media.ts";
export { Narrator } from "./narrator.ts";
export { renderFiles, renderForm, renderPart } from "./parts.ts";
export { whatIsOpen } from "./reading.ts";
