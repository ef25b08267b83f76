import { statSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { ViteDevServer } from "vite";

/** The watcher tells of one change of a file in 50 ms and forgets the others: so a file is looked at again after that. */
const AGAIN_AFTER = 70;
/** How long an empty file may stay so while an editor writes it, in milliseconds. */
const WRITING = 150;

/** Sees to it that the last of several quick saves is seen, and that no half-written file is. */
export class Saves {
  private readonly pending = new Set<string>();

  /** A save was seen: waits while the file is still empty, and looks again for a later one. */
  async seen(file: string, server: ViteDevServer): Promise<void> {
    for (let waited = 0; sizeOf(file) === 0 && waited < WRITING; waited += 10) await wait(10);
    if (this.pending.has(file)) return;
    this.pending.add(file);
    const time = timeOf(file);
    setTimeout(() => {
      this.pending.delete(file);
      const now = timeOf(file);
      if (now !== undefined && now !== time) server.watcher.emit("change", file);
    }, AGAIN_AFTER).unref();
  }
}

function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

function timeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
