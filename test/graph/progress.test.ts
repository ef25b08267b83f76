import { expect } from "chai";
import type { Progress } from "../../src/core/progress.ts";
import type { ProgressKind } from "../../src/graph/port.ts";
import { progressReporter } from "../../src/graph/progress.ts";
import type { Run } from "../../src/graph/run.ts";
import { click, controlled, FakeHost, FakeListener, FakePort, list, one, settled } from "./bench-app.ts";

function reports() {
  const seen: Progress[] = [];
  const progress = progressReporter((report) => void seen.push(report));
  return { progress, seen, values: () => seen.map(({ value }) => value), texts: () => seen.map(({ text }) => text) };
}

async function* later<T>(items: readonly T[], closed: string[] = []) {
  try {
    for (const item of items) {
      await Promise.resolve();
      yield item;
    }
  } finally {
    closed.push("closed");
  }
}

describe("progress", () => {
  it("V10: takes a share, done and total, a text, or all of them; null hides", () => {
    const { progress, seen } = reports();
    progress(0.4);
    progress(0.4, "reading");
    progress(3, 10);
    progress(3, 10, "pages");
    progress([3, 10], "pages");
    progress("thinking");
    progress(null);
    expect(seen).to.deep.equal([
      { value: 0.4, text: undefined },
      { value: 0.4, text: "reading" },
      { value: 0.3, text: undefined },
      { value: 0.3, text: "pages" },
      { value: 0.3, text: "pages" },
      { value: undefined, text: "thinking" },
      {},
    ]);
  });

  it("V10: stays between 0 and 1, and is unknown where it makes no sense", () => {
    const { progress, values } = reports();
    progress(-1);
    progress(12, 10);
    progress(0, 0);
    progress(NaN);
    expect(values()).to.deep.equal([0, 1, undefined, undefined]);
  });

  it("V10: each gives the items and reports how many are done", () => {
    const { progress, values, texts } = reports();
    expect([...progress.each(["a", "b", "c", "d"], "letters")]).to.deep.equal(["a", "b", "c", "d"]);
    expect(values()).to.deep.equal([0, 0.25, 0.5, 0.75, 1]);
    expect(new Set(texts())).to.deep.equal(new Set(["letters"]));
  });

  it("V10: each takes sets, maps, generators and what comes later", async () => {
    const { progress, values } = reports();
    expect([...progress.each(new Set([1, 2]))]).to.deep.equal([1, 2]);
    expect(values().splice(0)).to.deep.equal([0, 0.5, 1]);
    const unknown = reports();
    expect([
      ...unknown.progress.each(
        (function* () {
          yield* "ab";
        })(),
        "letters",
      ),
    ]).to.deep.equal(["a", "b"]);
    const got: number[] = [];
    for await (const item of unknown.progress.each(later([1, 2, 3]), "numbers")) got.push(item);
    expect(got).to.deep.equal([1, 2, 3]);
    expect(new Set(unknown.values())).to.deep.equal(new Set([undefined]));
    expect(unknown.texts().at(-1)).to.equal("numbers");
  });

  it("V10: nested loops show as one, the inner within a step of the outer", () => {
    const { progress, values, texts } = reports();
    for (const _file of progress.each(["a", "b"], "files")) for (const _page of progress.each([1, 2], "pages")) progress(0.5, "words");
    expect(values()).to.deep.equal([0, 0, 0.125, 0.25, 0.375, 0.5, 0.5, 0.5, 0.625, 0.75, 0.875, 1, 1]);
    expect(texts().slice(0, 3)).to.deep.equal(["files", "files · pages", "files · pages · words"]);
    expect(texts().at(-1)).to.equal("files");
  });

  it("a loop that is left by break, by a throw or by its own fault is over, and what it iterated is closed", async () => {
    const { progress, seen } = reports();
    const closed: string[] = [];
    for (const _ of progress.each([1, 2], "broken")) break;
    expect(() => {
      for (const _ of progress.each([1, 2], "thrown")) throw new Error("no");
    }).to.throw("no");
    for await (const _ of progress.each(later([1, 2], closed), "later")) break;
    await (async () => {
      for await (const _ of progress.each(later([1], closed), "later")) throw new Error("no");
    })().catch(() => {});
    expect(() => [
      ...progress.each(
        (function* (): Generator<number> {
          yield 1;
          throw new Error("own");
        })(),
        "own",
      ),
    ]).to.throw("own");
    progress(0.5, "alone");
    expect(seen.at(-1)).to.deep.equal({ value: 0.5, text: "alone" });
    expect(closed).to.deep.equal(["closed", "closed"]);
  });
});

describe("a run's progress", () => {
  it("reaches its outputs: the first report at once, then the newest of each frame", async () => {
    const host = new FakeHost();
    const out = new FakePort("out");
    const { handler, calls } = controlled();
    const listener = new FakeListener({ handler, outputs: one(out) }, host);
    listener.trigger(click());
    const { run } = calls[0]!;
    for (let n = 1; n <= 100; n++) run.progress(n, 200);
    expect(out.reports.map(({ value }) => value)).to.deep.equal([0.005]);
    host.paint();
    for (let n = 101; n <= 200; n++) run.progress(n, 200);
    host.paint();
    expect(out.reports.map(({ value }) => value)).to.deep.equal([0.005, 0.5, 1]);
    calls[0]!.give();
    await settled(listener);
    run.progress(0.1);
    host.paint();
    expect(out.reports).to.have.length(3);
  });

  for (const [kind, shown] of [
    ["full", 1],
    ["minimal", 1],
    ["hidden", 0],
  ] as [ProgressKind, number][]) {
    it(`V8: is ${kind} where its listener says so`, () => {
      const out = new FakePort("out");
      new FakeListener({ handler: (_, run: Run) => run.progress(0.5), outputs: one(out), progress: kind }).trigger(click());
      expect([out.kinds, out.reports.length, out.pending]).to.deep.equal([[kind], shown, 0]);
    });
  }

  it("V8: shows only at the blocks named for it", () => {
    const [a, b, status] = [new FakePort("a"), new FakePort("b"), new FakePort("status")];
    const handler = (_: unknown, run: Run) => {
      run.progress(0.5);
      return [1, 2];
    };
    new FakeListener({ handler, outputs: list(a, b), progress: "minimal", progressOn: [b, status] }).trigger(click());
    expect([a, b, status].map(({ kinds, reports, pending }) => [kinds[0], reports.length, pending])).to.deep.equal([
      ["hidden", 0, 0],
      ["minimal", 1, 0],
      ["minimal", 1, 0],
    ]);
  });

  it("a block that is an output twice begins and ends once", () => {
    const out = new FakePort("out");
    new FakeListener({ handler: () => [1, 2], outputs: list(out, out) }).trigger(click());
    expect([out.kinds, out.pending]).to.deep.equal([["full"], 0]);
  });
});
