// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
/** Blocks that show or ask something. Those that act, or hold an app, are not for messages to bring along. */
export const MESSAGE_TAGS = /^hf-(button|json|label|markdown|multimodal-textbox|number|slider|textbox)$/;
