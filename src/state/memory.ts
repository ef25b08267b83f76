import { orNone } from "./place.ts";
import { startsWith, type Entry, type Key, type Reader, type Writer } from "./transaction.ts";

const REMOVED = Symbol("removed");

/** What cannot be written to disk: it lies over what can still be read from there. */
export class Memory {
  /** By the JSON of the key. */
  private readonly records = new Map<string, unknown>();
  private last: Promise<unknown> = Promise.resolve();

  /** @param below reads what lies under this; rejects what cannot be read now */
  constructor(private readonly below: Reader) {}

  read<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return work(new MemoryWriter(this.records, this.below));
  }

  /** One change after another; all of it or nothing, as on disk. */
  change(work: (writer: Writer) => void | Promise<void>): Promise<void> {
    const run = async () => {
      const copy = new Map(this.records);
      await work(new MemoryWriter(copy, this.below));
      for (const [key, record] of copy) this.records.set(key, record);
    };
    const done = this.last.then(run);
    this.last = done.catch(() => {});
    return done;
  }

  /** Resolves once no change is under way. */
  async settled(): Promise<void> {
    await this.last;
  }

  /** Writes everything to where it belongs. */
  replay(writer: Writer): void {
    for (const [text, record] of this.records) {
      const key = JSON.parse(text) as Key;
      if (record === REMOVED) writer.remove(key);
      else writer.put(key, record);
    }
  }

  /** How many bytes it holds, about. */
  get size(): number {
    const sizes = [...this.records.values()].map((record) => {
      const { blob } = (record ?? {}) as { readonly blob?: unknown };
      return blob instanceof Blob ? blob.size : (orNone(() => JSON.stringify(record).length) ?? 0);
    });
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  clear(): void {
    this.records.clear();
  }
}

class MemoryWriter implements Writer {
  isBlind = false;

  constructor(
    private readonly records: Map<string, unknown>,
    private readonly below: Reader,
  ) {}

  async get(key: Key): Promise<unknown> {
    const text = JSON.stringify(key);
    if (!this.records.has(text)) return this.look(this.below.get(key), undefined);
    const record = this.records.get(text);
    return record === REMOVED ? undefined : record;
  }

  async list(prefix: Key): Promise<Entry[]> {
    const all = new Map((await this.look(this.below.list(prefix), [])).map(([key, record]) => [JSON.stringify(key), record]));
    for (const [text, record] of this.records) if (startsWith(JSON.parse(text) as Key, prefix)) all.set(text, record);
    const entries = [...all].filter(([, record]) => record !== REMOVED);
    return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([text, record]) => [JSON.parse(text) as Key, record]);
  }

  async keys(prefix: Key): Promise<Key[]> {
    return (await this.list(prefix)).map(([key]) => key);
  }

  put(key: Key, record: unknown): void {
    this.records.set(JSON.stringify(key), record);
  }

  remove(key: Key): void {
    this.records.set(JSON.stringify(key), REMOVED);
  }

  private look<T>(seen: Promise<T>, none: T): Promise<T> {
    return seen.catch(() => {
      this.isBlind = true;
      return none;
    });
  }
}
