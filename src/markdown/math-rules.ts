import type { Parser } from "./parser.ts";

/** What stands around maths. `display` makes a formula a block of its own where it fills its lines. */
export interface MathDelimiter {
  readonly left: string;
  readonly right: string;
  readonly display: boolean;
}

type InlineState = Parameters<Parameters<Parser["inline"]["ruler"]["at"]>[1]>[0];
type BlockState = Parameters<Parameters<Parser["block"]["ruler"]["at"]>[1]>[0];

/** Where a formula that begins in `from` ends; or that a blank line, the end or other text comes first. */
interface Ending {
  readonly from: number;
  readonly line: number;
  readonly kind: "closed" | "text" | "blank" | "end";
}

/** Longer formulas stay text. */
const LONGEST = 10_000;
/** Blanks and the ends of lines. */
const NOTHING = /^[\s\\]*$/;
/** Words or a number. */
const WORDS = /^(?:\d+|[\p{L}\p{N}][\p{L}\p{M}\p{N} ,.:;'’–-]{2,})$/u;
/** What is known of endings in the text of a state, so that many beginnings cost one look. */
const endings = new WeakMap<BlockState, Map<string, Ending>>();
const unclosed = new WeakMap<InlineState, Set<string>>();

/** Adds formulas between the delimiters in `env.maths`. */
export function addMaths(made: Parser): void {
  made.block.ruler.before("fence", "math_block", block, { alt: ["paragraph", "reference"] });
  made.inline.ruler.before("escape", "math_inline", inline);
}

/** Lines from one that begins with a delimiter to one that ends with its partner. A blank line between makes it text. */
function block(state: BlockState, start: number, end: number, silent: boolean): boolean {
  // Safe: every line has its marks.
  if (state.sCount[start]! - state.blkIndent >= 4) return false;
  const from = state.bMarks[start]! + state.tShift[start]!; // safe: as above
  const delimiter = delimitersOf(state.env).find(({ left, display }) => display && state.src.startsWith(left, from));
  if (!delimiter) return false;
  const { left, right } = delimiter;
  const { kind, line } = endingOf(state, start, end, left, right);
  const open = kind === "end" && !silent && state.env.open === true;
  if (kind !== "closed" && !open) return false;
  const source = state.getLines(start, line + 1, state.blkIndent, false).trim();
  const content = source.slice(left.length, open ? undefined : -right.length);
  if (NOTHING.test(content) || content.length > LONGEST || isNote(left, content)) return false;
  if (left.includes("$") && content.startsWith("$")) return false;
  if (silent) return true;
  Object.assign(state.push("math_block", "", 0), { content, markup: source, map: [start, line + 1], meta: { open } });
  state.line = line + 1;
  return true;
}

function endingOf(state: BlockState, start: number, end: number, left: string, right: string): Ending {
  const known = endings.get(state) ?? new Map<string, Ending>();
  endings.set(state, known);
  const before = known.get(right);
  if (before && before.from < start && start <= before.line && left !== right) return before;
  const found = findEnding(state, start, end, left, right);
  known.set(right, found);
  return found;
}

function findEnding(state: BlockState, start: number, end: number, left: string, right: string): Ending {
  for (let line = start; line < end; line++) {
    // Safe: every line has its marks.
    if (state.isEmpty(line) || (line > start && state.sCount[line]! < state.blkIndent))
      return { from: start, line: line - 1, kind: "blank" };
    const begin = state.bMarks[line]! + state.tShift[line]! + (line === start ? left.length : 0); // safe: as above
    const text = state.src.slice(begin, state.eMarks[line]).trimEnd();
    const at = text.indexOf(right);
    if (at !== -1) return { from: start, line, kind: at + right.length === text.length ? "closed" : "text" };
  }
  return { from: start, line: end - 1, kind: end === state.lineMax ? "end" : "blank" };
}

function inline(state: InlineState, silent: boolean): boolean {
  const { src, pos } = state;
  const delimiter = delimitersOf(state.env).find(({ left }) => src.startsWith(left, pos));
  if (!delimiter) return false;
  const { left, right } = delimiter;
  const from = pos + left.length;
  const close = closeOf(state, from, right);
  const open = close === -1;
  if (open && (silent || state.env.open !== true)) return false;
  const content = src.slice(from, open ? state.posMax : close);
  if (
    NOTHING.test(content) ||
    content.length > LONGEST ||
    isNote(left, content) ||
    !isFormula(left, content, src[pos - 1], open ? undefined : src[close + right.length])
  )
    return false;
  const next = open ? state.posMax : close + right.length;
  if (!silent) Object.assign(state.push("math_inline", "", 0), { content, markup: src.slice(pos, next), meta: { open } });
  state.pos = next;
  return true;
}

function closeOf(state: InlineState, from: number, right: string): number {
  const none = unclosed.get(state) ?? new Set<string>();
  unclosed.set(state, none);
  if (none.has(right)) return -1;
  let at = state.src.indexOf(right, from);
  while (at !== -1 && right[0] !== "\\" && state.src[at - 1] === "\\") at = state.src.indexOf(right, at + 1);
  if (at === -1) none.add(right);
  // In the text of a link, what lies behind it is not its end.
  return at < state.posMax ? at : -1;
}

/** In Markdown `\[1\]` and `\[see there\]` are brackets that are to stay brackets. */
function isNote(left: string, content: string): boolean {
  return left === "\\[" && WORDS.test(content);
}

/**
 * Dollars are money and shells too: `$5 and $6`, `($$) to ($$$)`, `echo $$ && kill $$`. So no other dollar touches those of
 * a formula; inside of one there is no blank, inside of two there is one on both sides or on none, and then some sign of TeX.
 */
function isFormula(left: string, content: string, before: string | undefined, after: string | undefined): boolean {
  if (!left.includes("$")) return true;
  if (before === "$" || after === "$" || content.startsWith("$")) return false;
  const blanks = Number(/^\s/.test(content)) + Number(/\s$/.test(content));
  if (left === "$") return blanks === 0 && !/\d/.test(after ?? "");
  return blanks === 0 || (blanks === 2 && /[\\^_=+{}]|^\s*\S\s*$/.test(content));
}

function delimitersOf(env: object): readonly MathDelimiter[] {
  return (env as { maths?: readonly MathDelimiter[] }).maths ?? [];
}
