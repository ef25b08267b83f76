// What only some chats show, loaded when one of them does.
export { keepBlocks, renderBlock } from "./block-part.ts";
export { renderCustom } from "./custom-message.ts";
export { renderEditor } from "./editor.ts";
export { renderExamples } from "./examples.ts";
export { styles } from "./extras.styles.ts";
export { renderFeedback, renderOptions } from "./options.ts";
export { renderThought } from "./thought.ts";
export { renderTool } from "./tool-card.ts";
export { conversationText, renderToolbar } from "./toolbar.ts";
