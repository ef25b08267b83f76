// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
/** All events of this library that have a name of its own. */
export const KNOWN_EVENTS = [
  "hf-change",
  "hf-clear",
  "hf-continue",
  "hf-copy",
  "hf-edit",
  "hf-error",
  "hf-example",
  "hf-expire",
  "hf-like",
  "hf-load",
  "hf-option",
  "hf-retry",
  "hf-stop",
  "hf-submit",
  "hf-tick",
  "hf-undo",
  "hf-unload",
];
