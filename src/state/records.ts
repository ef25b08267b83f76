import { Disk } from "./disk.ts";
import { Memory } from "./memory.ts";
import { notice, type StateNotice } from "./notice.ts";
import { type Entry, type Reader, type Writer, SCHEMA } from "./transaction.ts";

type Work = (writer: Writer) => void | Promise<void>;

export interface RecordsOptions {
  /** Missing where the browser has no IndexedDB. */
  readonly disk: Disk | undefined;
  onNotice(notice: StateNotice): void;
  /** Deletes what matters least. Says whether anything went. */
  makeRoom(): Promise<boolean>;
  /** More for the first change of this page, such as the mark of its tab. */
  onFirst(writer: Writer): void;
}

/** All records of an app. What the disk refuses is kept in memory until it takes it: a change never rejects but for its own mistake. */
export class Records {
  private readonly memory: Memory;
  private inMemory: boolean;
  private isMarked = false;
  /** Whether a change was committed that may still be in the system's cache. */
  private isRelaxed = false;
  private isErased = false;
  private recovering: Promise<void> | undefined;
  private isMakingRoom = false;

  constructor(private readonly options: RecordsOptions) {
    this.inMemory = !options.disk;
    this.memory = new Memory({
      get: (key) => this.below((reader) => reader.get(key), undefined),
      keys: (prefix) => this.below((reader) => reader.keys(prefix), []),
      list: (prefix) => this.below((reader) => reader.list(prefix), []),
    });
  }

  get mode(): "stored" | "memory" {
    return this.inMemory ? "memory" : "stored";
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
        return await twice(disk, () => disk.read(work));
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
    const whole: Work = async (writer) => {
      if (!this.isMarked) {
        writer.put(["meta"], { v: SCHEMA });
        this.options.onFirst(writer);
      }
      await work(writer);
    };
    try {
      await twice(disk, () => disk.change(whole, strict)).catch(async (error: unknown) => {
        if (!isFull(error) || !(await this.makeRoom())) throw error;
        await disk.change(whole, strict);
      });
      this.isMarked = true;
      this.isRelaxed = !strict;
    } catch (error) {
      if (isMistake(error)) throw error;
      this.leaveDisk(isFull(error) ? "full" : "memory", error);
      return this.memory.change(work);
    }
  }

  /** Resolves once no committed change is left in the system's cache. */
  async sync(): Promise<void> {
    await this.recovering;
    // An empty transaction would not reach the disk.
    if (this.isRelaxed && !this.inMemory) await this.change((writer) => writer.put(["meta"], { v: SCHEMA }), true);
  }

  /** Puts records at once, because the page may be gone in a moment. */
  putNow(entries: readonly Entry[]): void {
    if (entries.length > 0 && !this.inMemory) this.options.disk?.putNow(entries);
  }

  /** Tries the disk again, and brings it what was kept in memory. Changes wait for it. */
  recover(): Promise<void> {
    if (!this.inMemory || !this.options.disk) return Promise.resolve();
    return (this.recovering ??= this.bringBack(this.options.disk).finally(() => (this.recovering = undefined)));
  }

  /** Everything was deleted: the database must be let go, and is made anew at the next change. */
  erased(): void {
    this.isErased = true;
    this.close();
  }

  /** Forgets what is kept in memory and lets go of the database. */
  close(): void {
    this.memory.clear();
    this.isMarked = this.isRelaxed = false;
    this.options.disk?.close();
  }

  private async bringBack(disk: Disk): Promise<void> {
    await this.memory.settled();
    try {
      await disk.change((writer) => this.memory.replay(writer), true);
    } catch {
      // Still not; the person knows already.
      return;
    }
    this.memory.clear();
    this.inMemory = false;
    this.options.onNotice(notice("stored"));
  }

  private async makeRoom(): Promise<boolean> {
    if (this.isMakingRoom) return false;
    this.isMakingRoom = true;
    try {
      return await this.options.makeRoom();
    } finally {
      this.isMakingRoom = false;
    }
  }

  private leaveDisk(kind: "memory" | "full", cause?: unknown): void {
    if (this.inMemory && cause !== undefined) return;
    this.inMemory = true;
    this.options.onNotice(notice(kind, { cause }));
  }

  private async below<T>(work: (reader: Reader) => Promise<T>, none: T): Promise<T> {
    const { disk } = this.options;
    // A full disk can still be read. What it does not give now is still there when it works again.
    return disk?.isOpen ? disk.read(work).catch(() => none) : none;
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
