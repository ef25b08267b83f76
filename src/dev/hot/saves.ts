import { statSync } from "node:fs";
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

type Watcher = ViteDevServer["watcher"];

/** When a file was written, and which it is: an editor may put another in its place. */
interface FileState {
  readonly time: number;
  readonly identity: string;
}

/** Sees to it that the last of several quick saves is seen, and that no half-written file is. */
export class Saves {
  private readonly looks = new Map<string, NodeJS.Timeout>();
  /** Which file is watched at each path. */
  private readonly watched = new Map<string, string>();

  /** A save was seen, or that a file is gone: waits while it is still empty, and looks again for a later one. */
  async seen(file: string, watcher: Watcher): Promise<void> {
    for (let waited = 0; sizeOf(file) === 0 && waited < WRITING; waited += 10) await wait(10);
    this.lookAgain(file, watcher, stateOf(file));
  }

  /** A page shows a file from now on: its next save counts even if the watcher has yet to find it. */
  shown(file: string, watcher: Watcher): void {
    const now = stateOf(file);
    if (now && !this.watched.has(file)) this.watched.set(file, now.identity);
    this.lookAgain(file, watcher, now);
  }

  /** @param before as it was when it was looked at last: read again here, it might be the next save already */
  private lookAgain(file: string, watcher: Watcher, before: FileState | undefined, pause = SHORTEST): void {
    const look = () => {
      this.looks.delete(file);
      const now = stateOf(file);
      // Of two files that are put in one place quickly, the watcher goes on to watch the one that is gone.
      if (now && now.identity !== this.watched.get(file)) watcher.unwatch(file).add(file);
      if (now) this.watched.set(file, now.identity);
      if (now && (now.time !== before?.time || now.identity !== before.identity)) watcher.emit("change", file);
      else if (pause < LONGEST) this.lookAgain(file, watcher, now, pause * 1.5);
    };
    clearTimeout(this.looks.get(file));
    this.looks.set(file, setTimeout(look, pause).unref());
  }
}

function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

/** The number of a file that is gone may be given to the next, so its time of birth counts as well. */
function stateOf(file: string): FileState | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats && { time: stats.mtimeMs, identity: `${stats.ino}:${stats.birthtimeMs}` };
}
