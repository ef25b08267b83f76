import type { Parser } from "./parser.ts";
import type { Rule } from "./tables.ts";

/** A quote is one level, a list two. What would stand deeper is text: the parser would leave it out at 100. */
const MOST_LEVELS = 30;

/** Keeps quotes and lists from standing in each other without end. */
export function limitNesting(made: Parser, ruleOf: (name: string) => Rule): void {
  for (const [name, alt] of [
    ["blockquote", ["paragraph", "reference", "blockquote", "list"]],
    ["list", ["paragraph", "reference", "blockquote"]],
  ] as const) {
    const rule = ruleOf(name);
    made.block.ruler.at(name, (state, ...rest) => state.level < MOST_LEVELS && rule(state, ...rest), { alt: [...alt] });
  }
}
