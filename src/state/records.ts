import { DatabaseId, type Meta, type Sight } from "./database-id.ts";
import type { Disk } from "./disk.ts";
import { Memory } from "./memory.ts";
import { notice, type StateNotice } from "./notice.ts";
import { NOTHING, type Key, type Reader, type Writer } from "./transaction.ts";
import { WaitingBytes } from "./waiting-bytes.ts";

/** Milliseconds. Else the disk is tried again when the person comes back. */
const RETRY_AFTER = 2000;

type Work = (writer: Writer) => void | Promise<void>;

export interface RecordsOptions {
  /** Missing where the browser has no IndexedDB. */
  readonly disk: Disk | undefined;
  onNotice(notice: StateNotice): void;
  /** The disk is full. Tells the person what could go: nothing is deleted for that without being asked. */
  onFull(): Promise<void>;
  /** More for the first change of this page, such as the mark of its tab. */
  onFirst(writer: Writer): void;
  /** The database was deleted outside of the app: what the page holds is to be stored again. */
  onWiped(): void;
  /** The app has deleted everything, in another tab: nothing may be brought back. */
  onErased(): void;
  /** Whether it is remembered beside the database that the app has deleted everything. */
  wasErased(): boolean;
}

/** All records of an app. What the disk refuses is kept in memory until it takes it: a change never rejects but for its own mistake. */
export class Records {
  private readonly memory: Memory;
  private readonly waiting = new WaitingBytes();
  private readonly database: DatabaseId;
  private inMemory: boolean;
  private isMarked = false;
  /** Whether a change was committed that may still be in the system's cache. */
  private isRelaxed = false;
  private isErased = false;
  private isEnded = false;
  private wipes = 0;
  private recovering: Promise<void> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: RecordsOptions) {
    this.inMemory = !options.disk;
    this.database = new DatabaseId(options.wasErased);
    this.memory = new Memory({
      isBlind: false,
      get: (key) => this.below((reader) => reader.get(key)),
      keys: (prefix) => this.below((reader) => reader.keys(prefix)),
      list: (prefix) => this.below((reader) => reader.list(prefix)),
    });
  }

  get mode(): "stored" | "memory" {
    return this.inMemory ? "memory" : "stored";
  }

  /** How often the database was deleted outside of this app while the page was open: what was stored before is gone. */
  get generation(): number {
    return this.wipes;
  }

  /** Bytes that a full disk has not taken, about. */
  get waitingBytes(): number {
    return this.waiting.size + (this.inMemory ? this.memory.size : 0);
  }

  /** Opens the database; where that fails twice, goes on in memory. */
  async start(): Promise<void> {
    const { disk } = this.options;
    if (!disk) return this.leaveDisk("memory");
    await twice(disk, () => disk.open()).catch((error: unknown) => this.leaveDisk("memory", error));
  }

  /** `work` reads and nothing else. @throws when a record cannot be read */
  async read<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    const { disk } = this.options;
    // Reading would make the database anew.
    if (disk && !this.inMemory && !this.isErased) {
      try {
        return await this.readDisk(disk, work);
      } catch (error) {
        // One record that cannot be read is no reason to give up the disk.
        if (await disk.open().then(Boolean, () => false)) throw error;
        this.leaveDisk("memory", error);
      }
    }
    return this.memory.read(work);
  }

  /** @throws only what `work` itself throws, and then nothing has changed */
  async change(work: Work, strict = false): Promise<void> {
    const { disk } = this.options;
    await this.recovering;
    if (!disk || this.inMemory) return this.memory.change(work);
    this.isErased = false;
    try {
      await this.store(disk, work, strict);
    } catch (error) {
      if (isMistake(error)) throw error;
      this.leaveDisk(isFull(error) ? "full" : "memory", error);
      await this.memory.change(work);
      if (isFull(error)) await this.options.onFull();
    }
  }

  /** Deletes on a disk that takes nothing any more, and in what is kept in memory over it. */
  async free(work: Work): Promise<void> {
    const { disk } = this.options;
    await this.recovering;
    if (disk && this.inMemory) await disk.change(work, true);
    await this.change(work, true);
  }

  /** Resolves once no committed change is left in the system's cache. */
  async sync(): Promise<void> {
    await this.recovering;
    // An empty transaction would not reach the disk.
    if (this.isRelaxed && !this.inMemory) await this.change(async (writer) => writer.put(["meta"], await writer.get(["meta"])), true);
  }

  /** Puts a record at once, because the page may be gone in a moment. */
  putNow(key: Key, record: unknown): void {
    if (!this.inMemory) this.options.disk?.putNow(key, record);
  }

  /** Tries the disk again, and brings it what was kept in memory. Changes wait for it. */
  recover(): Promise<void> {
    if ((!this.inMemory && !this.waiting.any) || !this.options.disk || this.isEnded) return Promise.resolve();
    return (this.recovering ??= this.bringBack(this.options.disk).finally(() => (this.recovering = undefined)));
  }

  /** Everything was deleted: the database must be let go, and is made anew at the next change. */
  erased(): void {
    this.isErased = true;
    this.close();
  }

  /** Forgets what is kept in memory and lets go of the database. */
  close(): void {
    clearTimeout(this.retry);
    this.memory.clear();
    this.waiting.clear();
    this.database.forget();
    this.isMarked = this.isRelaxed = false;
    this.options.disk?.close();
  }

  /** Lets go of the database for good: what still comes would open it again, and keep it. */
  end(): void {
    this.close();
    this.inMemory = this.isEnded = true;
  }

  private async readDisk<T>(disk: Disk, work: (reader: Reader) => Promise<T>): Promise<T> {
    const [result, meta] = await twice(disk, () =>
      disk.read((reader) => Promise.all([work(this.waiting.reader(reader)), reader.get(["meta"]) as Promise<Meta | undefined>])),
    );
    const sight = this.database.look(meta);
    if (sight === "new") this.database.learn(meta);
    // What the page holds is stored again before it learns that there is nothing to read.
    else if (sight !== "known") await this.change(() => {});
    return result;
  }

  /** On the disk; where that is full, with the bytes of files left in memory. @throws when the disk does not take even the rest */
  private async store(disk: Disk, work: Work, strict: boolean): Promise<void> {
    if (!this.waiting.any) {
      try {
        return await twice(disk, () => this.put(disk, work, strict));
      } catch (error) {
        if (!isFull(error)) throw error;
      }
    }
    const before = this.waiting.size;
    let keep = () => {};
    await twice(disk, () => {
      const divert: Work = async (writer) => {
        const diverted = this.waiting.writer(writer);
        keep = diverted.keep;
        await work(diverted.writer);
      };
      return this.put(disk, divert, strict, () => keep());
    });
    if (this.waiting.size > before) await this.options.onFull();
  }

  /** One transaction, which looks first whether this is still the database that the page knows. */
  private async put(disk: Disk, work: Work, strict: boolean, onCommit = () => {}): Promise<void> {
    let sight = "known" as Sight;
    let meta: Meta | undefined;
    await disk.change(async (writer) => {
      const before = (await writer.get(["meta"])) as Meta | undefined;
      sight = this.database.look(before);
      if (sight === "erased") return;
      meta = this.database.complete(before);
      if (meta !== before) writer.put(["meta"], meta);
      // Before the work: what it knows to be stored is not.
      if (sight === "wiped") this.wipes++;
      if (!this.isMarked || sight === "wiped") this.options.onFirst(writer);
      await work(writer);
    }, strict);
    if (sight === "erased") return this.options.onErased();
    // All was deleted while this was under way: the next change begins anew.
    if (this.isErased) return;
    onCommit();
    this.database.learn(meta);
    this.isMarked = true;
    this.isRelaxed = !strict;
    if (sight === "wiped") this.options.onWiped();
  }

  private async bringBack(disk: Disk): Promise<void> {
    await this.memory.settled();
    try {
      if (this.inMemory) {
        await this.store(disk, (writer) => this.memory.replay(writer), true);
        this.memory.clear();
        this.inMemory = false;
      }
      // One by one, so that those come through for which there is room.
      for (const [key, record] of this.waiting.list()) {
        await disk.change((writer) => {
          writer.put(key, record);
          writer.remove(["keep", ...key.slice(1)]);
        }, true);
        this.waiting.remove(key);
      }
    } catch {
      // Still not; the person knows already.
      return;
    }
    this.options.onNotice(notice("stored"));
  }

  /** A full disk is told by `onFull`, with what could be done. */
  private leaveDisk(kind: "memory" | "full", cause?: unknown): void {
    if (this.inMemory && cause !== undefined) return;
    this.inMemory = true;
    if (kind === "full") return;
    this.options.onNotice(notice(kind, { cause }));
    // While a browser deletes all data of a site it refuses for a moment what had worked until then.
    if (!this.isMarked) return;
    this.retry = setTimeout(() => void this.recover(), RETRY_AFTER);
    (this.retry as { unref?(): void }).unref?.();
  }

  /** A full disk can still be read. @throws where one cannot be that has worked: what it holds is there when it works again */
  private async below<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    const { disk } = this.options;
    if (disk?.isOpen) return disk.read((reader) => work(this.waiting.reader(reader)));
    if (this.database.isKnown) throw new DOMException("Out of sight.", "UnknownError");
    return work(this.waiting.reader(NOTHING));
  }
}

/** A connection that was closed by force fails once; the next one may work. */
async function twice<T>(disk: Disk, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    if (isFull(error) || isMistake(error) || (error as Error)?.name === "TimeoutError") throw error;
    disk.close();
    return use();
  }
}

function isFull(error: unknown): boolean {
  return (error as Error | undefined)?.name === "QuotaExceededError";
}

/** A value that cannot be stored anywhere. */
function isMistake(error: unknown): boolean {
  return (error as Error | undefined)?.name === "DataCloneError";
}
