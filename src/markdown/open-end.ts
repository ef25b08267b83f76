import type { InlineState, Parser, Token } from "./parser.ts";

/**
 * What an open text shows at its end, where more is to come: what has begun there goes on to the end, and signs that may
 * turn out to be marks are left out, so that none shows and goes again. Each rule knows by itself whether it meets the end.
 */
export function addOpenEnd(made: Parser, codeSpan: InlineRule): void {
  made.core.ruler.after("tasks", "open_end", ({ tokens, src, env }) => {
    const text = env.open === true ? openText(tokens, src) : undefined;
    env.openText = text?.children;
    if (!text || !PART_OF_DEFINITION.test(text.content)) return;
    text.content = "";
    env.dropped = true;
  });
  made.inline.ruler.before("newline", "undecided", leaveUndecided);
  made.inline.ruler.before("backticks", "open_code", (state, silent) => openCode(state, silent, codeSpan));
}

/** The address of a link or a definition and its title, as far as they have come. */
export const PART_OF_ADDRESS = String.raw`\s*(?:(?:<(?:[^<>\n\\]|\\.)*>?|[^\s<]\S*)(?:\s+(?:"(?:[^"\\]|\\.)*\\?"?|'(?:[^'\\]|\\.)*\\?'?|\([^()]*\)?)?\s*)?)?`;

type InlineRule = (state: InlineState, silent: boolean) => boolean;

/** Whether the end of this text is where more will be added. */
export function isAtOpenEnd({ env, tokens, posMax, src }: InlineState): boolean {
  return env.openText === tokens && posMax === src.length;
}

/** Shows nothing of what is left. */
export function leaveRest(state: InlineState): true {
  state.pos = state.posMax;
  return (state.env.dropped = true);
}

/** Delimiters, the beginnings of pictures, footnotes, escapes, formulas, entities, tags and of addresses in angle brackets. */
const UNDECIDED = /(?:[*_]+|~+|!|\[\^\d*|(?:\\[([]?|\${1,2})[\s\\]*|&[#\w]{0,31}|<(?:[a-z]{0,6}|br *\/?|(?:https?|mailto):[^\s<>]*))$/iy;
/** A definition whose title has not ended. */
const PART_OF_DEFINITION = new RegExp(String.raw`^\[(?!\^)(?:[^[\]\\]|\\.)+\]:${PART_OF_ADDRESS}$`);

/** The text of the last block; in a row of a table, which is filled in with empty cells, that of the cell it has come to. */
function openText(tokens: readonly Token[], src: string): Token | undefined {
  const at = tokens.findLastIndex(({ nesting }) => nesting !== -1);
  const last = tokens[at];
  if (last?.type !== "inline") return undefined;
  if (tokens[at + 1]?.tag[0] !== "t") return last;
  return /(?<!\\)\|\s*$/.test(src) ? undefined : tokens.findLast(({ content }) => content !== "");
}

function leaveUndecided(state: InlineState): boolean {
  UNDECIDED.lastIndex = state.pos;
  return isAtOpenEnd(state) && UNDECIDED.test(state.src) && leaveRest(state);
}

/** Code that has begun and not ended. */
function openCode(state: InlineState, silent: boolean, codeSpan: InlineRule): boolean {
  const { src, pos } = state;
  if (src[pos] !== "`" || !isAtOpenEnd(state)) return false;
  codeSpan(state, true);
  const isClosed = /[^`]/.test(src.slice(pos, state.pos));
  const content = src.slice(state.pos);
  state.pos = pos;
  if (isClosed) return false;
  // Backticks at the end may close it.
  const decided = content.replace(/`+$/, "");
  const text = decided.replaceAll("\n", " ").trim();
  if (!silent && text !== "") state.push("code_inline", "code", 0).content = text;
  if (text === "" || decided !== content) return leaveRest(state);
  state.pos = state.posMax;
  return true;
}
