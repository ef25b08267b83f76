import type { Parser } from "./parser.ts";

const TILDE = 0x7e;
/** Stand for a run of one and a run of two, so that only equal runs match each other. */
const MARKERS = [0, 0x1007e, 0x2007e];

/** `~one~` and `~~two~~` as GitHub has them: runs match runs of their own length, longer ones are text. */
export function addStrikethrough(made: Parser): void {
  made.inline.ruler.at("strikethrough", (state, silent) => {
    if (silent || state.src.charCodeAt(state.pos) !== TILDE) return false;
    const { length, can_open: open, can_close: close } = state.scanDelims(state.pos, true);
    state.push("text", "", 0).content = "~".repeat(length);
    const marker = MARKERS[length];
    if (marker) state.delimiters.push({ marker, length: 0, token: state.tokens.length - 1, end: -1, open, close });
    state.pos += length;
    return true;
  });
  made.inline.ruler2.at("strikethrough", (state) => {
    pair(state.tokens, state.delimiters);
    for (const meta of state.tokens_meta) if (meta?.delimiters) pair(state.tokens, meta.delimiters);
    return true;
  });
}

type State = Parameters<Parameters<Parser["inline"]["ruler"]["at"]>[1]>[0];

function pair(tokens: State["tokens"], delimiters: State["delimiters"]): void {
  for (const { marker, end, token } of delimiters) {
    const closing = delimiters[end];
    if (!closing || !MARKERS.includes(marker)) continue;
    Object.assign(tokens[token] ?? {}, { type: "s_open", tag: "s", nesting: 1, content: "" });
    Object.assign(tokens[closing.token] ?? {}, { type: "s_close", tag: "s", nesting: -1, content: "" });
  }
}
