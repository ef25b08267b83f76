import { buildInline, type BuildContext } from "./build.ts";
import { morph } from "./morph.ts";
import { normalizeLabel, parseInline, type References, type Token } from "./parser.ts";

const LABELS = /\[((?:[^[\]\\]|\\.){1,999})\]/gs;

interface Waiting {
  readonly content: string;
  readonly parent: Node;
  readonly depth: number;
}

/**
 * Link definitions may come after their use: settled text with an unknown `[label]` waits here, and is made again when
 * the label is defined. The work is limited by what has arrived, so that many late definitions cost no more than the
 * text itself; what is left over is done at the end.
 */
export class LateReferences {
  /** The definitions of settled blocks. The first of each label counts. */
  known: References = Object.create(null) as References;
  private readonly waiting = new Map<string, Set<Waiting>>();
  private readonly due = new Set<Waiting>();

  /** Remembers settled text in which a label is not defined yet. */
  watch(content: string, parent: Node, depth: number): void {
    if (!content.includes("[")) return;
    const entry = { content, parent, depth };
    for (const [, label = ""] of content.matchAll(LABELS)) {
      const name = normalizeLabel(label);
      if (name in this.known) continue;
      const others = this.waiting.get(name);
      if (others) others.add(entry);
      else this.waiting.set(name, new Set([entry]));
    }
  }

  /** Takes the definitions among settled tokens. @returns whether there were any new ones */
  learn(tokens: readonly Token[], references: References): boolean {
    let learned = false;
    for (const { type, meta } of tokens) {
      if (type !== "reference_definition") continue;
      const label = (meta as { label: string }).label;
      const reference = references[label];
      if (label in this.known || !reference) continue;
      learned = true;
      this.known[label] = reference;
      for (const entry of this.waiting.get(label) ?? []) this.due.add(entry);
      this.waiting.delete(label);
    }
    return learned;
  }

  /**
   * Makes waiting text again whose labels are known by now.
   * @param budget how many characters may be parsed
   * @returns how many were
   */
  apply(context: BuildContext, budget = Infinity): number {
    let spent = 0;
    for (const entry of this.due) {
      if (spent + entry.content.length > budget) break;
      spent += entry.content.length;
      this.due.delete(entry);
      const fragment = document.createDocumentFragment();
      buildInline(parseInline(entry.content, this.known, context.maths), fragment, context, entry.depth);
      morph(entry.parent as Element, null, [...fragment.childNodes], true);
    }
    return spent;
  }
}
