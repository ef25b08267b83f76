import { addElement } from "./add-element.ts";
import { lateWord } from "../core/late-words.ts";
import { word } from "../core/words.ts";
import type { BuildContext } from "./build.ts";
import { Section } from "./section.ts";

/** What a model thinks before it answers: open while it does, closed after, unless the person says otherwise. */
export class ReasoningView {
  readonly section: Section;
  private readonly details: HTMLDetailsElement;
  private readonly summary: HTMLElement;
  private chosen = false;

  constructor(target: Element, context: BuildContext) {
    this.details = addElement(target, "details", "reasoning");
    this.summary = addElement(this.details, "summary");
    this.section = new Section(addElement(this.details, "div"), context);
    this.summary.addEventListener("click", () => (this.chosen = true));
  }

  show(text: string, goesOn: boolean, final: boolean, closed: boolean): void {
    const label = final || closed ? lateWord("reasoning") : word("thinking");
    if (this.summary.textContent !== label) this.summary.textContent = label;
    if (!this.chosen) this.details.open = !closed;
    // Models that are told not to think give their tags all the same.
    this.details.hidden = closed && text.trim() === "";
    this.section.update(text, goesOn);
    if (final || closed) this.section.finish();
  }

  remove(): void {
    this.details.remove();
  }
}
