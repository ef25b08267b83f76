import { copyText } from "../base/copy-text.ts";
import { lateWord } from "../core/late-words.ts";
import type { BuildContext } from "./build.ts";
import { picture } from "./image.ts";
import { delimitersIn, tagsIn, type MarkdownOptions } from "./options.ts";
import { ReasoningFinder, type ReasoningTag } from "../core/reasoning.ts";
import { ReasoningView } from "./reasoning-part.ts";
import { Section } from "./section.ts";
import { addText } from "./text.ts";

/** Longer messages show as plain text. */
const MOST_CHARACTERS = 1_000_000;
/** How much of the end of a text is compared at each update. */
const COMPARED = 256;

const CHOICES = ["mathDelimiters", "reasoningTags", "images"] as const;

/**
 * Shows Markdown that is still arriving, with the reasoning of a model apart from its answer.
 * Whatever the pieces in which a text arrives, it ends in the same nodes as the whole text at once.
 */
export class MarkdownRenderer {
  private readonly allowed = new Set<string>();
  private options: MarkdownOptions | undefined;
  private context: BuildContext = { allowed: this.allowed, images: "", maths: [] };
  private tags: readonly ReasoningTag[] = [];
  private text = "";
  private finder = new ReasoningFinder(this.tags);
  private parts: Part[] = [];
  /** How many parts at the front are complete. */
  private complete = 0;
  private plain: Element | undefined;
  /** How long the text was when all of it was compared with the one before. */
  private compared = 0;

  constructor(
    private readonly target: Element,
    options: MarkdownOptions = {},
  ) {
    target.addEventListener("click", (event) => this.onClick(event));
    this.configure(options);
  }

  /** Characters given to the parser so far, for tests and benches. */
  get parsed(): number {
    return this.parts.reduce((sum, { section }) => sum + section.parsed, 0);
  }

  /** Changes what an author can choose. Where it is another than before, the text must be given again. */
  configure(options: MarkdownOptions): void {
    const before = this.options;
    if (before && CHOICES.every((name) => options[name] === before[name])) return;
    this.options = options;
    const { mathDelimiters, reasoningTags, images = "" } = options;
    this.context = { ...this.context, images, maths: delimitersIn(mathDelimiters) };
    this.tags = tagsIn(reasoningTags);
    this.startOver();
  }

  /** Shows the text so far: all of it, not only what is new. */
  update(text: string): void {
    const last = text.charCodeAt(text.length - 1);
    // The first half of a character waits for the other one.
    this.show(last >= 0xd800 && last < 0xdc00 ? text.slice(0, -1) : text, false);
  }

  /** Shows the whole text: nothing is to come, so nothing is left open. */
  finish(text = this.text): void {
    this.show(text, true);
  }

  private show(text: string, final: boolean): void {
    const before = this.text;
    const goesOn = this.isContinued(text, final);
    this.text = text;
    if (text.length > MOST_CHARACTERS) return this.showPlain(goesOn ? before.length : undefined);
    if (this.plain) this.startOver();
    else if (!goesOn) this.findAgain();
    this.showParts(goesOn, final);
  }

  /**
   * Whether the text begins with the one before. All of it is compared at the end and as often as it has grown by a
   * sixteenth; in between its last part is, so that the cost does not grow with the square of the length.
   */
  private isContinued(text: string, final: boolean): boolean {
    const before = this.text;
    if (text.length < before.length) return false;
    const all = final || text.length - this.compared > this.compared / 16;
    if (all) this.compared = text.length;
    const from = all ? 0 : Math.max(0, before.length - COMPARED);
    // Not `startsWith`, which browsers do letter by letter.
    return text.slice(from, before.length) === before.slice(from);
  }

  private showParts(goesOn: boolean, final: boolean): void {
    this.finder.read(this.text);
    const { stretches, shown } = this.finder;
    for (const [index, { kind, start, end }] of stretches.entries()) {
      if (index < this.complete) continue;
      const part = (this.parts[index] ??= this.makePart(kind, index));
      part.show(this.text.slice(start, end ?? (final ? undefined : shown)), goesOn, final, end !== undefined);
    }
    this.complete = stretches.length - 1;
  }

  private makePart(kind: "text" | "reasoning", index: number): Part {
    if (kind === "reasoning") return new ReasoningView(this.target, this.context);
    return new TextPart(this.target, this.context, index === 0);
  }

  /** For a text that does not go on where it was: parts that are still right stay. */
  private findAgain(): void {
    const { stretches } = this.finder;
    this.finder = new ReasoningFinder(this.tags);
    this.finder.read(this.text);
    const differs = (index: number) =>
      stretches[index]?.start !== this.finder.stretches[index]?.start || stretches[index]?.end !== this.finder.stretches[index]?.end;
    const same = this.parts.findIndex((_, index) => differs(index));
    for (const part of this.parts.splice(same === -1 ? this.parts.length : same + 1)) part.remove();
    this.complete = 0;
  }

  private startOver(): void {
    this.compared = 0;
    this.target.replaceChildren();
    this.plain = undefined;
    this.finder = new ReasoningFinder(this.tags);
    this.parts = [];
    this.complete = 0;
  }

  /** @param shown how many characters are there already */
  private showPlain(shown: number | undefined): void {
    if (this.plain && shown !== undefined) return addText(this.text.slice(shown), this.plain);
    this.plain = document.createElement("pre");
    this.plain.className = "plain";
    (this.plain as HTMLElement).dir = "auto";
    addText(this.text, this.plain);
    this.target.replaceChildren(this.plain);
    this.parts = [];
  }

  private onClick(event: Event): void {
    const button = (event.target as Element).closest?.("button");
    if (!button || !this.target.contains(button)) return;
    if (button.className === "copy") void copyCode(button);
    if (button.className === "image") {
      const { url = "", description = "" } = button.dataset;
      this.allowed.add(url);
      button.replaceWith(picture(url, description));
    }
  }
}

/** A stretch of text or of reasoning. */
interface Part {
  readonly section: Section;
  /** @param goesOn the text begins with the one before. @param final nothing is to come. @param closed another part follows */
  show(text: string, goesOn: boolean, final: boolean, closed: boolean): void;
  remove(): void;
}

class TextPart implements Part {
  readonly section: Section;

  constructor(
    private readonly target: Element,
    context: BuildContext,
    first: boolean,
  ) {
    // A text without reasoning has its blocks in the target itself.
    this.section = new Section(first ? target : document.createElement("div"), context);
  }

  show(text: string, goesOn: boolean, final: boolean, closed: boolean): void {
    const { section, target } = this;
    if (section.target !== target && section.target.parentNode !== target && text.trim() !== "") target.appendChild(section.target);
    section.update(text, goesOn);
    if (final || closed) section.finish();
  }

  remove(): void {
    if (this.section.target !== this.target) this.section.target.remove();
  }
}

async function copyCode(button: HTMLButtonElement): Promise<void> {
  try {
    await copyText(button.closest(".code")?.querySelector("code")?.textContent ?? "");
    button.textContent = lateWord("copied");
  } catch (error) {
    button.textContent = (error as Error).message;
  }
  setTimeout(() => (button.textContent = lateWord("copy")), 2000);
}
