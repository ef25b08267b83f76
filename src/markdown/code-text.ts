import { lazyExtra } from "../core/lazy.ts";
import { addElement } from "./add-element.ts";
import type { Island } from "./island.ts";
import { withStyles } from "./late-styles.ts";
import { later, type Work } from "./later.ts";
import { morph } from "./morph.ts";
import { addText } from "./text.ts";

type Grammars = typeof import("./grammars.ts");

/** Loads the colours of code; `undefined` where they cannot be reached, and code stays plain. */
const loadGrammars: () => Promise<Grammars | undefined> = lazyExtra(
  async () => withStyles(await import("./grammars.ts")),
  "The colours of code could not be loaded; code shows without them.",
);

/** Languages that have colours, with their other names. */
const KNOWN = new Set(
  (
    "bash sh zsh shell console shellsession c h cpp c++ cc hpp css diff patch go golang html xml svg java javascript js jsx mjs cjs json jsonc " +
    "json5 markdown md python py rust rs sql typescript ts tsx mts cts yaml yml"
  ).split(" "),
);
/** What stays plain is cut into pieces as well, behind the first line that makes them so long. */
const LONGEST_PLAIN = 4096;

/**
 * The text of a block of code, which gets its colours once their module is loaded. Whatever the pieces in which it
 * arrives, the colours end up the same: where a piece ends depends on the text alone. Each piece is a block
 * of its own, or a browser would lay out all lines again at each addition.
 */
export class CodeText implements Island, Work {
  private text: string;
  /** What came since the last `commit`. */
  private recent: string;
  /** The last piece, and where it stands. What is before it is never looked at again. */
  piece: string;
  private block: HTMLElement | undefined;
  /** How much of the last piece has its colours. */
  coloured = 0;
  /** The work that the pieces before the last one were; endless where the rest stays plain. */
  spent = 0;
  private gone = false;
  private grammars: Grammars | undefined;

  constructor(
    readonly code: HTMLElement,
    public language: string,
    text: string,
  ) {
    this.text = this.recent = this.piece = text;
    this.add(text);
    this.look();
  }

  /** Adds to the end. */
  append(more: string): void {
    if (more === "") return;
    this.text += more;
    this.recent += more;
    this.piece += more;
    this.add(more);
    // Line by line, and only when enough has come, so that the last piece is not coloured over and over.
    if (more.includes("\n") && this.piece.length - this.coloured >= this.piece.length / 8) this.look();
  }

  /** What it shows by now is settled. */
  commit(): void {
    this.recent = "";
  }

  /** Goes on, after what is settled, with the text of another one, which is given up. */
  continueWith(fresh: CodeText): void {
    fresh.gone = true;
    const { text, recent } = this;
    if (fresh.text.slice(0, recent.length) === recent) this.append(fresh.text.slice(recent.length));
    else {
      this.reset(text.slice(0, text.length - recent.length) + fresh.text);
      this.recent = fresh.text;
    }
    if (this.coloured !== this.piece.length) this.look();
  }

  take(fresh: Island): boolean {
    if (!(fresh instanceof CodeText)) return false;
    this.recent = this.text;
    if (fresh.language !== this.language) {
      this.language = fresh.language;
      this.reset(fresh.text);
      this.recent = fresh.text;
    }
    this.continueWith(fresh);
    return true;
  }

  step(): boolean | Promise<void> {
    if (this.gone) return false;
    if (!this.grammars) return this.load();
    return this.grammars.colourNext(this);
  }

  /** Shows the last piece as nodes of its text. */
  show(nodes: readonly Node[]): void {
    morph((this.block ??= addElement(this.code, "span", "piece")), null, nodes, true);
  }

  /** Settles the beginning of the last piece. What is left shows without colours. */
  settle(nodes: readonly Node[], length: number): void {
    this.show(nodes);
    this.piece = this.piece.slice(length);
    this.block = undefined;
    this.add(this.piece);
  }

  look(): void {
    if (this.piece === "") return;
    if (this.spent < Infinity && KNOWN.has(this.language)) return later(this);
    for (let end; (end = this.piece.indexOf("\n", LONGEST_PLAIN) + 1) > 0;) this.settle(plainNodes(this.piece.slice(0, end)), end);
  }

  private add(text: string): void {
    if (text !== "") addText(text, (this.block ??= addElement(this.code, "span", "piece")));
  }

  private async load(): Promise<void> {
    this.grammars = await loadGrammars();
    if (this.grammars) this.look();
  }

  private reset(text: string): void {
    this.text = this.piece = text;
    this.coloured = this.spent = 0;
    this.block = undefined;
    this.code.replaceChildren();
    this.add(text);
  }
}

/** The nodes of a text without colours, however it came. */
export function plainNodes(text: string): ChildNode[] {
  const fragment = document.createDocumentFragment();
  addText(text, fragment);
  return [...fragment.childNodes];
}
