import type { Parser } from "./parser.ts";
import type { Rule } from "./tables.ts";

/** More than a number or a price, or at least something. */
const COMPARISON = /> ?(?:=|[-−+~≈.]?\p{Sc}?\p{Nd}|\p{Sc})/uy;

/** In an item of a list `> 25` compares: it is no quote. */
export function limitQuotes(made: Parser, blockquote: Rule): void {
  made.block.ruler.at(
    "blockquote",
    (state, line, ...rest) => {
      // Safe: every line has its marks.
      COMPARISON.lastIndex = state.bMarks[line]! + state.tShift[line]!;
      const isInItem = state.listIndent >= 0 && state.sCount[line]! >= state.blkIndent; // safe: as above
      return !(isInItem && COMPARISON.test(state.src)) && blockquote(state, line, ...rest);
    },
    { alt: ["paragraph", "reference", "blockquote", "list"] },
  );
}
