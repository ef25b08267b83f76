// The script-tag entry: it asks for all that the page needs at once, and gives functions that write down what they are
// told until that has come. Nothing of it may need Lit, an app or an element: in the build it has light copies of what it
// imports (`scripts/entry-copies.mjs`).
import type { HfBlocks } from "../app/hf-blocks.ts";
import { pageLibrary } from "./library.ts";
import { readySoon } from "./page.ts";

export { chatInterface } from "../apps/chat-interface/chat-interface.ts";
export { interfaceOf } from "../apps/interface/interface-of.ts";
export { defineHandlers } from "../app/handlers.ts";
export { HfError } from "../core/hf-error.ts";
export { assistantMessage, textOf, userMessage } from "../core/message.ts";
export { setWords } from "../core/words.ts";
export { SKIP, update } from "../graph/output.ts";
export { blocks } from "../typescript/blocks.ts";
export { keep } from "../typescript/keep.ts";
export { native } from "../typescript/native.ts";
export { live, on } from "../typescript/on.ts";
export { render } from "../typescript/render.ts";
export { state } from "../typescript/state.ts";
export { task } from "../typescript/task.ts";

const APPS = "hf-blocks,hf-interface,hf-chat-interface";
const core = pageLibrary.core();
pageLibrary.ask();
for (const app of document.querySelectorAll<HfBlocks>(APPS)) if (!app.ready) readySoon(app, core);
// Nothing else can say it, to the author or to the person.
pageLibrary.told ??= core.catch((fault: Error) => {
  reportError(fault);
  document.querySelector(APPS)?.before(fault.message);
});

// From here on made by `npm run catalogue`.
export { conversations } from "../apps/builders.ts";
export {
  button,
  chatbot,
  column,
  json,
  label,
  markdown,
  multimodalTextbox,
  number,
  row,
  slider,
  textbox,
  timer,
} from "../typescript/builders.ts";
