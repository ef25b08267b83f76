import { buildBlocks, type BuildContext } from "./build.ts";
import { CodeText } from "./code-text.ts";
import { findCut, isTight, lineOf, type Cut } from "./cut.ts";
import { holdBack } from "./hold-back.ts";
import { LateReferences } from "./late-references.ts";
import { OpenBlock } from "./open-block.ts";
import { parse, type Parsed, type Token } from "./parser.ts";
import { blockBefore, placeBlocks } from "./runs.ts";
import { plainStart, Tail } from "./tail.ts";
import { addText } from "./text.ts";

/** An open block up to this size is made again at every update; a larger one each time it has grown by a part of itself. */
const EAGER = 4096;
const GROWTH = 12;
/** An open block of more lines is made again only when a blank line says that it may have ended. */
const MANY_LINES = 4000;
/** So many elements are made again in no time. */
const FEW_ELEMENTS = 60;

/**
 * A run of Markdown that is still arriving, in an element of its own.
 *
 * Blocks that more text cannot change are settled: their nodes stay as they are and their text is not parsed again.
 * Whatever the pieces in which a text arrives, it ends in the same nodes as the whole text at once.
 */
export class Section {
  /** Characters given to the parser so far. */
  parsed = 0;

  private late = new LateReferences();
  private text = "";
  /** Where the part that is not settled begins. */
  private offset = 0;
  private last: ChildNode | null = null;
  /** A list, table or block of code in whose middle the settled part ends. */
  private block: OpenBlock | undefined;
  private splitsLists = true;
  /** Up to where whole lines have been looked at. */
  private scanned = 0;
  /** How long the open part was when it was last made, and how much of it is shown. */
  private drawn = 0;
  private shown = 0;
  /** How many elements that took, and how many lines it has. */
  private elements = 0;
  private lines = 0;
  private tail: Tail | undefined;
  /** Whether something undecided at its end is left out, so that what follows does not stand beside what is shown. */
  private dropped = false;
  private patched = 0;
  private finished = false;
  /** The end, which may turn out not to be the end, defines links of settled blocks. */
  private definedAtEnd = false;

  constructor(
    readonly target: Element,
    private readonly context: BuildContext,
  ) {}

  /**
   * Shows the text so far: all of it, not only what is new.
   *
   * @param goesOn the text is known to begin with the one before, which need not be looked at again
   */
  update(text: string, goesOn = false): void {
    const shown = this.text.length;
    const grown = goesOn && text.length >= shown;
    if (!this.take(text, grown)) return;
    if (grown && this.tail?.add(text.slice(shown))) {
      this.shown += text.length - shown;
      return;
    }
    this.tail = undefined;
    if (!this.isDue()) return this.append();
    this.settle();
    this.draw();
  }

  /** Shows the whole text: nothing is to come, so nothing is left open. */
  finish(): void {
    if (this.finished) return;
    this.tail = undefined;
    let parsed = this.parse(this.text.slice(this.offset), false);
    if (this.cannotGoOn(parsed.tokens)) {
      this.startBlockOver();
      parsed = this.parse(this.text.slice(this.offset), false);
    }
    this.place(buildBlocks(parsed.tokens, this.context), true);
    this.definedAtEnd = this.late.learn(parsed.tokens, parsed.references);
    this.late.apply(this.context);
    this.drawn = this.shown = this.text.length - this.offset;
    this.finished = true;
  }

  /** Whether there is something new to show. */
  private take(text: string, goesOn: boolean): boolean {
    if (text.length === this.text.length && (goesOn || text === this.text)) return false;
    const { offset } = this;
    if (this.definedAtEnd || !(goesOn || text.slice(0, offset) === this.text.slice(0, offset))) this.startOver();
    this.text = text;
    this.finished = this.definedAtEnd = false;
    return true;
  }

  private startOver(): void {
    this.late = new LateReferences();
    this.offset = this.scanned = this.drawn = this.shown = this.elements = this.lines = this.patched = 0;
    this.last = null;
    this.block = this.tail = undefined;
    this.splitsLists = true;
    this.definedAtEnd = false;
  }

  /** Takes whole lines that have arrived, and settles what they complete. */
  private settle(): void {
    const end = this.text.lastIndexOf("\n") + 1;
    if (end <= this.scanned) return;
    this.scanned = end;
    const head = this.block?.head ?? "";
    const source = head + this.text.slice(this.offset, end);
    const { tokens, references } = this.parse(this.text.slice(this.offset, end), false);
    if (this.cannotGoOn(tokens)) return this.startBlockOver();
    const isBlank = /\n[ \t\r]*\n$/.test(source.slice(source.lastIndexOf("\n", source.length - 2)));
    const cut = findCut(tokens, this.splitsLists, isBlank);
    if (!cut) return;
    const settled = tokens.slice(0, cut.index);
    this.late.learn(settled, references);
    this.placeSettled(settled);
    this.keepOpen(cut, source, tokens);
    this.offset += offsetOfLine(source, cut.line) - head.length;
    // Late definitions may cost as much as the text itself, not more.
    this.patched += this.late.apply(this.context, this.text.length - this.patched);
  }

