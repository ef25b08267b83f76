import type { Parser } from "./parser.ts";
import type { Rule } from "./tables.ts";

/** A quote is one level, a list two. What would stand deeper is text: the parser would leave it out at 100. */
const MOST_LEVELS = 30;

/** Keeps quotes and lists from standing in each other without end. */
export function limitNesting(made: Parser, paragraph: Rule): void {
  made.block.ruler.before("table", "deep", (state, ...rest) => state.level >= MOST_LEVELS && paragraph(state, ...rest));
}
