import { codeTexts } from "./code-texts.ts";
import { markdownTexts } from "./markdown-texts.ts";
import { mathsTexts } from "./maths-texts.ts";

/** A text that may hold up a page, and what it is made of. */
export interface Tried {
  readonly name: string;
  readonly text: string;
}

/** Choices that are the same in every run with the same seed. */
export class Random {
  constructor(private state: number) {}

  below(end: number): number {
    this.state = (this.state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((this.state / 4294967296) * end);
  }

  of<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const rest = [...items];
    for (let at = rest.length - 1; at > 0; at--) {
      const other = this.below(at + 1);
      [rest[at], rest[other]] = [rest[other]!, rest[at]!];
    }
    return rest;
  }
}

/** Texts of about so many characters without end, in turn of code, maths and Markdown. */
export function* freezeTexts(seed: number, length: number): Generator<Tried> {
  const random = new Random(seed);
  const kinds = [codeTexts(random, length), mathsTexts(random), markdownTexts(random, length)];
  for (;;) for (const kind of kinds) yield kind.next().value as Tried;
}
