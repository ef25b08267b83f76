// What the script tag loads: the app, what it brings at once, and the builders. All other blocks are loaded when the
// first of their tag appears.
import "./at-once.ts";
import "./later.ts";
import { lateTags, loadTag } from "../base/late-tags.ts";
import { lookForTags } from "../app/ready.ts";

export { blocks } from "../typescript/blocks.ts";
export { chatInterface } from "../apps/chat-interface/chat-interface.ts";
export { defineHandlers } from "../app/handlers.ts";
export { interfaceOf } from "../apps/interface/interface-of.ts";
export { keep } from "../typescript/keep.ts";
export { native } from "../typescript/native.ts";
export { live, on } from "../typescript/on.ts";
export { render } from "../typescript/render.ts";
export { state } from "../typescript/state.ts";
export { task } from "../typescript/task.ts";
export { HfError } from "../core/hf-error.ts";
export { assistantMessage, textOf, userMessage } from "../core/message.ts";
export { setWords } from "../core/words.ts";
export { SKIP, update } from "../graph/output.ts";

const later = lateTags().join();

function loadTagsIn(root: ParentNode): void {
  for (const element of root.querySelectorAll(later)) void loadTag(element.localName);
}

new MutationObserver((records) => {
  for (const node of records.flatMap((record) => [...record.addedNodes])) {
    if (!(node instanceof Element)) continue;
    if (node.matches(later)) void loadTag(node.localName);
    loadTagsIn(node);
  }
}).observe(document, { childList: true, subtree: true });
loadTagsIn(document);

// A misspelt app holds nothing that would tell its author.
lookForTags(undefined, document.querySelectorAll(":not(:defined)"));

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
