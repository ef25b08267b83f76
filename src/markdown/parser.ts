import MarkdownIt from "markdown-it";
import { holdDefinitions } from "./definitions.ts";
import { addEmphasis } from "./emphasis.ts";
import { addFlanking } from "./flanking.ts";
import { addFootnotes } from "./footnotes.ts";
import { addLineBreaks } from "./line-breaks.ts";
import { addLinks } from "./links.ts";
import { addMaths, type MathDelimiter } from "./math-rules.ts";
import { addOpenEnd } from "./open-end.ts";
import { limitQuotes } from "./quotes.ts";
import { limitTables, type Rule, type TableSize } from "./tables.ts";
import { addTasks } from "./tasks.ts";

export type Parser = InstanceType<typeof MarkdownIt>;
export type InlineState = InstanceType<Parser["inline"]["State"]>;
export type Token = ReturnType<Parser["parse"]>[number];

/** Link definitions by normalised label. Without a prototype, so that no label finds anything else. */
export type References = Record<string, { title: string; href: string }>;

/**
 * The text of one block with more signs of markup than this, or longer than this, is shown as it is: to look through it
 * would take longer than a frame.
 */
const MOST_SIGNS = 2000;
const MOST_INLINE = 100_000;
/** A quote is one level, a list two. What would stand deeper is text: the parser would leave it out at 100. */
const MOST_LEVELS = 30;
const SIGNS = /[\n!$&*:<[\\\]_`~]/g;
/** An address costs as much as several signs. */
const ADDRESSES = /:\/\/|www\.|@/g;

interface Settings {
  /** What earlier blocks defined. */
  references: References;
  /** What stands around maths. */
  maths: readonly MathDelimiter[];
  /** The source starts in the middle of a block: at an item of a list, or with the opening of a fence. */
  continues?: "list" | "table" | "code" | undefined;
  /** How large the table is that it continues. */
  table?: TableSize | undefined;
  /** More text is still to come: half-open markup at the end is closed. */
  open?: boolean;
}

export interface Parsed {
  tokens: Token[];
  /** The given references, and those of this source over them. */
  references: References;
  /** Whether something undecided at the end of an open text is left out. */
  dropped: boolean;
}

const parser = makeParser();

/** Parses blocks and the text inside them. */
export function parse(source: string, settings: Settings): Parsed {
  const references = Object.create(settings.references) as References;
  const env = { ...settings, references, dropped: false };
  return { tokens: parser.parse(source, env), references, dropped: env.dropped };
}

/** Parses the text of one block again, for instance because a link definition came later. */
export function parseInline(content: string, references: References, maths: readonly MathDelimiter[]): Token[] {
  return parser.parseInline(content, { references, maths })[0]?.children ?? [];
}

export function normalizeLabel(label: string): string {
  return parser.utils.normalizeReference(label);
}

/** An info string without its escapes and entities. */
export function unescape(text: string): string {
  return parser.utils.unescapeAll(text);
}

function makeParser(): Parser {
  const made = new MarkdownIt({ html: false, linkify: false, maxNesting: 100 });
  // Definitions stay in the token list: the renderer must know which of them are settled.
  made.core.ruler.disable("strip_references");
  // URLs are parsed by the browser where nodes are made; markdown-it's own normaliser is left out of our bundle.
  made.normalizeLink = (url) => url;
  limitTables(made, ruleOf("table"));
  limitNesting(made, ruleOf("paragraph"));
  limitQuotes(made, ruleOf("blockquote"));
  holdDefinitions(made, ruleOf("reference"));
  addFootnotes(made, ruleOf("paragraph"));
  continueBlocks(made);
  addFlanking(made);
  addEmphasis(made);
  addLinks(made);
  addLineBreaks(made);
  addTasks(made);
  addOpenEnd(made, onlyRule(new MarkdownIt().inline.ruler, "backticks"));
  addMaths(made);
  leaveLongText(made);
  return made;
}

/**
 * Long lists and fences settle in parts. Where one is taken up again, the first line is what it was, whatever else it
 * might be at the start of a document (a table head, for example).
 */
function continueBlocks(made: Parser): void {
  const list = ruleOf("list");
  const fence = ruleOf("fence");
  made.block.ruler.before("table", "continued_block", (state, line, end, silent) => {
    if (line !== 0 || state.level !== 0 || silent) return false;
    const { continues } = state.env;
    return (continues === "list" && list(state, line, end, false)) || (continues === "code" && fence(state, line, end, false));
  });
}

/** Keeps quotes and lists from standing in each other without end. */
function limitNesting(made: Parser, paragraph: Rule): void {
  made.block.ruler.before("table", "deep", (state, ...rest) => state.level >= MOST_LEVELS && paragraph(state, ...rest));
}

/** markdown-it's own rule of a name, which it gives only where it is the only one. */
function ruleOf(name: string): Rule {
  return onlyRule(new MarkdownIt().block.ruler, name);
}

function onlyRule<Rule>(ruler: { enableOnly(name: string): void; getRules(chain: string): Rule[] }, name: string): Rule {
  ruler.enableOnly(name);
  return ruler.getRules("")[0]!; // safe: it is enabled
}

function leaveLongText(made: Parser): void {
  const parseText = made.inline.parse;
  made.inline.parse = function (text, md, env, tokens) {
    if (!isTooMuch(text)) return parseText.call(this, text, md, env, tokens);
    new made.inline.State(text, md, env, tokens).push("long_text", "", 0).content = text;
  };
}

function isTooMuch(text: string): boolean {
  if (text.length <= MOST_SIGNS) return false;
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return text.length > MOST_INLINE || count(SIGNS) + 3 * count(ADDRESSES) > MOST_SIGNS;
}
