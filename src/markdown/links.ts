import { isAtOpenEnd, leaveRest, PART_OF_ADDRESS } from "./open-end.ts";
import type { InlineState, Parser } from "./parser.ts";

interface Target {
  readonly href: string;
  readonly title: string;
  /** What follows the whole link. */
  readonly next: number;
}

/** There is no end of a label: a link stands in it. */
const NESTED = -1;
const SPACES = /[ \t\n]*/y;
/** What may follow a label at the end of an open text, and become an address or the label of a definition. */
const UNDECIDED = new RegExp(`(?:\\[[^[\\]]*|\\(${PART_OF_ADDRESS})?$`, "y");

/**
 * `[text](address "title")`, `[text][label]` and `[label]`, and pictures with a `!` before them. What has only begun at
 * the end of an open text shows as the text of a link that leads nowhere yet; of a picture nothing shows.
 */
export function addLinks(made: Parser): void {
  made.inline.ruler.at("link", (state, silent) => link(state, state.pos, false, silent));
  made.inline.ruler.at("image", (state, silent) => state.src[state.pos] === "!" && link(state, state.pos + 1, true, silent));
}

function link(state: InlineState, bracket: number, isPicture: boolean, silent: boolean): boolean {
  const { src, posMax } = state;
  if (src[bracket] !== "[") return false;
  const start = bracket + 1;
  const end = endOfLabel(state, start, isPicture);
  if (end === NESTED) return false;
  const target = end < posMax ? (address(state, end + 1) ?? definition(state, start, end)) : undefined;
  if (!target) return isAtOpenEnd(state) && begin(state, start, end, isPicture, silent);
  if (!silent) (isPicture ? pushPicture : pushLink)(state, start, end, target);
  state.pos = target.next;
  state.posMax = posMax;
  return true;
}

function pushLink(state: InlineState, start: number, end: number, target: Target): void {
  state.push("link_open", "a", 1).attrs = attributes("href", target);
  state.pos = start;
  state.posMax = end;
  state.md.inline.tokenize(state);
  state.push("link_close", "a", -1);
}

function pushPicture(state: InlineState, start: number, end: number, target: Target): void {
  const picture = state.push("image", "img", 0);
  picture.attrs = attributes("src", target);
  picture.children = [];
  state.md.inline.parse(state.src.slice(start, end), state.md, state.env, picture.children);
}

function attributes(name: string, { href, title }: Target): [string, string][] {
  return title ? [[name, href], ["title", title]] : [[name, href]]; // prettier-ignore
}

/** What has only begun. @returns whether it has */
function begin(state: InlineState, start: number, end: number, isPicture: boolean, silent: boolean): boolean {
  const { src, posMax } = state;
  UNDECIDED.lastIndex = end + 1;
  if (end < posMax && !UNDECIDED.test(src)) return false;
  if (isPicture) return (end < posMax || !src.includes("\n", start)) && leaveRest(state);
  const hasAddress = src[end + 1] === "(";
  // In `list[0]` it is a bracket until an address comes. A link in a link is none, which the outer one finds out by looking ahead.
  if (!hasAddress && (silent || state.linkLevel > 0 || /[\w)\]]/.test(src[start - 2] ?? " "))) return false;
  if (!silent) {
    state.push("link_open", "a", 1);
    state.linkLevel++;
    // Its text is all that shows, up to where it ends by now.
    state.src = src.slice(0, end);
    state.pos = start;
    state.posMax = end;
    state.md.inline.tokenize(state);
  }
  if (end < posMax) leaveRest(state);
  state.pos = posMax;
  return true;
}

/** Where a label ends; `posMax` if it does not. What is parsed inside it, such as code, counts as a whole. */
function endOfLabel(state: InlineState, start: number, mayHoldLinks: boolean): number {
  const { src, pos, posMax } = state;
  // Many that open and never close take one look each.
  if (!src.includes("]", start)) return posMax;
  let level = 1;
  for (state.pos = start; state.pos < posMax;) {
    const at = state.pos;
    if (src[at] === "]" && --level === 0) break;
    state.md.inline.skipToken(state);
    if (src[at] !== "[" || src[at + 1] === "^") continue;
    if (state.pos === at + 1) level++;
    else if (!mayHoldLinks) level = NESTED;
    if (level === NESTED) break;
  }
  const end = level === NESTED ? NESTED : state.pos;
  state.pos = pos;
  return end;
}

/** `(address "title")` */
function address({ src, posMax, md }: InlineState, at: number): Target | undefined {
  if (src[at] !== "(" || at >= posMax) return undefined;
  const { parseLinkDestination, parseLinkTitle } = md.helpers;
  let next = afterSpaces(src, at + 1);
  const { ok, pos, str } = parseLinkDestination(src, next, posMax);
  const isAddress = ok && md.validateLink(str);
  if (isAddress) next = afterSpaces(src, pos);
  const found = parseLinkTitle(src, next, posMax);
  const title = isAddress && next > pos && found.ok ? found : undefined;
  if (title) next = afterSpaces(src, title.pos);
  return src[next] === ")" && next < posMax ? { href: isAddress ? str : "", title: title?.str ?? "", next: next + 1 } : undefined;
}

/** `[label]`, or the text of the link itself. */
function definition(state: InlineState, start: number, end: number): Target | undefined {
  const { src, posMax, md, env } = state;
  let label = src.slice(start, end);
  let next = end + 1;
  if (src[next] === "[" && next < posMax) {
    const close = endOfLabel(state, next + 1, true);
    if (close < posMax) {
      label = src.slice(next + 1, close) || label;
      next = close + 1;
    }
  }
  const found = (env.references as Record<string, { title: string; href: string }>)[md.utils.normalizeReference(label)];
  return found && { ...found, next };
}

function afterSpaces(src: string, at: number): number {
  SPACES.lastIndex = at;
  SPACES.test(src);
  return SPACES.lastIndex;
}
