import type { BlobRecord } from "./blobs.ts";
import { SCHEMA, startsWith, type Entry, type Key, type Reader, type Writer } from "./transaction.ts";

type Records = ReadonlyMap<string, BlobRecord>;

/**
 * The bytes of files that a full disk does not take: they lie over those on the disk, by the id of their blob, and all
 * other records go past them. So what a person wrote is stored although the picture beside it is not.
 */
export class WaitingBytes {
  private records: Records = new Map();

  get any(): boolean {
    return this.records.size > 0;
  }

  /** How many bytes wait. */
  get size(): number {
    return [...this.records.values()].reduce((sum, { blob }) => sum + blob.size, 0);
  }

  list(): Entry[] {
    return entriesOf(this.records);
  }

  reader(disk: Reader): Reader {
    return this.any ? new Over(disk, this.records) : disk;
  }

  /** A change in which bytes come here, and what to call once it is committed. */
  writer(disk: Writer): { writer: Writer; keep(): void } {
    const records = new Map(this.records);
    return { writer: new Diverting(disk, records), keep: () => void (this.records = records) };
  }

  /** They are on the disk now. */
  remove([, id]: Key): void {
    this.records = new Map([...this.records].filter(([one]) => one !== id));
  }

  clear(): void {
    this.records = new Map();
  }
}

class Over<Disk extends Reader> implements Reader {
  constructor(
    protected readonly disk: Disk,
    protected readonly records: Records,
  ) {}

  get isBlind(): boolean {
    return this.disk.isBlind;
  }

  async get(key: Key): Promise<unknown> {
    return this.records.get(idOf(key)) || this.disk.get(key);
  }

  async keys(prefix: Key): Promise<Key[]> {
    const own = entriesOf(this.records, prefix).map(([key]) => key);
    return distinct([...(await this.disk.keys(prefix)), ...own], (key) => key);
  }

  async list(prefix: Key): Promise<Entry[]> {
    return distinct([...(await this.disk.list(prefix)), ...entriesOf(this.records, prefix)], ([key]) => key);
  }
}

class Diverting extends Over<Writer> implements Writer {
  private readonly onDisk = new Set<string>();

  constructor(
    disk: Writer,
    protected override readonly records: Map<string, BlobRecord>,
  ) {
    super(disk, records);
  }

  override async get(key: Key): Promise<unknown> {
    const record = await super.get(key);
    if (record !== undefined && !this.records.has(idOf(key))) this.onDisk.add(idOf(key));
    return record;
  }

  put(key: Key, record: unknown): void {
    const id = idOf(key);
    if (id === "") return this.disk.put(key, record);
    this.records.set(id, record as BlobRecord);
    // How many records need it is counted here now: should this page end, the count on the disk is too low.
    if (this.onDisk.has(id)) this.disk.put(["keep", id], { v: SCHEMA });
  }

  remove(key: Key): void {
    this.records.delete(idOf(key));
    this.disk.remove(key);
  }
}

/** Which blob a key is of; "" for any other record. */
function idOf([kind, id = ""]: Key): string {
  return kind === "blob" ? id : "";
}

function entriesOf(records: Records, prefix: Key = []): Entry[] {
  return [...records].map(([id, record]): Entry => [["blob", id], record]).filter(([key]) => startsWith(key, prefix));
}

/** One for each key, the last of it. */
function distinct<T>(all: readonly T[], keyOf: (one: T) => Key): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(keyOf(one)), one])).values()];
}
