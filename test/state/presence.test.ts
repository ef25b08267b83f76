import { expect } from "chai";
import { Channel } from "../../src/state/channel.ts";
import { Presence } from "../../src/state/presence.ts";
import { FakeBrowser } from "./fake-browser.ts";
import { FakeLocks } from "./fake-parts.ts";

/** Locks of a sandboxed frame. */
const forbidden = { request: () => Promise.reject(new DOMException("Not here.", "SecurityError")) } as unknown as LockManager;

describe("the names that a page holds", () => {
  let open: (() => void)[] = [];
  afterEach(() => {
    for (const close of open) close();
    open = [];
  });

  /** Pages of one browser. */
  function pages(locks: (() => LockManager | undefined) | undefined, hasChannel = true): () => Promise<Presence> {
    const place = new FakeBrowser().tab(hasChannel ? {} : { channels: undefined });
    const shared = new FakeLocks();
    let count = 0;
    return async () => {
      const channel = new Channel(place, "names");
      const presence = new Presence(locks ? locks() : shared, channel);
      open.push(() => (presence.close(), channel.close()));
      // As every page does first.
      await presence.hold(`page ${count++}`, 10);
      return presence;
    };
  }

  for (const [way, locks] of Object.entries<(() => LockManager | undefined) | undefined>({
    "by locks": undefined,
    "by asking": () => undefined,
    "by asking, as locks are forbidden": () => forbidden,
  })) {
    describe(`told apart ${way}`, () => {
      it("are held by one page at a time, and known to the others", async () => {
        const page = pages(locks);
        const [one, other] = await Promise.all([page(), page()]);
        expect([one.works, await one.hold("a", 10)]).to.deep.equal([true, true]);
        expect([await other.isHeld("a"), await other.hold("a", 10)]).to.deep.equal([true, false]);
        expect([await one.isHeld("a"), await one.hold("a", 10)]).to.deep.equal([true, true]);
        expect([await other.isHeld("b"), await other.hold("b", 10)]).to.deep.equal([false, true]);
      });

      it("are free once they are let go, or the page is gone", async () => {
        const page = pages(locks);
        const [one, other, third] = await Promise.all([page(), page(), page()]);
        await one.hold("a", 10);
        await one.hold("b", 10);
        one.release("a");
        expect([await other.isHeld("b"), await third.hold("a", 10), await other.isHeld("a")]).to.deep.equal([true, true, true]);
        third.release("a");
        one.close();
        expect([await other.hold("a", 10), await third.hold("b", 10)]).to.deep.equal([true, true]);
        one.release("never held");
      });
    });
  }

  it("are waited for as long as the patience is", async () => {
    const page = pages(undefined);
    const [one, other] = await Promise.all([page(), page()]);
    await one.hold("a", 10);
    const waiting = other.hold("a", 10_000);
    one.release("a");
    expect(await waiting).to.equal(true);
  });

  it("call back once they are free", async () => {
    const page = pages(undefined);
    const [one, other, third] = await Promise.all([page(), page(), page()]);
    await one.hold("a", 10);
    let calls = 0;
    const waiting = other.whenFree("a", () => calls++);
    await Promise.resolve();
    expect(calls).to.equal(0);
    one.release("a");
    await waiting;
    expect([calls, await third.isHeld("a")]).to.deep.equal([1, false]);
  });

  it("call nobody back who is gone himself, or where nobody can know", async () => {
    const page = pages(undefined);
    const [one, other] = await Promise.all([page(), page()]);
    await one.hold("a", 10);
    let calls = 0;
    const waiting = other.whenFree("a", () => calls++);
    other.close();
    await waiting;
    const alone = await pages(() => undefined)();
    await alone.whenFree("a", () => calls++);
    expect(calls).to.equal(0);
  });

  it("are everybody's where nothing tells pages apart", async () => {
    const page = pages(() => undefined, false);
    const [one, other] = await Promise.all([page(), page()]);
    expect([one.works, await one.hold("a", 10), await other.isHeld("a"), await other.hold("a", 10)]).to.deep.equal([
      false,
      true,
      false,
      true,
    ]);
  });
});
