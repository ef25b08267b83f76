import type { Parser } from "./parser.ts";

const BREAK = /<br *\/?>[ \t]*\n?/iy;

/** `<br>` and `<br/>`, the one tag that is read: in a cell there is no other way to break a line. */
export function addLineBreaks(made: Parser): void {
  made.inline.ruler.before("autolink", "line_break", (state, silent) => {
    BREAK.lastIndex = state.pos;
    if (!BREAK.test(state.src)) return false;
    if (!silent) state.push("hardbreak", "br", 0);
    state.pos = BREAK.lastIndex;
    return true;
  });
}
