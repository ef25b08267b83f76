// What the script tag loads: the app and what it brings at once. All other blocks are loaded when the first of their tag appears.
import "./at-once.ts";
import "./later.ts";
import { lateTags, loadTag } from "../base/late-tags.ts";
import { askAhead } from "../core/ask-ahead.ts";
import { lookForTags } from "../app/ready.ts";

const later = lateTags().join();

function load({ localName }: Element): void {
  askAhead(localName);
  void loadTag(localName);
}

function loadTagsIn(root: ParentNode): void {
  root.querySelectorAll(later).forEach(load);
}

new MutationObserver((records) => {
  for (const node of records.flatMap((record) => [...record.addedNodes])) {
    if (!(node instanceof Element)) continue;
    if (node.matches(later)) load(node);
    loadTagsIn(node);
  }
}).observe(document, { childList: true, subtree: true });
loadTagsIn(document);

// A misspelt app holds nothing that would tell its author.
lookForTags(undefined, document.querySelectorAll(":not(:defined)"));
