import { render } from "lit";
import { word } from "../../core/words.ts";
import { renderRow } from "./message-row.ts";
import type { Row } from "./rows.ts";
import type { Transcript } from "./transcript.ts";

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
    readonly element: Element,
    private readonly transcript: Transcript,
  ) {}

  /** @param view another number where rows show more than their message, so that all look again */
  update(rows: readonly Row[], view: number): void {
    let place = 0;
    for (const entry of this.entries) {
      const row = rows[place];
      if (!row || row.message.id !== entry.row.message.id) break;
      this.draw(entry, row, view);
      place++;
    }
    if (place < rows.length || place < this.entries.length) this.replaceFrom(place, rows, view);
  }

  /** The element of a row. */
  articleOf(row: Row): HTMLElement | undefined {
    return this.entries.find((entry) => entry.row === row)?.article;
  }

  private replaceFrom(start: number, rows: readonly Row[], view: number): void {
    const old = new Map(this.entries.slice(start).map((entry) => [entry.key, entry]));
    const keys = keysOf(rows);
    this.entries.length = start;
    for (const [offset, row] of rows.slice(start).entries()) {
      const place = start + offset;
      const key = keys[place];
      const entry = old.get(key) ?? { key, article: document.createElement("article"), row, view: Number.NaN };
      this.entries.push(entry);
      this.draw(entry, row, view);
      const batch = this.batch(Math.floor(place / BATCH));
      const after = batch.children[place % BATCH];
      if (after !== entry.article) batch.insertBefore(entry.article, after ?? null);
    }
    // What is there no more, or stands in another batch by now, has been pushed behind what is.
    while (this.element.children.length > Math.ceil(rows.length / BATCH)) this.element.lastElementChild?.remove();
    for (const [number, batch] of [...this.element.children].entries())
      while (batch.children.length > Math.min(BATCH, rows.length - number * BATCH)) batch.lastElementChild?.remove();
  }

  private batch(number: number): Element {
    for (;;) {
      const batch = this.element.children[number];
      if (batch) return batch;
      this.element.append(Object.assign(document.createElement("div"), { className: "batch" }));
    }
  }

  private draw(entry: Entry, row: Row, view: number): void {
    if (entry.row === row && entry.view === view) return;
    const { article } = entry;
    const { message, follows, open } = row;
    article.className = `${message.role}${follows ? " follows" : ""}${open ? " open" : ""}`;
    article.part.value = `message ${message.role}`;
    article.ariaLabel = word(message.role === "user" ? "you" : "assistant");
    article.ariaBusy = open ? "true" : null;
    render(renderRow(row, this.transcript), article);
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
