import type { Parser } from "./parser.ts";

const BOX = /^\[([ xX])\]\s+(?=\S)/;
/** What may become a box while more is to come. */
const PART_OF_BOX = /^\[[ xX]?\]?$/;

/** `- [ ] to do` and `- [x] done`: the box becomes a mark of the item and leaves its text. */
export function addTasks(made: Parser): void {
  made.core.ruler.after("block", "tasks", ({ tokens, env }) => {
    for (const [index, item] of tokens.entries()) {
      const text = tokens[index + 2];
      if (item.type !== "list_item_open" || tokens[index + 1]?.type !== "paragraph_open" || !text) continue;
      const box = BOX.exec(text.content);
      if (box) {
        item.meta = { done: box[1] !== " " };
        text.content = text.content.slice(box[0].length);
      } else if (env.open === true && index + 5 >= tokens.length && PART_OF_BOX.test(text.content)) {
        text.content = "";
        env.dropped = true;
      }
    }
  });
}