  private placeSettled(tokens: readonly Token[]): void {
    const inlines: [string, Node, number][] = [];
    const kept = new Map<Node, Node>();
    const onInline = (...inline: [string, Node, number]) => void inlines.push(inline);
    this.last = this.place(buildBlocks(tokens, { ...this.context, onInline }), false, kept);
    for (const [content, parent, depth] of inlines) this.late.watch(content, kept.get(parent) ?? parent, depth);
  }

  /** Remembers the block in whose middle the settled part ends. */
  private keepOpen(cut: Cut, source: string, tokens: readonly Token[]): void {
    if (!cut.open) {
      this.block = undefined;
      this.splitsLists = true;
      return;
    }
    const element = this.last as Element;
    const before = blockBefore(element, this.target);
    if (this.block?.element !== element) {
      const { kind, token } = cut.open;
      const line = lineOf(tokens[token]);
      const start = offsetOfLine(source, line);
      const headLines = kind === "list" ? 0 : kind === "table" ? 2 : 1;
      // With line ends of its own: a carriage return would join a newline that follows it.
      const head = source.slice(start, offsetOfLine(source, line + headLines)).replace(/\r\n?/g, "\n");
      this.block = new OpenBlock(kind, element, head, before, this.offset - (this.block?.head.length ?? 0) + start);
    }
    this.block.settled(tokens, cut.open.token);
    this.last = before;
  }

  /** Whether the open list must be parsed as a whole from now on, because its pieces do not show all that counts. */
  private cannotGoOn(tokens: readonly Token[]): boolean {
    return this.block?.kind === "list" && isTight(tokens) === undefined;
  }

  private startBlockOver(): void {
    const { before, start } = this.block!; // safe: only an open block cannot go on
    this.last = before;
    this.offset = start;
    this.splitsLists = false;
    this.block = undefined;
  }

  private draw(): void {
    const open = this.text.slice(this.offset);
    const head = this.block?.head ?? "";
    const source = holdBack(head + open).slice(head.length);
    const { tokens, dropped } = this.parse(source, true);
    const fragment = buildBlocks(tokens, this.context);
    this.elements = open.length > 500 ? fragment.querySelectorAll("*").length : 0;
    this.place(fragment, true);
    this.drawn = open.length;
    this.shown = source.length;
    this.lines = open.length > EAGER ? (open.match(/[\r\n]/g)?.length ?? 0) : 0;
    this.dropped = dropped || source.length < open.length;
    if (!this.dropped) this.tail = Tail.of(this.target, this.settledNode, head + source);
  }

  private parse(source: string, open: boolean): Parsed {
    const head = this.block?.head ?? "";
    this.parsed += head.length + source.length;
    return parse(head + source, {
      references: this.late.known,
      maths: this.context.maths,
      continues: this.block?.kind,
      table: this.block?.table,
      open,
    });
  }

  /**
   * Puts nodes behind the settled ones. If a block is open, the first of them carries how it goes on.
   * @returns the last block placed
   */
  private place(fragment: DocumentFragment, trim: boolean, kept?: Map<Node, Node>): ChildNode | null {
    const nodes = [...fragment.childNodes];
    if (!this.block) return placeBlocks(this.target, this.last, nodes, trim, kept);
    this.block.place(nodes, trim, kept);
    return placeBlocks(this.target, this.block.element, nodes, trim, kept);
  }

  private get settledNode(): Node | null {
    return this.block ? this.block.settledNode : this.last;
  }

  /** Whether the open part is small, or has grown enough to be made again. */
  private isDue(): boolean {
    const length = this.text.length - this.offset;
    const arrived = length - this.drawn;
    if (length <= EAGER) return this.elements <= FEW_ELEMENTS || arrived >= this.elements;
    if (this.lines > MANY_LINES && !/\n\s*\n/.test(this.text.slice(this.offset + this.drawn - 1))) return false;
    return arrived >= Math.max(length / GROWTH, this.elements);
  }

  /** Shows what has come to a large block, up to the first sign that may mean something, until it is made again. */
  private append(): void {
    if (this.dropped) return;
    const rest = this.text.slice(this.offset + this.shown);
    const leaf = Tail.leaf(this.target, this.settledNode);
    const arrived = leaf instanceof CodeText ? (/^[^`~]*/.exec(rest)?.[0] ?? "") : plainStart(rest);
    if (leaf instanceof CodeText) leaf.append(arrived);
    else if (leaf?.parentNode && !leaf.parentElement?.closest("table, button, a, .math")) addText(arrived, leaf.parentNode);
    else return;
    this.shown += arrived.length;
  }
}

/** Where a line begins, counting every kind of line end. */
function offsetOfLine(source: string, line: number): number {
  const ends = /\r\n?|\n/g;
  for (let passed = 0; passed < line; passed++) if (!ends.exec(source)) return source.length;
  return ends.lastIndex;
}
