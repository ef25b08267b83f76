import { EventEmitter } from "node:events";
import fs, { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import type { ViteDevServer } from "vite";
import { Saves } from "../../src/dev/hot/saves.ts";

/** A watcher that tells of nothing by itself. */
class BlindWatcher extends EventEmitter {
  readonly changed: string[] = [];

  constructor() {
    super();
    this.on("change", (file: string) => this.changed.push(file));
  }

  unwatch(): this {
    return this;
  }

  add(): this {
    return this;
  }
}

describe("saves that the watcher misses", () => {
  let folder: string, file: string, watcher: BlindWatcher & ViteDevServer["watcher"], saves: Saves;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hf-blocks-saves-"));
    file = join(folder, "page.html");
    writeFileSync(file, "one");
    watcher = new BlindWatcher() as BlindWatcher & ViteDevServer["watcher"];
    saves = new Saves(watcher);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  for (const pause of [20, 400, 1200]) {
    it(`are seen ${pause} ms after one that it has told of`, async () => {
      await saves.seen(file);
      await wait(pause);
      expect(watcher.changed).to.deep.equal([]);
      writeFileSync(file, "another");
      await wait(pause + 200);
      expect(watcher.changed).to.deep.equal([file]);
    });
  }

  it("are seen in the very moment in which it looks", async () => {
    await saves.seen(file);
    const { statSync } = fs;
    let looks = 0;
    const lookAndSave = (...args: Parameters<typeof statSync>) => {
      const stats = statSync(...args);
      if (++looks === 1) writeFileSync(file, "another");
      return stats;
    };
    Object.assign(fs, { statSync: lookAndSave });
    syncBuiltinESMExports();
    try {
      await wait(500);
    } finally {
      Object.assign(fs, { statSync });
      syncBuiltinESMExports();
    }
    expect(watcher.changed).to.deep.equal([file]);
  });

  it("are seen although another page shows the file before it looks", async () => {
    saves.shown(file);
    writeFileSync(file, "another");
    saves.shown(file);
    await wait(200);
    expect(watcher.changed).to.deep.equal([file]);
  });

  for (const age of [0, 50])
    it(`are told of once, ${age} ms after them, unless somebody else tells of them`, async () => {
      const found = () => watcher.emit("change", file, statSync(file));
      writeFileSync(file, "another");
      await wait(age);
      found();
      found();
      await saves.seen(file);
      await wait(30);
      found();
      expect(watcher.changed).to.deep.equal([file]);
      watcher.emit("change", file);
      expect(watcher.changed).to.deep.equal([file, file]);
      writeFileSync(file, "of another length");
      found();
      expect(watcher.changed).to.deep.equal([file, file, file]);
    });

  it("are told of where two of the same length fall into one tick", () => {
    const found = () => watcher.emit("change", file, statSync(file));
    const now = new Date();
    for (const text of ["two", "ten"]) {
      writeFileSync(file, text);
      utimesSync(file, now, now);
      found();
      found();
    }
    expect(watcher.changed).to.deep.equal([file, file]);
  });

  it("are seen when a page shows the file", async () => {
    saves.shown(file);
    await wait(300);
    rmSync(file);
    await wait(300);
    writeFileSync(file, "back");
    await wait(500);
    expect(watcher.changed).to.deep.equal([file]);
  });
});
