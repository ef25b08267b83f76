import { promisifyRequest } from "idb-keyval";
import type { Entry, Key, Reader, Writer } from "./transaction.ts";

const STORE = "records";
/** An open that waits for another tab's deletion would wait for ever. */
const PATIENCE = 3000;

/**
 * One database of one object store. idb-keyval's own store has no durability, does not let another tab delete
 * the database, stays dead after a forced close, and keeps the first half of a batch that throws.
 */
export class Disk {
  private database: IDBDatabase | undefined;
  private opening: Promise<IDBDatabase> | undefined;
  private pausing: Promise<void> | undefined;
  private readonly active = new Set<IDBTransaction>();

  constructor(
    private readonly factory: IDBFactory,
    readonly name: string,
  ) {}

  async read<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    await this.pausing;
    const transaction = this.begin(await this.open(), "readonly");
    return work(new StoreWriter(transaction.objectStore(STORE)));
  }

  /** All that `work` puts and removes, or nothing. Resolves once it is committed; `strict` waits for the disk itself. */
  async change(work: (writer: Writer) => void | Promise<void>, strict: boolean): Promise<void> {
    await this.pausing;
    const transaction = this.begin(await this.open(), "readwrite", strict);
    const done = committed(transaction);
    // Awaited below; until then a failure is not unhandled.
    done.catch(() => {});
    try {
      await work(new StoreWriter(transaction.objectStore(STORE)));
      // Without a wait for the puts to be answered.
      transaction.commit?.();
      await done;
    } catch (error) {
      if (!transaction.error) stop(transaction);
      // The transaction knows why it was aborted, its requests only that it was.
      throw transaction.error ?? error ?? new DOMException("The transaction was aborted.", "AbortError");
    }
  }

  /** Puts a record before the page is gone: nothing is read or waited for. */
  putNow(key: Key, record: unknown): void {
    if (!this.database) return;
    try {
      const transaction = this.begin(this.database, "readwrite");
      new StoreWriter(transaction.objectStore(STORE)).put(key, record);
      transaction.commit?.();
    } catch {
      // The connection is closed; where the page lives on, all of it is stored in time.
    }
  }

  /** A page in the back/forward cache is thrown away when a transaction of its own keeps another page waiting. What is under way begins again after `resume`. */
  pause(): void {
    this.pausing ??= new Promise((resolve) => {
      this.resume = () => {
        this.pausing = undefined;
        resolve();
      };
    });
    for (const transaction of this.active) stop(transaction);
  }

  /** Goes on after `pause`. */
  resume: () => void = () => {};

  /** Opens the database, again after it was closed. @throws when the browser refuses or does not answer */
  async open(): Promise<IDBDatabase> {
    if (this.database) return this.database;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new DOMException("IndexedDB did not answer.", "TimeoutError")), PATIENCE);
    });
    try {
      return await Promise.race([
        (this.opening ??= this.connect().catch((error: unknown) => {
          this.opening = undefined;
          throw error;
        })),
        late,
      ]);
    } finally {
      clearTimeout(timer);
    }
  }

  get isOpen(): boolean {
    return this.database !== undefined;
  }

  /** Lets go of the database, so that others may delete it. */
  close(): void {
    this.database?.close();
    this.database = this.opening = undefined;
  }

  private async connect(): Promise<IDBDatabase> {
    const request = this.factory.open(this.name);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    const database = await promisifyRequest(request);
    // Another tab deletes everything; later uses open it anew.
    database.onversionchange = database.onclose = () => this.close();
    return (this.database = database);
  }

  private begin(database: IDBDatabase, mode: IDBTransactionMode, strict = false): IDBTransaction {
    const transaction = database.transaction(STORE, mode, { durability: strict ? "strict" : "relaxed" });
    this.active.add(transaction);
    for (const type of ["complete", "abort"]) transaction.addEventListener(type, () => this.active.delete(transaction));
    return transaction;
  }
}

class StoreWriter implements Writer {
  readonly isBlind = false;

  constructor(private readonly store: IDBObjectStore) {}

  async get(key: Key): Promise<unknown> {
    return promisifyRequest(this.store.get(key as string[]));
  }

  async keys(prefix: Key): Promise<Key[]> {
    return (await promisifyRequest(this.store.getAllKeys(under(prefix)))) as string[][];
  }

  async list(prefix: Key): Promise<Entry[]> {
    const [keys, records] = await Promise.all([this.keys(prefix), promisifyRequest(this.store.getAll(under(prefix)))]);
    return keys.map((key, index) => [key, records[index]]);
  }

  put(key: Key, record: unknown): void {
    this.store.put(record, key as string[]);
  }

  remove(key: Key): void {
    this.store.delete(key as string[]);
  }
}

/** An array sorts after every text: as the last part it is the end of all keys that start with the prefix. */
function under(prefix: Key): IDBKeyRange {
  return IDBKeyRange.bound(prefix, [...prefix, []]);
}

/** idb-keyval's own rejects at the first failed request, when the transaction does not know its error yet. */
function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

function stop(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has already ended.
  }
}
