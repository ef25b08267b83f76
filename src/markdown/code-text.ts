import { lazyExtra } from "../core/lazy.ts";
import type { Island } from "./island.ts";
import { later, type Work } from "./later.ts";
import { morph } from "./morph.ts";
import { addText } from "./text.ts";

type Grammars = typeof import("./grammars.ts");

/** Loads the colours of code; `undefined` where they cannot be reached, and code stays plain. */
const loadGrammars: () => Promise<Grammars | undefined> = lazyExtra(
  () => import("./grammars.ts"),
  "The colours of code could not be loaded; code shows without them.",
);

/** Languages that have colours, with their other names. */
const KNOWN = new Set(
  (
    "bash sh zsh shell console shellsession c h cpp c++ cc hpp css diff patch go golang html xml svg java javascript js jsx mjs cjs json jsonc " +
    "json5 markdown md python py rust rs sql typescript ts tsx mts cts yaml yml"
  ).split(" "),
);
/**
 * The text of a block of code, which gets its colours once their module is loaded. Whatever the pieces in which it
 * arrives, the colours end up the same: where a piece ends depends on the text alone.
 */
export class CodeText implements Island, Work {
  private text: string;
  /** What came since the last `commit`. */
  private recent: string;
  /** The last piece, and the node before it. What is before it is never looked at again. */
  private piece: string;
  private mark: ChildNode | null = null;
  /** How much of the last piece has its colours. */
  private coloured = 0;
  /** The work that the pieces before the last one were; endless where the rest stays plain. */
  private spent = 0;
  private gone = false;
  private grammars: Grammars | undefined;

  constructor(
    readonly code: HTMLElement,
    private language: string,
    text: string,
  ) {
    this.text = this.recent = this.piece = text;
    addText(text, code);
    this.look();
  }

  /** Adds to the end. */
  append(more: string): void {
    if (more === "") return;
    this.text += more;
    this.recent += more;
    this.piece += more;
    addText(more, this.code, this.mark);
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
    const { nodes, length, settled, spent } = this.grammars.colourNext(this.piece, this.language, this.spent);
    this.spent = spent;
    this.coloured = settled ? 0 : this.piece.length;
    if (!settled) {
      morph(this.code, this.mark, nodes, true);
      return false;
    }
    this.piece = this.piece.slice(length);
    // A text of its own, so that the next piece never grows into this one.
    this.mark = morph(this.code, this.mark, [...nodes, document.createTextNode(this.piece)], true)?.previousSibling ?? null;
    return true;
  }

  private look(): void {
    if (this.piece !== "" && this.spent < Infinity && KNOWN.has(this.language)) later(this);
  }

  private async load(): Promise<void> {
    this.grammars = await loadGrammars();
    if (this.grammars) this.look();
  }

  private reset(text: string): void {
    this.text = this.piece = text;
    this.coloured = this.spent = 0;
    this.mark = null;
    this.code.replaceChildren();
    addText(text, this.code);
  }
}
