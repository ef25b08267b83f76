// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
// What the script tag brings along.
import "../define/blocks.ts";
import "../define/on.ts";
import "../define/state.ts";
import "../define/textbox.ts";
