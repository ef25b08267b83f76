// What the script tag brings at once: the app, its core blocks and the builders. All other blocks are loaded when
// the first of their tag appears.
import "../define/blocks.ts";
import "../define/on.ts";
import "../define/render.ts";
import "../define/state.ts";
import "../define/button.ts";
import "../define/chatbot.ts";
import "../define/column.ts";
import "../define/markdown.ts";
import "../define/multimodal-textbox.ts";
import "../define/row.ts";
import "../define/textbox.ts";
import { define } from "../base/define.ts";
import { comesLater, lateTags, loadTag } from "../base/late-tags.ts";

export { blocks } from "../typescript/blocks.ts";
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
  state,
  textbox,
  timer,
} from "../typescript/builders.ts";
export { conversations } from "../apps/conversations/conversations.ts";
export { chatInterface } from "../apps/chat-interface/chat-interface.ts";
export { defineHandlers } from "../app/handlers.ts";
export { interfaceOf } from "../apps/interface/interface-of.ts";
export { keep } from "../typescript/keep.ts";
export { native } from "../typescript/native.ts";
export { live, on } from "../typescript/on.ts";
export { render } from "../typescript/render.ts";
export { task } from "../typescript/task.ts";
export { HfError } from "../core/hf-error.ts";
export { assistantMessage, textOf, userMessage } from "../core/message.ts";
export { setWords } from "../core/words.ts";
export { SKIP, update } from "../graph/output.ts";

// Written out tag by tag: a tag that is not here is never asked for.
comesLater("hf-chat-interface", () => import("../define/chat-interface.ts"));
// As a chat interface asks for it, so that it is one file.
comesLater("hf-conversations", async () => define((await import("../apps/conversations/hf-conversations.ts")).HfConversations));
comesLater("hf-each", () => import("../define/each.ts"));
comesLater("hf-interface", () => import("../define/interface.ts"));
comesLater("hf-json", () => import("../define/json.ts"));
comesLater("hf-label", () => import("../define/label.ts"));
comesLater("hf-number", () => import("../define/number.ts"));
comesLater("hf-slider", () => import("../define/slider.ts"));
comesLater("hf-timer", () => import("../define/timer.ts"));

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
