import { isAtOpenEnd } from "./open-end.ts";
import type { InlineState, Parser } from "./parser.ts";

type Delimiters = InlineState["delimiters"];
type WithOuter = InlineState & { _prev_delimiters?: Delimiters[] };

const TILDE = 0x7e;
/** So much may be open at the end: what is more shows as it is, or each piece that arrives would make a deep tree again. */
const MOST_OPEN = 30;

/**
 * `*soft*`, `**strong**` and `~~gone~~`: by two tildes only, since `3~5` is a range. In an open text what has begun and not
 * ended goes on to the end: its token opens and none closes.
 */
export function addEmphasis(made: Parser): void {
  made.inline.ruler.at("strikethrough", (state, silent) => {
    if (silent || state.src.charCodeAt(state.pos) !== TILDE) return false;
    const { length, can_open: open, can_close: close } = state.scanDelims(state.pos, true);
    state.push("text", "", 0).content = "~".repeat(length);
    if (length === 2) state.delimiters.push({ marker: TILDE, length: 0, token: state.tokens.length - 1, end: -1, open, close });
    state.pos += length;
    return true;
  });
  made.inline.ruler2.before("balance_pairs", "open_links", outermostFirst);
  made.inline.ruler2.at("emphasis", (state) => {
    const open = isAtOpenEnd(state) ? ((state as WithOuter)._prev_delimiters ?? []) : [];
    const all = [state.delimiters, ...state.tokens_meta.map((meta) => meta?.delimiters)];
    for (const delimiters of new Set(all)) if (delimiters) makeMarks(state.tokens, delimiters, open.includes(delimiters));
    return true;
  });
}

/** Links that do not end leave the delimiters around them waiting: they come first again. */
function outermostFirst(state: WithOuter): boolean {
  const around = (state._prev_delimiters ??= []);
  around.push(state.delimiters);
  state.delimiters = around[0] ?? [];
  return true;
}

function makeMarks(tokens: InlineState["tokens"], delimiters: Delimiters, isOpen: boolean): void {
  /** Up to where a closed pair goes: what does not end inside of it is decided. */
  let decided = 0;
  let left = isOpen ? MOST_OPEN : 0;
  for (let at = 0; at < delimiters.length; at++) {
    const { marker, end } = delimiters[at]!; // safe: it is one of them
    if (end < at && !(at >= decided && isLeftOpen(delimiters, at) && left-- > 0)) continue;
    decided = Math.max(decided, end);
    let count = 1;
    while (isBeside(delimiters, at, count)) count++;
    // Of an odd number the outermost is soft, the others are strong by twos.
    const isStrong = marker !== TILDE && count % 2 === 0;
    const tag = marker === TILDE ? "s" : isStrong ? "strong" : "em";
    for (const [place, nesting] of [
      [at, 1],
      [end, -1],
    ] as const) {
      const { token } = delimiters[place] ?? {};
      if (token === undefined) continue;
      Object.assign(tokens[token] ?? {}, { type: nesting > 0 ? `${tag}_open` : `${tag}_close`, tag, nesting, content: "" });
      if (isStrong) Object.assign(tokens[token + nesting] ?? {}, { content: "" });
    }
    if (isStrong) at++;
  }
}

function isLeftOpen(delimiters: Delimiters, at: number): boolean {
  const one = delimiters[at];
  return one !== undefined && one.open && one.end < 0;
}

/** Whether the delimiter so many places behind is of the same run, and ends in the same run too. */
function isBeside(delimiters: Delimiters, at: number, count: number): boolean {
  const [one, other] = [delimiters[at], delimiters[at + count]];
  if (!one || !other || one.marker !== other.marker || other.token !== one.token + count) return false;
  if (one.end < 0) return isLeftOpen(delimiters, at + count);
  return other.end === one.end - count && delimiters[other.end]!.token === delimiters[one.end]!.token - count; // safe: both end there
}
