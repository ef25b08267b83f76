import { createHash } from "node:crypto";
import { readFileSync, statSync, type Stats } from "node:fs";
import { sep } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { ViteDevServer } from "vite";

/**
 * The watcher tells of one change of a file in 50 ms and of one end in 100 ms, and forgets the others; on a busy machine
 * it may miss more. So a file is looked at again, each time after a pause half as long again (in milliseconds), until it
 * has stayed as it is through the longest.
 */
const SHORTEST = 70;
const LONGEST = 5000;
/** How long an empty file may stay so while an editor writes it, in milliseconds. */
const WRITING = 150;

const SAVES = new Set(["add", "change", "unlink"]);
/** Two saves within it may have one time, in milliseconds, as that of files goes by ticks: then their bytes tell. */
const TICK = 10;

type Watcher = ViteDevServer["watcher"];

/** When a file was written, and which it is: an editor may put another in its place. */
interface FileState {
  readonly time: number;
  readonly size: number;
  readonly identity: string;
}

/** What pages were told of. */
interface Told extends FileState {
  /** The hash of its bytes, where its time alone does not tell it from the next. */
  readonly bytes: string | undefined;
}

interface Look {
  readonly timer: NodeJS.Timeout;
  /** As the file was when it was looked at last. */
  readonly before: FileState | undefined;
}

/** Sees to it that the last of several quick saves is seen, that none is told of twice, and that no half-written file is. */
export class Saves {
  private readonly looks = new Map<string, Look>();
  /** Which file is watched at each path. */
  private readonly watched = new Map<string, string>();
  /** As each file was when it was told of last. */
  private readonly told = new Map<string, Told>();

  constructor(private readonly watcher: Watcher) {
    // On a busy machine it tells of one save again and again, and all who listen to it would begin anew, Vite first. What
    // it has found itself comes with figures of the file; who emits without them wants the file taken as changed.
    const { emit } = watcher;
    watcher.emit = ((...args: [event: string, path: string, stats?: Stats]) => {
      const [event, path, stats] = args;
      if (SAVES.has(event)) {
        // As Vite names files.
        const file = path.replaceAll(sep, "/");
        if (event === "change" && stats && this.wasTold(file)) return false;
        this.remember(file);
        // What is told of now a look need not find too.
        this.stopLooking(file);
      }
      return emit.apply(watcher, args as never);
    }) as Watcher["emit"];
  }

  /** A save was told of, or that a file is gone: waits while it is still empty, and looks again for a later one. */
  async seen(file: string): Promise<void> {
    for (let waited = 0; sizeOf(file) === 0 && waited < WRITING; waited += 10) await wait(10);
    this.lookAgain(file, this.remember(file));
  }

  /** A page shows a file from now on: its next save counts even if the watcher has yet to find it. */
  shown(file: string): void {
    const now = stateOf(file);
    if (now && !this.watched.has(file)) this.watched.set(file, now.identity);
    // Of a save since it was looked at, other pages have not been told yet.
    const look = this.looks.get(file);
    this.lookAgain(file, look ? look.before : now);
  }

  /** @returns the file as it is told of now */
  private remember(file: string): FileState | undefined {
    const now = stateOf(file);
    if (now) this.told.set(file, { ...now, bytes: Date.now() - now.time > TICK ? undefined : hashOf(file) });
    else this.told.delete(file);
    return now;
  }

  private wasTold(file: string): boolean {
    const told = this.told.get(file);
    return told !== undefined && isSame(told, stateOf(file)) && (told.bytes === undefined || told.bytes === hashOf(file));
  }

  /** @param before as it was when it was looked at last: read again here, it might be the next save already */
  private lookAgain(file: string, before: FileState | undefined, pause = SHORTEST): void {
    const look = () => {
      this.looks.delete(file);
      const now = stateOf(file);
      // Of two files that are put in one place quickly, the watcher goes on to watch the one that is gone.
      if (now && now.identity !== this.watched.get(file)) this.watcher.unwatch(file).add(file);
      if (now) this.watched.set(file, now.identity);
      if (now && !isSame(now, before)) this.watcher.emit("change", file);
      else if (pause < LONGEST) this.lookAgain(file, now, pause * 1.5);
    };
    this.stopLooking(file);
    this.looks.set(file, { timer: setTimeout(look, pause).unref(), before });
  }

  private stopLooking(file: string): void {
    clearTimeout(this.looks.get(file)?.timer);
    this.looks.delete(file);
  }
}

function isSame(one: FileState, other: FileState | undefined): boolean {
  return one.time === other?.time && one.size === other.size && one.identity === other.identity;
}

/** None of a file that is gone. */
function hashOf(file: string): string | undefined {
  try {
    return createHash("sha1").update(readFileSync(file)).digest("hex");
  } catch {
    return undefined;
  }
}

function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

/** The number of a file that is gone may be given to the next, so its time of birth counts as well. */
function stateOf(file: string): FileState | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats && { time: stats.mtimeMs, size: stats.size, identity: `${stats.ino}:${stats.birthtimeMs}` };
}
