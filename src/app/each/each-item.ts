import type { Heard, Run } from "../../graph/run.ts";
import { same } from "../../core/snapshot.ts";
import { HfChangeEvent } from "../events.ts";
import type { HfState } from "../hf-state.ts";
import { fillTemplate, parseTemplate, textOfBrace, type Brace, type Template } from "../markup/braces.ts";
import type { HfItem } from "./hf-each.ts";

/** A text of the template with braces, and where it goes. */
interface Filled {
  readonly template: Template;
  readonly write: (value: unknown) => void;
}

/** Attributes of native elements that cannot carry an address or code. */
const HARMLESS = /^(class|hidden|title|lang|dir|aria-.*|data-.*)$/;

/** Listeners read their braces themselves, at each run. */
const READ_LATER = "hf-on, hf-then, hf-each";

/** One instance of a `<hf-each>`'s template. */
export class Item {
  readonly element: HfItem;
  private readonly state: HfState;
  private readonly filled: readonly Filled[];
  private value: unknown;

  constructor(
    template: HTMLTemplateElement,
    private readonly name: string,
  ) {
    this.element = document.createElement("hf-item") as HfItem;
    this.state = document.createElement("hf-state");
    this.state.id = name;
    // The list holds it; stored here too, it could come back older than the list.
    this.state.setAttribute("private", "");
    this.element.append(this.state, template.content.cloneNode(true));
    this.filled = [...this.texts(this.element)];
  }

  /** Takes a value in. @returns whether it is another one */
  fill(value: unknown): boolean {
    if (this.value !== undefined && same(value, this.value)) return false;
    this.value = value;
    this.state.value = value;
    for (const { template, write } of this.filled) write(fillTemplate(template, () => value));
    return true;
  }

  /** Tells those who listen to the item of the run that made the list. */
  tell(run: Run, heard: Heard): void {
    this.state.dispatchEvent(new HfChangeEvent(run, heard));
  }

  /** Texts anywhere, all attributes of our own elements, and of native ones those that cannot carry an address to run. */
  private *texts(root: Element): Generator<Filled> {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) {
        const text = node;
        if (!node.parentElement?.closest("script, style")) yield* this.filling(node.data, (value) => (text.data = textOf(value)));
      } else if (node instanceof Element && !node.matches(READ_LATER)) {
        const element = node;
        for (const { name, value } of [...node.attributes]) {
          if (node.localName.startsWith("hf-") || HARMLESS.test(name))
            yield* this.filling(value, (filled) => setAttribute(element, name, filled));
        }
      }
    }
  }

  /** Braces that do not mean the item are left as they stand. */
  private *filling(text: string, write: (value: unknown) => void): Generator<Filled> {
    if (!text.includes("{")) return;
    const isOurs = (piece: string | Brace) => typeof piece === "object" && piece.id === this.name;
    const template = parseTemplate(text).map((piece) => (typeof piece === "string" || isOurs(piece) ? piece : textOfBrace(piece)));
    if (template.some(isOurs)) yield { template, write };
  }
}

function setAttribute(element: Element, name: string, value: unknown): void {
  if (typeof value === "boolean" || value === undefined || value === null) element.toggleAttribute(name, value === true);
  else element.setAttribute(name, textOf(value));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);
}
