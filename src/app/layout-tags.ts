// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
/** Tags that only lay out others. */
export const LAYOUT_TAGS = ["hf-column", "hf-row"];
