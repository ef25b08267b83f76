// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
/** The event that a block means when a trigger names only the block, where that is not `change`. */
export const DEFAULT_EVENTS: Readonly<Record<string, string>> = {
  "hf-blocks": "hf-load",
  "hf-interface": "hf-load",
  "hf-timer": "hf-tick",
  "hf-button": "click",
  "hf-multimodal-textbox": "hf-submit",
  "hf-textbox": "hf-submit",
};
