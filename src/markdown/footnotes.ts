import type { InlineState, Parser } from "./parser.ts";
import type { Rule } from "./tables.ts";

/** A link's text may begin so too. At the start of a note its colon goes with it. */
const MARK = /\[\^(\d{1,4})\](?![([])/y;
const NOTE = /\[\^\d{1,4}\]:/y;

/** `[^1]` and its note, `[^1]: …`: a small raised number at both. Names in place of numbers are text: `[^a-z]` is often a pattern. */
export function addFootnotes(made: Parser, paragraph: Rule): void {
  made.block.ruler.before(
    "reference",
    "footnote",
    (state, line, end, silent) => {
      NOTE.lastIndex = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
      return NOTE.test(state.src) && (silent || paragraph(state, line, end, false));
    },
    { alt: ["paragraph"] },
  );
  made.inline.ruler.before("link", "footnote", mark);
}

function mark(state: InlineState, silent: boolean): boolean {
  MARK.lastIndex = state.pos;
  const [whole = "", number = ""] = MARK.exec(state.src) ?? [];
  if (whole === "") return false;
  if (!silent) {
    state.push("sup_open", "sup", 1);
    state.push("text", "", 0).content = number;
    state.push("sup_close", "sup", -1);
  }
  state.pos += whole.length;
  if (state.pos === whole.length && state.src[state.pos] === ":") state.pos++;
  return true;
}
