import { isFileMissing, parcel, parcelNow, putRecord, readSome, removeRecord, type Parcel } from "./blobs.ts";
import { contentOf, type Beside, type CellRecord } from "./cell-record.ts";
import { ownerOf, type Home, type StoredScope, type Slot, type Unsaved } from "./home.ts";
import { notice, uncloneable } from "./notice.ts";
import { Pace } from "./pace.ts";
import type { Packed } from "./pack.ts";
import { revOf } from "./rev.ts";
import { isNewer, type Key } from "./transaction.ts";

export interface CellOptions {
  /** Seconds since the last write after which the value is deleted. */
  readonly ttl?: number | undefined;
  /**
   * Called with the value that was deleted because its time was over.
   * @param isOwn whether it was this value, not that of the same block in a tab that is gone
   */
  onDelete?(value: unknown, isOwn: boolean): void;
}

export interface Stored<T> extends Beside {
  readonly value: T;
}

/** One value of one block. */
export class Cell<T = unknown> implements Slot {
  private latest: Stored<T> | undefined;
  /** Whether `latest` is known to be what a read would give. */
  private isKnown = false;
  private hadFiles = false;
  /** Which writing of the record is known. */
  private rev: string | undefined;
  private revisions = 0;
  private isRefused = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly watchers = new Set<(value: T | undefined) => void>();
  private readonly pace = new Pace((strict) => this.save(strict));

  constructor(
    private readonly home: Home,
    readonly name: string,
    readonly scope: StoredScope,
    private readonly options: CellOptions = {},
  ) {}

  /** What was stored or written last; `undefined` when there is nothing. Never rejects. */
  async read(): Promise<Stored<T> | undefined> {
    if (!this.isKnown) await this.load();
    return this.latest;
  }

  /** Records a value: soon, and at most five times a second. What cannot be stored leaves the older value as it is. */
  write(value: T, beside: Beside = {}): void {
    if (this.home.isLeft()) return;
    const { latest } = this;
    const isSame = latest && Object.is(value, latest.value) && beside.view === latest.view && beside.default === latest.default;
    if (isSame && this.isKnown && this.options.ttl === undefined) return;
    this.latest = { value, ...beside };
    this.isKnown = true;
    this.expireLater(0);
    this.pace.request();
  }

  /** Calls back with the value that another tab has written, or `undefined` when it was deleted there. */
  watch(callback: (value: T | undefined) => void): () => void {
    this.watchers.add(callback);
    return () => this.watchers.delete(callback);
  }

  /** Deletes the stored value. */
  async forget(): Promise<void> {
    this.clear();
    await this.pace.settle();
    await this.home.records.change((writer) => removeRecord(writer, this.key), true);
    this.home.changed("state", this.scope, [this.name]);
  }

  settle(): Promise<void> {
    return this.pace.settle();
  }

  unsaved(): Unsaved[] {
    // The files of the record before are counted; there is no time to count them out.
    if (!this.pace.isBusy || !this.latest || this.isRefused || this.hadFiles) return [];
    const after = this.rev ?? null;
    try {
      const record = this.record(this.latest, parcelNow(this.latest.value).packed);
      return [{ key: this.key, record, rev: record.rev, after }];
    } catch {
      // It cannot be stored; saving it in time tells.
      return [];
    }
  }

  async refresh(): Promise<void> {
    if (this.pace.isBusy) return;
    const before = this.latest;
    await this.load();
    if (before === this.latest) return;
    for (const watcher of this.watchers) watcher(this.latest?.value);
  }

  restore(): void {
    if (this.latest) this.pace.request(true);
  }

  drop(): void {
    this.clear();
    for (const watcher of this.watchers) watcher(undefined);
  }

  /** The value's time is over, in a tab that is gone. */
  deleted(value: unknown): void {
    this.options.onDelete?.(value, false);
  }

  /** There is no value now. */
  private clear(): void {
    this.pace.cancel();
    clearTimeout(this.timer);
    this.latest = this.rev = undefined;
    this.isKnown = true;
    this.hadFiles = false;
  }

  private get key(): Key {
    return ["state", ownerOf(this.home, this.scope), this.name];
  }

  private record(beside: Beside, packed: Packed): CellRecord & Pick<Unsaved, "rev"> {
    const rev = (this.rev = revOf(this.home.tab.page, ++this.revisions));
    return { ...packed, rev, ...besideIn({ ...beside, view: structuredClone(beside.view) }), at: Date.now() };
  }

  private async load(): Promise<void> {
    const found = await readSome(this.home, [this.key]).catch((cause: unknown) =>
      this.home.tell(notice("corrupt", { block: this.name, cause })),
    );
    // Written meanwhile: newer than what was read.
    if (this.pace.isBusy) return;
    const record = found?.entries[0]?.[1] as CellRecord | undefined;
    if (this.isKnown && this.latest && (record ? record.rev !== undefined && record.rev === this.rev : found?.isBlind)) return;
    this.isKnown = true;
    this.latest = undefined;
    if (!found || record === undefined) return;
    if (isNewer(record)) return this.home.tell(notice("newer", { block: this.name }));
    const content = contentOf(record, found.blobs);
    if (!content) return this.home.setAside(this.key, this.name, (record) => !contentOf(record, found.blobs));
    this.hadFiles = record.files !== undefined;
    this.rev = record.rev;
    this.latest = { value: content.value as T, ...besideIn(record) };
    // A clock that was put back makes it no older.
    this.expireLater(Math.max(0, Date.now() - record.at));
    if (isFileMissing(found)) this.home.tell(notice("corrupt", { block: this.name }));
  }

  private async save(strict: boolean): Promise<void> {
    const { latest, home } = this;
    if (!latest) return;
    let sent: Parcel;
    let record: CellRecord;
    try {
      sent = await parcel(latest.value, this.name, home.tell);
      if (this.latest !== latest) return this.pace.request(strict);
      record = this.record(latest, sent.packed);
    } catch (error) {
      if (!this.isRefused) home.tell(uncloneable(this.name, error));
      this.isRefused = true;
      return;
    }
    this.isRefused = false;
    let isTaken = true;
    await home.records.change(async (writer) => {
      isTaken = await putRecord(writer, this.key, record, sent.blobs);
    }, strict);
    if (!isTaken) return home.tell(notice("newer", { block: this.name }));
    this.hadFiles = record.files !== undefined;
    home.changed("state", this.scope, [this.name]);
  }

  private expireLater(age: number): void {
    clearTimeout(this.timer);
    const { ttl } = this.options;
    if (ttl === undefined || !this.latest) return;
    const { value } = this.latest;
    const expire = () => {
      void this.forget();
      this.options.onDelete?.(value, true);
    };
    if (age >= ttl * 1000) return expire();
    const rest = ttl * 1000 - age;
    // Longer than a timer can be is longer than a page lives.
    if (rest >= 2 ** 31) return;
    this.timer = setTimeout(expire, rest);
    (this.timer as { unref?(): void }).unref?.();
  }
}

/** What of it is there. */
function besideIn({ view, default: basis, typed }: Beside): Beside {
  return { ...(view !== undefined && { view }), ...(basis !== undefined && { default: basis }), ...(typed !== undefined && { typed }) };
}
