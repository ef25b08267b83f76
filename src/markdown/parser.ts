import MarkdownIt from "markdown-it";
import { completeInline } from "./complete.ts";

export type Parser = InstanceType<typeof MarkdownIt>;
export type Token = ReturnType<Parser["parse"]>[number];

/** Link definitions by normalised label. Without a prototype, so that no label finds anything else. */
export type References = Record<string, { title: string; href: string }>;

interface Settings {
  /** What earlier blocks defined. */
  references: References;
  /** The source starts in the middle of a list, at an item. */
  continuesList?: boolean;
  /** More text is still to come: half-open markup at the end is closed. */
  open?: boolean;
}

interface Parsed {
  tokens: Token[];
  /** The given references, and those of this source over them. */
  references: References;
}

const parser = makeParser();

/** Parses blocks and the text inside them. */
export function parse(source: string, settings: Settings): Parsed {
  const references = Object.create(settings.references) as References;
  return { tokens: parser.parse(source, { ...settings, references }), references };
}

/** Parses the text of one block again, for instance because a link definition came later. */
export function parseInline(content: string, references: References): Token[] {
  return parser.parseInline(content, { references })[0]?.children ?? [];
}

export function normalizeLabel(label: string): string {
  return parser.utils.normalizeReference(label);
}

function makeParser(): Parser {
  const made = new MarkdownIt({ html: false, linkify: false, maxNesting: 100 });
  // Definitions stay in the token list: the renderer must know which of them are settled.
  made.core.ruler.disable("strip_references");
  // URLs are parsed by the browser where nodes are made; markdown-it's own normaliser is left out of our bundle.
  made.normalizeLink = (url) => url;
  continueLists(made);
  completeOpenTail(made);
  return made;
}

/**
 * The items of a long list settle one by one, so a list is taken up again at an item. That line is a list whatever
 * else it might be at the start of a document (a table head, for example).
 */
function continueLists(made: Parser): void {
  const single = new MarkdownIt();
  single.block.ruler.enableOnly("list");
  const list = single.block.ruler.getRules("")[0]!;
  made.block.ruler.before("table", "continued_list", (state, line, end, silent) => {
    return line === 0 && state.level === 0 && !silent && state.env.continuesList === true && list(state, line, end, false);
  });
}

function completeOpenTail(made: Parser): void {
  made.core.ruler.after("block", "complete_open_tail", (state) => {
    if (state.env.open !== true) return;
    const last = state.tokens.findLast((token) => token.nesting !== -1);
    if (last?.type === "inline") last.content = completeInline(last.content);
  });
}
