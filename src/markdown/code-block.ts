import { addElement } from "./add-element.ts";
import { beginningOf } from "../core/cut-text.ts";
import { lateWord } from "../core/late-words.ts";
import { CodeText } from "./code-text.ts";
import { setIsland } from "./island.ts";
import { unescape } from "./parser.ts";

/** A block of code with its language and a Copy button. */
export function codeBlock(text: string, info: string): HTMLElement {
  const language = beginningOf(/^\S*/.exec(unescape(info))?.[0] ?? "", 40);
  const block = document.createElement("div");
  block.className = "code";
  const head = addElement(block, "div", "code-head");
  addElement(head, "span").textContent = language;
  const copy = addElement(head, "button", "copy");
  copy.type = "button";
  copy.textContent = lateWord("copy");
  const pre = addElement(block, "pre");
  pre.tabIndex = 0;
  pre.dir = "ltr";
  const code = addElement(pre, "code");
  if (language) code.className = `language-${language}`;
  setIsland(code, new CodeText(code, language.toLowerCase(), text));
  return block;
}
