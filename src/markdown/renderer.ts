import { word } from "../base/words.ts";
import { copyText } from "../base/copy-text.ts";
import { build, type BuildContext } from "./build.ts";
import { holdBack } from "./complete.ts";
import { findCut, isTight, type Cut } from "./cut.ts";
import { picture } from "./image.ts";
import { LateReferences } from "./late-references.ts";
import { morph } from "./morph.ts";
import { parse, type References, type Token } from "./parser.ts";

/** Longer messages show as plain text. */
const MOST_CHARACTERS = 1_000_000;
/** An open block up to this size is made again at every update; a larger one each time it has grown by a sixteenth. */
const EAGER = 4096;
const GROWTH = 16;

/** A list whose earlier items are settled. */
interface OpenList {
  readonly element: Element;
  /** The node before the list, and where its text begins: for starting it over. */
  readonly before: ChildNode | null;
  readonly start: number;
  lastItem: ChildNode | null;
  loose: boolean;
}

/**
 * Shows Markdown that is still arriving.
 *
 * Blocks that more text cannot change are settled: their nodes stay as they are and their text is not parsed again.
 * Whatever the pieces in which a text arrives, it ends in the same nodes as the whole text at once.
 */
export class MarkdownRenderer {
  /** Characters given to the parser so far, for tests and benches. */
  parsed = 0;

  private readonly target: Element;
  private readonly allowed = new Set<string>();
  private readonly context: BuildContext = { allowed: this.allowed };
  private late = new LateReferences();
  private text = "";
  /** Where the part that is not settled begins. */
  private offset = 0;
  private last: ChildNode | null = null;
  private list: OpenList | undefined;
  private splitLists = true;
  /** Up to where whole lines have been looked at. */
  private scanned = 0;
  /** How long the open part was when it was last made, and how much of it is shown. */
  private drawn = 0;
  private shown = 0;
  private patched = 0;
  private finished = false;
  /** The end, which may turn out not to be the end, defines links of settled blocks. */
  private definedAtEnd = false;
  private plain: Text | undefined;

  constructor(target: Element) {
    this.target = target;
    target.addEventListener("click", (event) => this.onClick(event));
  }

  /** Shows the text so far: all of it, not only what is new. */
  update(text: string): void {
    if (!this.take(text)) return;
    if (!this.isDue()) return this.append();
    this.settle();
    this.draw();
  }

  /** Shows the whole text: nothing is to come, so nothing is left open. */
  finish(text = this.text): void {
    if (!this.take(text) && this.finished) return;
    if (this.plain) return;
    const source = this.text.slice(this.offset);
    let parsed = this.parse(source, false);
    if (this.list && isTight(parsed.tokens) === undefined) {
      this.startListOver();
      parsed = this.parse(this.text.slice(this.offset), false);
    }
    this.place(build(parsed.tokens, this.context), true);
    this.definedAtEnd = this.late.learn(parsed.tokens, parsed.references);
    this.late.apply(this.context);
    this.drawn = this.shown = this.text.length - this.offset;
    this.finished = true;
  }

  /** Whether there is something new to show. */
  private take(text: string): boolean {
    if (text === this.text && (text !== "" || this.finished)) return !this.finished;
    const goesOn = !this.definedAtEnd && text.slice(0, this.offset) === this.text.slice(0, this.offset);
    if (!goesOn && !(this.plain && text.startsWith(this.text))) this.startOver();
    const before = this.text;
    this.text = text;
    this.finished = this.definedAtEnd = false;
    if (text.length <= MOST_CHARACTERS) return true;
    if (this.plain) this.plain.appendData(text.slice(before.length));
    else this.showPlain();
    return false;
  }

  private showPlain(): void {
    const pre = document.createElement("pre");
    pre.className = "plain";
    pre.dir = "auto";
    this.plain = pre.appendChild(document.createTextNode(this.text));
    this.target.replaceChildren(pre);
  }

  private startOver(): void {
    if (this.plain) this.target.replaceChildren();
    this.plain = undefined;
    this.late = new LateReferences();
    this.offset = this.scanned = this.drawn = this.shown = this.patched = 0;
    this.last = null;
    this.list = undefined;
    this.splitLists = true;
    this.definedAtEnd = false;
  }

  /** Takes whole lines that have arrived, and settles what they complete. */
  private settle(): void {
    const end = this.text.lastIndexOf("\n") + 1;
    if (end <= this.scanned) return;
    this.scanned = end;
    const source = this.text.slice(this.offset, end);
    const { tokens, references } = this.parse(source, false);
    if (this.list && isTight(tokens) === undefined) {
      this.startListOver();
      return;
    }
    const cut = findCut(tokens, this.splitLists);
    if (!cut) return;
    const settled = tokens.slice(0, cut.index);
    this.late.learn(settled, references);
    this.placeSettled(settled);
    this.keepListOpen(cut, source, tokens);
    this.offset += offsetOfLine(source, cut.line);
    // Late definitions may cost as much as the text itself, not more.
    this.patched += this.late.apply(this.context, this.text.length - this.patched);
  }

