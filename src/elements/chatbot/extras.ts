// All that a chat shows beside words, loaded with the first chat of a page, as its Markdown is.
export { copyAll } from "./acts.ts";
export { renderActions, renderToolbar, renderWhole } from "./actions.ts";
export { styles } from "./extras.styles.ts";
export { EndFollower } from "./follower.ts";
export { keepBlocks, keepMedia } from "./late-beside.ts";
export { Narrator } from "./narrator.ts";
export { canEdit, moveFocus, renderEditor, renderExamples, renderFiles, renderForm, renderPart } from "./parts.ts";
export { whatIsOpen } from "./reading.ts";
