import { word } from "../base/words.ts";
import { CodeText } from "./code-text.ts";
import { setIsland } from "./island.ts";
import { unescape } from "./parser.ts";

/** A block of code with its language and a Copy button. */
export function codeBlock(text: string, info: string): HTMLElement {
  const language = /^\S{1,40}/.exec(unescape(info))?.[0] ?? "";
  const block = document.createElement("div");
  block.className = "code";
  const head = block.appendChild(document.createElement("div"));
  head.className = "code-head";
  head.appendChild(document.createElement("span")).textContent = language;
  const copy = head.appendChild(document.createElement("button"));
  copy.type = "button";
  copy.className = "copy";
  copy.textContent = word("copy");
  const pre = block.appendChild(document.createElement("pre"));
  pre.tabIndex = 0;
  pre.dir = "ltr";
  const code = pre.appendChild(document.createElement("code"));
  if (language) code.className = `language-${language}`;
  setIsland(code, new CodeText(code, language.toLowerCase(), text));
  return block;
}
