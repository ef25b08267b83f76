import { render } from "lit";
import { word } from "../../core/words.ts";
import { Filler } from "./filler.ts";
import { renderRow } from "./message-row.ts";
import type { Row } from "./rows.ts";
import type { Transcript } from "./transcript.ts";

/** Messages to a batch. The browser looks at each batch to see whether it is on screen, not at each message. */
const BATCH = 8;
/** How long rows are drawn for at once; the rest comes bit by bit. */
const AT_ONCE_MS = 16;

interface Entry {
  readonly key: unknown;
  readonly article: HTMLElement;
  row: Row;
  /** What its article shows; `undefined` as long as it is not on the page. */
  drawn: Row | undefined;
  view: number;
}

/**
 * Puts rows on the page, each apart from the others: what changes one costs nothing in the rest, however many there are.
 * Batches of them that are off screen are not laid out; of a long conversation they come one by one, after those that
 * people see. Meanwhile they are empty, and as large as any batch off screen.
 */
export class RowList {
  private entries: Entry[] = [];
  private view = 0;
  private readonly inView = new Set<Element>();
  private readonly filler = new Filler(() => this.fillNext());

  constructor(
    readonly element: Element,
    private readonly transcript: Transcript,
  ) {
    element.addEventListener("contentvisibilityautostatechange", this.onSeen, true);
  }

  /** Resolves when all rows are on the page. */
  get filled(): Promise<void> | undefined {
    return this.filler.done;
  }

  /** @param view another number where rows show more than their message, so that all look again */
  update(rows: readonly Row[], view: number): void {
    this.view = view;
    let place = 0;
    for (const entry of this.entries) {
      const row = rows[place];
      if (!row || row.message.id !== entry.row.message.id) break;
      entry.row = row;
      place++;
    }
    if (place < rows.length || place < this.entries.length) this.replaceFrom(place, rows);
    this.fillFirst();
  }

  /** The element of a row. */
  articleOf(row: Row): HTMLElement | undefined {
    const place = this.entries.findIndex((entry) => entry.row === row);
    if (place !== -1) this.fill(Math.floor(place / BATCH));
    return this.entries[place]?.article;
  }

  /** Draws all that is not on the page yet. */
  fillAll(): void {
    this.filler.finish();
  }

  /** Leaves it as it is, until the next update. */
  stop(): void {
    this.filler.stop();
  }

  private get isFromStart(): boolean {
    return this.transcript.chat.noAutoscroll;
  }

  private replaceFrom(start: number, rows: readonly Row[]): void {
    const old = new Map(this.entries.slice(start).map((entry) => [entry.key, entry]));
    const keys = keysOf(rows);
    this.entries.length = start;
    for (const [offset, row] of rows.slice(start).entries()) {
      const key = keys[start + offset];
      const entry = old.get(key) ?? { key, article: document.createElement("article"), row, drawn: undefined, view: Number.NaN };
      entry.row = row;
      this.entries.push(entry);
    }
    const { children } = this.element;
    const [first, count] = [Math.floor(start / BATCH), Math.ceil(rows.length / BATCH)];
    for (let number = first; number < count; number++) this.place(number);
    // What is there no more, or stands in another batch by now, has been pushed behind what is.
    while (children.length > count) this.remove(children[count]);
    for (let number = first; number < count; number++) {
      const batch = this.batch(number);
      const drawn = this.entriesOf(number).filter((entry) => entry.drawn);
      while (batch.children.length > drawn.length) batch.lastElementChild?.remove();
    }
  }

  private batch(number: number): Element {
    for (;;) {
      const batch = this.element.children[number];
      if (batch) return batch;
      this.element.append(Object.assign(document.createElement("div"), { className: "batch" }));
    }
  }

  private remove(batch: Element | undefined): void {
    if (!batch) return;
    batch.remove();
    this.inView.delete(batch);
  }

  private entriesOf(number: number): Entry[] {
    return this.entries.slice(number * BATCH, (number + 1) * BATCH);
  }

  private fillFirst(): void {
    const end = performance.now() + AT_ONCE_MS;
    for (const number of this.firstBatches()) {
      this.fill(number);
      if (performance.now() >= end) break;
    }
    if (this.nextBatch() !== undefined) this.filler.start();
  }

  /** Those that people see: at one end of the conversation, and where they have scrolled. */
  private *firstBatches(): Iterable<number> {
    const last = Math.ceil(this.entries.length / BATCH) - 1;
    if (last >= 0) yield last;
    if (this.isFromStart) yield* [0, 1].filter((number) => number < last);
    else if (last > 0) yield last - 1;
    if (this.inView.size > 0) for (const [number, batch] of [...this.element.children].entries()) if (this.inView.has(batch)) yield number;
  }

  /** @returns whether there is more */
  private fillNext(): boolean {
    const number = this.nextBatch();
    if (number === undefined) return false;
    this.fill(number);
    return true;
  }

  /** The batch to be drawn next, if any is not as it should be. */
  private nextBatch(): number | undefined {
    const isStale = (entry: Entry) => entry.drawn !== entry.row || entry.view !== this.view;
    const place = this.isFromStart ? this.entries.findIndex(isStale) : this.entries.findLastIndex(isStale);
    if (place === -1) return undefined;
    for (const number of this.firstBatches()) if (this.entriesOf(number).some(isStale)) return number;
    return Math.floor(place / BATCH);
  }

  /** Draws all of a batch. */
  private fill(number: number): void {
    const entries = this.entriesOf(number);
    const isWhole = entries.every(({ drawn }) => drawn);
    for (const entry of entries) this.draw(entry);
    if (!isWhole) this.place(number);
  }

  /** Puts those of a batch that are drawn in their places. */
  private place(number: number): void {
    const batch = this.batch(number);
    let place = 0;
    for (const { article, drawn } of this.entriesOf(number)) {
      if (!drawn) continue;
      const after = batch.children[place++];
      if (after !== article) batch.insertBefore(article, after ?? null);
    }
  }

  /** The browser is about to show a batch, or shows it no longer. */
  private readonly onSeen = (event: Event): void => {
    const batch = event.target as Element;
    if ((event as ContentVisibilityAutoStateChangeEvent).skipped) this.inView.delete(batch);
    else if (batch.parentElement === this.element) {
      this.inView.add(batch);
      this.fill([...this.element.children].indexOf(batch));
    }
  };

  private draw(entry: Entry): void {
    const { row, article } = entry;
    if (entry.drawn === row && entry.view === this.view) return;
    const { message, follows, open } = row;
    article.className = `${message.role}${follows ? " follows" : ""}${open ? " open" : ""}`;
    article.setAttribute("part", `message ${message.role}`);
    article.ariaLabel = word(message.role === "user" ? "you" : "assistant");
    article.ariaBusy = open ? "true" : null;
    render(renderRow(row, this.transcript), article);
    entry.drawn = row;
    entry.view = this.view;
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
