import { render } from "lit";
import { renderRow, type RowHost } from "./message-row.ts";
import type { Row } from "./rows.ts";
import { word } from "../../core/words.ts";

/** Messages to a batch. The browser looks at each batch to see whether it is on screen, not at each message. */
const BATCH = 24;

interface Entry {
  readonly key: unknown;
  readonly article: HTMLElement;
  row: Row;
  view: number;
}

/**
 * Puts rows on the page, each apart from the others: what changes one costs nothing in the rest, however many there are.
 * Batches of them that are off screen are not laid out.
 */
export class RowList {
  private entries: Entry[] = [];

  constructor(
    readonly list: Element,
    private readonly host: RowHost,
  ) {}

  /** @param view another number where rows show more than their message, so that all look again */
  update(rows: readonly Row[], view: number): void {
    const { entries } = this;
    let place = 0;
    while (place < rows.length && place < entries.length && rows[place]!.message.id === entries[place]!.row.message.id)
      this.draw(entries[place]!, rows[place++]!, view);
    if (place < rows.length || place < entries.length) this.replaceFrom(place, rows, keysOf(rows), view);
  }

  /** The element of a row. */
  articleOf(row: Row): HTMLElement | undefined {
    return this.entries.find((entry) => entry.row === row)?.article;
  }

  private replaceFrom(start: number, rows: readonly Row[], keys: readonly unknown[], view: number): void {
    const old = new Map(this.entries.slice(start).map((entry) => [entry.key, entry]));
    this.entries.length = start;
    for (let place = start; place < rows.length; place++) {
      const entry = old.get(keys[place]) ?? {
        key: keys[place],
        article: document.createElement("article"),
        row: rows[place]!,
        view: Number.NaN,
      };
      old.delete(keys[place]);
      this.entries.push(entry);
      this.draw(entry, rows[place]!, view);
      const batch = this.batch(Math.floor(place / BATCH));
      const after = batch.children[place % BATCH];
      if (after !== entry.article) batch.insertBefore(entry.article, after ?? null);
    }
    for (const { article } of old.values()) article.remove();
    // What was moved up has left its batch; what was pushed out of one comes after it.
    while (this.list.children.length > Math.ceil(rows.length / BATCH)) this.list.lastElementChild!.remove();
    for (const [number, batch] of [...this.list.children].entries())
      while (batch.children.length > Math.min(BATCH, rows.length - number * BATCH)) batch.lastElementChild!.remove();
  }

  private batch(number: number): Element {
    while (this.list.children.length <= number) this.list.append(Object.assign(document.createElement("div"), { className: "batch" }));
    return this.list.children[number]!;
  }

  private draw(entry: Entry, row: Row, view: number): void {
    if (entry.row === row && entry.view === view) return;
    const { article } = entry;
    const { message, follows, open } = row;
    article.className = `${message.role}${follows ? " follows" : ""}${open ? " open" : ""}`;
    article.part.value = `message ${message.role}`;
    article.ariaLabel = word(message.role === "user" ? "you" : "assistant");
    article.ariaBusy = open ? "true" : null;
    render(renderRow(row, this.host), article);
    entry.row = row;
    entry.view = view;
  }
}

/** The key of each row: its id, or its place where there is none or it was taken already. */
function keysOf(rows: readonly Row[]): unknown[] {
  const taken = new Set<unknown>();
  return rows.map(({ message: { id } }, place) => {
    const key = id === undefined || taken.has(id) ? place : id;
    taken.add(key);
    return key;
  });
}