  private placeSettled(tokens: readonly Token[]): void {
    const inlines: [string, Node][] = [];
    const kept = new Map<Node, Node>();
    const onInline = (content: string, parent: Node) => void inlines.push([content, parent]);
    this.last = this.place(build(tokens, { ...this.context, onInline }), false, kept);
    for (const [content, parent] of inlines) this.late.watch(content, kept.get(parent) ?? parent);
  }

  /** Remembers the list in whose middle the settled part ends. */
  private keepListOpen(cut: Cut, source: string, tokens: readonly Token[]): void {
    if (cut.list === undefined) {
      this.list = undefined;
      this.splitLists = true;
      return;
    }
    const element = this.last as Element;
    const before = element.previousSibling;
    const same = this.list?.element === element ? this.list : undefined;
    this.list = {
      element,
      before,
      start: same?.start ?? this.offset + offsetOfLine(source, tokens[cut.list]!.map![0]),
      lastItem: same ? same.lastItem : element.lastChild,
      loose: (same?.loose ?? false) || isTight(tokens, cut.list) === false,
    };
    this.last = before;
  }

  /** For a list of which a later piece does not show whether it is tight: it is parsed as a whole from now on. */
  private startListOver(): void {
    const { before, start } = this.list!;
    this.last = before;
    this.offset = start;
    this.list = undefined;
    this.splitLists = false;
  }

  private draw(): void {
    const source = holdBack(this.text.slice(this.offset));
    const { tokens } = this.parse(source, true);
    this.place(build(tokens, this.context), true);
    this.drawn = this.text.length - this.offset;
    this.shown = source.length;
  }

  private parse(source: string, open: boolean): { tokens: Token[]; references: References } {
    this.parsed += source.length;
    return parse(source, { references: this.late.known, continuesList: this.list !== undefined, open });
  }

  /**
   * Puts nodes behind the settled ones. If a list is open, the first of them carries its next items.
   * @returns the last node placed in the target
   */
  private place(fragment: DocumentFragment, trim: boolean, kept?: Map<Node, Node>): ChildNode | null {
    const nodes = [...fragment.childNodes];
    if (!this.list) return morph(this.target, this.last, nodes, trim, kept);
    const { list } = this;
    const head = nodes[0]?.nodeName === list.element.nodeName ? (nodes.shift() as Element) : undefined;
    const item = morph(list.element, list.lastItem, [...(head?.childNodes ?? [])], trim, kept);
    if (list.loose || (head && head.className !== "tight")) list.element.removeAttribute("class");
    else list.element.className = "tight";
    if (!trim) list.lastItem = item;
    return morph(this.target, list.element, nodes, trim, kept);
  }

  /** Whether the open part is small, or has grown enough to be made again. */
  private isDue(): boolean {
    const length = this.text.length - this.offset;
    return length <= EAGER || length - this.drawn >= length / GROWTH;
  }

  /** Shows what has come to a large block as it is, until it is made again. */
  private append(): void {
    const arrived = this.text.slice(this.offset + this.shown);
    let leaf: Node | null = this.target;
    while (leaf?.lastChild) leaf = leaf.lastChild;
    if (/```|~~~/.test(arrived)) return this.draw();
    if (!(leaf instanceof Text) || leaf.parentElement?.closest("table, button")) return;
    leaf.appendData(arrived);
    this.shown += arrived.length;
  }

  private onClick(event: Event): void {
    const button = (event.target as Element).closest?.("button");
    if (!button || !this.target.contains(button)) return;
    if (button.className === "copy") void copyCode(button);
    if (button.className === "image") {
      const url = button.dataset["url"]!;
      this.allowed.add(url);
      button.replaceWith(picture(url, button.dataset["description"] ?? ""));
    }
  }
}

async function copyCode(button: HTMLButtonElement): Promise<void> {
  try {
    await copyText(button.closest(".code")?.querySelector("code")?.textContent ?? "");
    button.textContent = word("copied");
  } catch (error) {
    button.textContent = (error as Error).message;
  }
  setTimeout(() => (button.textContent = word("copy")), 2000);
}

/** Where a line begins, counting every kind of line end. */
function offsetOfLine(source: string, line: number): number {
  const ends = /\r\n?|\n/g;
  for (let passed = 0; passed < line; passed++) ends.exec(source);
  return ends.lastIndex;
}
