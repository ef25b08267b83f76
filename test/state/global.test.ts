import { expect } from "chai";
import { memoryGlobal, type Shared } from "../../src/state/global.ts";

describe("a global value in memory", () => {
  it("is nothing at version 0 before anyone has written", async () => {
    expect(await memoryGlobal().get("it")).to.deep.equal({ value: undefined, version: 0 });
  });

  it("refuses a write that is based on an older version", async () => {
    const state = memoryGlobal();
    const { version } = await state.set("it", 1);
    await state.set("it", 2, version);
    const error = await state.set("it", 3, version).then(
      () => undefined,
      (one: Error) => one,
    );
    expect(error).to.include({ name: "HfError", code: "conflict" });
    expect((await state.get("it")).value).to.equal(2);
  });

  it("loses none of many changes made at once", async () => {
    const state = memoryGlobal();
    await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        index % 2 ? state.update("n", (value) => ((value as number | undefined) ?? 0) + 1) : state.patch("n", { op: "increment" }),
      ),
    );
    expect((await state.get("n")).value).to.equal(100);
  });

  it("appends to a list, and keeps as many as asked", async () => {
    const state = memoryGlobal();
    for (const value of [1, 2, 3]) await state.patch("list", { op: "append", value, keep: 2 });
    expect((await state.get("list")).value).to.deep.equal([2, 3]);
  });

  it("keeps the highest of a list", async () => {
    const state = memoryGlobal();
    for (const score of [3, 9, 1, 7]) await state.patch("best", { op: "top", value: { score }, by: "score", n: 2 });
    expect((await state.get("best")).value).to.deep.equal([{ score: 9 }, { score: 7 }]);
  });

  it("says what an operation needs that does not fit the value", async () => {
    const state = memoryGlobal();
    await state.set("text", "x");
    for (const operation of [{ op: "increment" }, { op: "append", value: 1 }] as const) {
      const error = await state.patch("text", operation).then(
        () => undefined,
        (one: Error) => one,
      );
      expect(error).to.include({ name: "HfError", code: "bad-input" });
    }
  });

  it("tells those who watch, until they stop", async () => {
    const state = memoryGlobal();
    const seen: Shared[] = [];
    const stop = state.watch("it", (shared) => seen.push(shared));
    await state.set("it", "a");
    stop();
    await state.set("it", "b");
    expect(seen).to.deep.equal([{ value: "a", version: 1 }]);
  });

  it("gives copies: who changes one changes nothing for others", async () => {
    const state = memoryGlobal();
    const list = [1];
    await state.set("it", list);
    list.push(2);
    ((await state.get("it")).value as number[]).push(3);
    expect((await state.get("it")).value).to.deep.equal([1]);
  });
});
