// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
// What the script tag brings along.
import "../define/blocks.ts";
import "../define/on.ts";
import "../define/render.ts";
import "../define/state.ts";
import "../define/button.ts";
import "../define/column.ts";
import "../define/markdown.ts";
import "../define/row.ts";
import "../define/textbox.ts";
