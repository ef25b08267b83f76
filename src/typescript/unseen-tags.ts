// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
/** Blocks of which a person never sees anything. */
export const UNSEEN_TAGS = ["hf-state", "hf-timer"];
