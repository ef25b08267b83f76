import { CodeText } from "./code-text.ts";
import { isTight } from "./cut.ts";
import { islandOf } from "./island.ts";
import { morph } from "./morph.ts";
import type { Token } from "./parser.ts";
import type { TableSize } from "./tables.ts";

/** A list, table or block of code whose earlier items, rows or lines are settled. */
export class OpenBlock {
  private lastPart: ChildNode | null = null;
  private loose = false;
  /** What a table's later rows are measured with. */
  table: TableSize | undefined;

  /**
   * @param element the block, a child of the target
   * @param head the lines that make what follows them a continuation: the head of the table, the opening of the fence
   * @param before the node before it, and
   * @param start where its text begins: for starting it over
   */
  constructor(
    readonly kind: "list" | "table" | "code",
    readonly element: Element,
    readonly head: string,
    readonly before: ChildNode | null,
    readonly start: number,
  ) {
    if (kind === "list") this.lastPart = element.lastChild;
    if (kind === "table") this.lastPart = this.rows.lastChild;
    if (kind === "code") this.code.commit();
  }

  private get rows(): Element {
    return this.element.querySelector("tbody")!; // safe: a table is open from its first row on
  }

  private get code(): CodeText {
    return islandOf(this.element.querySelector("code")!) as CodeText; // safe: a block of code is made around it
  }

  /** The last item or row that is settled; code goes on in the element itself. */
  get settledNode(): Node | null {
    return this.kind === "code" ? null : this.lastPart;
  }

  /** Takes from the tokens of the block what later pieces do not say again. */
  settled(tokens: readonly Token[], block: number): void {
    if (this.kind === "list" && isTight(tokens, block) === false) this.loose = true;
    // Safe: the block is one of the tokens.
    if (this.kind === "table") this.table = (tokens[block]!.meta as { size: TableSize }).size;
  }

  /** Shows how the block goes on: takes its node from the front of `nodes`. */
  place(nodes: ChildNode[], trim: boolean, kept?: Map<Node, Node>): void {
    if (this.kind === "code") return this.placeCode(nodes, trim);
    const own = nodes[0]?.nodeName === this.element.nodeName ? (nodes.shift() as Element) : undefined;
    const parent = this.kind === "list" ? this.element : this.rows;
    const parts = this.kind === "list" ? own?.childNodes : own?.querySelector("tbody")?.childNodes;
    own?.removeAttribute("dir");
    const last = morph(parent, this.lastPart, [...(parts ?? [])], trim, kept);
    if (this.kind === "list") {
      if (this.loose || (own && own.className !== "tight")) this.element.removeAttribute("class");
      else this.element.className = "tight";
    }
    if (!trim) this.lastPart = last;
  }

  private placeCode(nodes: ChildNode[], trim: boolean): void {
    const fresh = islandOf((nodes.shift() as Element).querySelector("code")!) as CodeText; // safe: as above
    this.code.continueWith(fresh);
    if (!trim) this.code.commit();
  }
}
