import { CodeText } from "./code-text.ts";
import { islandOf } from "./island.ts";
import { holdsBlocks } from "./runs.ts";
import { addText } from "./text.ts";

/** Characters that mean nothing to Markdown inside a line: words, and the punctuation of Chinese and Japanese. */
const PLAIN = /^(?:[\p{L}\p{N}\p{M}\u3001-\u303f\uff01-\uff65 ,"“”'’()–—-]|[.:;!?](?= ))*/u;
/** What cannot end a fence. */
const CODE = /^[^`~\r]*$/;

/**
 * The end of what is shown, where plain words can be added without parsing anything again. Most of what arrives is
 * plain words; all else brings the parser back.
 */
export class Tail {
  private constructor(
    private readonly leaf: Text | CodeText,
    /** Spaces at the end that do not show until more comes. */
    private gap: string,
  ) {}

  /** The end of `target`, which shows all of `source`; `undefined` where what comes next may mean something. */
  static of(target: Element, settled: Node | null, source: string): Tail | undefined {
    const leaf = Tail.leaf(target, settled);
    if (leaf instanceof CodeText) return isTopLevel(leaf, target) && isOpenFence(source) ? new Tail(leaf, "") : undefined;
    const text = source.trimEnd();
    const gap = source.slice(text.length);
    const fits = leaf && text !== "" && leaf.data.endsWith(text.slice(-1)) && plainStart(text.slice(-1)) !== "" && !/[\r\n]/.test(gap);
    return fits && !isInside(leaf, target) ? new Tail(leaf, gap) : undefined;
  }

  /** The last text of an element, if it comes after the nodes that are settled. */
  static leaf(target: Element, settled: Node | null): Text | CodeText | undefined {
    let node: Node = target;
    while (node.lastChild) {
      node = node.lastChild;
      if (node === settled) return undefined;
      const island = islandOf(node);
      if (island) return island instanceof CodeText ? island : undefined;
    }
    return node instanceof Text ? node : undefined;
  }

  /** Adds what has arrived. @returns whether it is so plain that it could be */
  add(arrived: string): boolean {
    if (this.leaf instanceof CodeText) {
      if (!CODE.test(arrived)) return false;
      this.leaf.append(arrived);
      return true;
    }
    const parent = this.leaf.parentNode;
    if (!parent || plainStart(arrived) !== arrived) return false;
    const text = this.gap + arrived;
    const words = text.trimEnd();
    if (words !== "") addText(words, parent);
    this.gap = text.slice(words.length);
    return true;
  }
}

/** As much of a text as can be shown behind another without parsing anything. */
export function plainStart(text: string): string {
  return PLAIN.exec(text)?.[0] ?? "";
}

/** Whether the block of code that `source` begins with has not ended, as far as its lines show without parsing them. */
function isOpenFence(source: string): boolean {
  const fence = /^(?:`{3,}|~{3,})/.exec(source)?.[0];
  return fence !== undefined && !new RegExp(`[\\r\\n] {0,3}${fence}`).test(source);
}

/** Code inside lists and quotes loses the indentation of its lines, which takes the parser. */
function isTopLevel({ code }: CodeText, target: Element): boolean {
  return holdsBlocks(code.closest(".code")?.parentElement, target);
}

function isInside(leaf: Text, target: Element): boolean {
  for (let node = leaf.parentElement; node && node !== target; node = node.parentElement) {
    if (node.matches("a, button, summary, .code")) return true;
  }
  return false;
}
