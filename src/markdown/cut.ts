import type { Token } from "./parser.ts";

/** Up to where a piece of text is settled. */
export interface Cut {
  /** The first token that is still open. */
  readonly index: number;
  /** The line where it begins. */
  readonly line: number;
  /** The block that goes on there, and the index of its first token. */
  readonly open?: { readonly kind: "list" | "table" | "code"; readonly token: number };
}

/**
 * Finds what more text cannot change, given the tokens of whole lines: everything before the last top-level block, and
 * that one if it has ended; in a list everything before its last item, in a table all rows, in an open fence all lines.
 * `undefined` if nothing is settled.
 *
 * @param splitsLists whether lists may settle in parts
 * @param isBlank whether the last line is blank
 */
export function findCut(tokens: readonly Token[], splitsLists: boolean, isBlank: boolean): Cut | undefined {
  const starts = tokens.flatMap((token, index) => (token.level === 0 && token.nesting !== -1 ? [index] : []));
  const last = starts.at(-1);
  if (last === undefined) return undefined;
  if (hasEnded(tokens[last], isBlank)) return { index: tokens.length, line: Infinity };
  const inside = insideOf(tokens, last, splitsLists);
  if (inside) return inside;
  const previous = starts.at(-2);
  if (previous === undefined) return undefined;
  if (continuesDefinition(tokens[previous], tokens[last])) {
    return starts.length > 2 ? { index: previous, line: lineOf(tokens[previous]) } : undefined;
  }
  return { index: last, line: lineOf(tokens[last]) };
}

/** Lists and indented code go on behind blank lines. */
function hasEnded(token: Token | undefined, isBlank: boolean): boolean {
  if (token?.type === "fence") return token.map !== null && token.map[1] - token.map[0] > linesOf(token) + 1;
  return isBlank && /^(?:p|h\d|blockquote|table)$/.test(token?.tag ?? "");
}

function insideOf(tokens: readonly Token[], last: number, splitsLists: boolean): Cut | undefined {
  const token = tokens[last];
  const line = token?.map?.[1] ?? 0;
  if (token?.type === "fence") {
    return isOpenFence(token) ? { index: last + 1, line, open: { kind: "code", token: last } } : undefined;
  }
  if (token?.type === "table_open") {
    const rows = tokens.findLastIndex(({ type }) => type === "tbody_close");
    return rows > last ? { index: rows, line, open: { kind: "table", token: last } } : undefined;
  }
  const item = splitsLists && isList(token) ? lastItem(tokens, last) : undefined;
  return item === undefined ? undefined : { index: item, line: lineOf(tokens[item]), open: { kind: "list", token: last } };
}

/** A fence with lines, which has not ended. */
function isOpenFence(token: Token): boolean {
  return linesOf(token) > 0;
}

function linesOf({ content }: Token): number {
  return content.split("\n").length - 1;
}

/** Whether the list that begins at `index` is tight; `undefined` where none of its items has a text by which to tell. */
export function isTight(tokens: readonly Token[], index = 0): boolean | undefined {
  for (let at = index; ; at++) {
    const token = tokens[at];
    if (token?.type === "paragraph_open" && token.level === 2) return token.hidden;
    if (!token || (token.level === 0 && token.nesting === -1)) return undefined;
  }
}

function isList(token: Token | undefined): boolean {
  return token?.type === "bullet_list_open" || token?.type === "ordered_list_open";
}

/** The last item, if it is not the only one and begins with a paragraph: later pieces then show whether they are tight. */
function lastItem(tokens: readonly Token[], list: number): number | undefined {
  let items = 0;
  let last = list;
  for (let index = list; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.type !== "list_item_open" || token.level !== 1) continue;
    items++;
    last = index;
  }
  return items > 1 && tokens[last + 1]?.type === "paragraph_open" ? last : undefined;
}

/** A text right under a definition may turn out to be its title. */
function continuesDefinition(previous: Token | undefined, last: Token | undefined): boolean {
  return previous?.type === "reference_definition" && last?.type === "paragraph_open" && previous.map?.[1] === last.map?.[0];
}

/** Where a block begins. */
export function lineOf(token: Token | undefined): number {
  return token?.map?.[0] ?? 0;
}
