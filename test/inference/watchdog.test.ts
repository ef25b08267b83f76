import { expect } from "chai";
import { sleep, waitFor } from "../../src/inference/transport/watchdog.ts";
import { FakeClock } from "./fake-clock.ts";

const never = new Promise<never>(() => {});
const messageOf = (promise: Promise<unknown>) => promise.then(String, (error: Error) => error.message);

describe("a wait that is watched", () => {
  it("ends as what is waited for does", async () => {
    const { signal } = new AbortController();
    expect(await waitFor(Promise.resolve(7), signal)).to.equal(7);
    expect(await messageOf(waitFor(Promise.reject(new Error("It failed.")), signal))).to.equal("It failed.");
  });

  it("ends with the signal's reason once it is aborted, also before", async () => {
    const controller = new AbortController();
    const waiting = messageOf(waitFor(never, controller.signal));
    controller.abort(new Error("cancelled"));
    expect(await waiting).to.equal("cancelled");
    expect(await messageOf(waitFor(never, controller.signal))).to.equal("cancelled");
  });

  it("ends when its time is over, and says how long that was", async () => {
    const clock = new FakeClock();
    const waiting = waitFor(never, new AbortController().signal, { seconds: 20, clock }).catch((error: unknown) => error);
    clock.advance(19_999);
    expect(clock.running).to.equal(1);
    clock.advance(1);
    expect(await waiting)
      .to.include({ code: "timeout" })
      .and.have.property("message")
      .that.contains("20 seconds");
  });

  it("leaves no timer and no listener behind", async () => {
    const clock = new FakeClock();
    const { signal } = new AbortController();
    let listeners = 0;
    const watched = Object.assign(signal, {
      addEventListener: () => void listeners++,
      removeEventListener: () => void listeners--,
    });
    await waitFor(Promise.resolve(), watched, { seconds: 20, clock });
    await messageOf(waitFor(Promise.reject(new Error("It failed.")), watched, { seconds: 20, clock }));
    expect([clock.running, listeners]).to.deep.equal([0, 0]);
  });
});

describe("a rest between two tries", () => {
  it("is as long as it is said", async () => {
    const clock = new FakeClock();
    let isOver = false;
    const resting = sleep(500, new AbortController().signal, clock).then(() => (isOver = true));
    clock.advance(499);
    await Promise.resolve();
    expect(isOver).to.equal(false);
    clock.advance(1);
    await resting;
  });

  it("ends at once when it is aborted, and leaves no timer behind", async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    const resting = messageOf(sleep(500, controller.signal, clock));
    controller.abort(new Error("cancelled"));
    expect([await resting, clock.running]).to.deep.equal(["cancelled", 0]);
  });
});
