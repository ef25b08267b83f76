import { expect } from "chai";
import { mock } from "node:test";
import { HfError } from "../../src/core/hf-error.ts";
import { lazy, lazyExtra } from "../../src/core/lazy.ts";

describe("a part that has come", () => {
  it("leaves no clock running", async () => {
    const clocks = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
    await new Promise(setImmediate);
    const before = clocks();
    await lazy(async () => "here")();
    await new Promise(setImmediate);
    expect(clocks()).to.equal(before);
  });
});

describe("F-K11 a part that loads when it is needed", () => {
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
  afterEach(() => mock.timers.reset());

  it("is fetched once, at the first call, for all who ask", async () => {
    const part = { name: "extras" };
    const source = new Source(() => part);
    const load = lazy(source.fetch);
    expect(source.asked).to.equal(0);
    expect(await Promise.all([load(), load()])).to.deep.equal([part, part]);
    expect(await load()).to.equal(part);
    expect(source.asked).to.equal(1);
  });

  it("comes at the second or third try, which all who ask meanwhile share", async () => {
    for (const failures of [1, 2]) {
      const source = new Source((asked) => (asked > failures ? "here" : undefined));
      const load = lazy(source.fetch);
      const first = load();
      await pass(100);
      const second = load();
      await pass(3000);
      expect([await first, await second]).to.deep.equal(["here", "here"]);
      expect(source.asked).to.equal(failures + 1);
    }
  });

  it("waits a little longer before each try", async () => {
    const source = new Source(() => undefined);
    const load = lazy(source.fetch);
    const fault = faultOf(load());
    const asked = [];
    for (const milliseconds of [0, 299, 1, 1199, 1]) {
      await pass(milliseconds);
      asked.push(source.asked);
    }
    expect(asked).to.deep.equal([1, 1, 2, 2, 3]);
    await fault;
  });

  it("is given up after three tries with one clear sentence, its cause beside it", async () => {
    const source = new Source(() => undefined);
    const load = lazy(source.fetch);
    const faults = Promise.all([faultOf(load()), faultOf(load())]);
    await pass(10_000);
    const [fault, same] = await faults;
    expect(source.asked).to.equal(3);
    expect(same).to.equal(fault);
    expect(fault.code).to.equal("unloaded");
    expect(fault.message).to.equal("A part of this app could not be loaded. Check the connection and reload the page.");
    expect(fault.cause).to.be.an.instanceof(TypeError);
  });

  it("is tried anew at the next call, and then kept", async () => {
    const source = new Source((asked) => (asked > 3 ? "here" : undefined));
    const load = lazy(source.fetch);
    const fault = faultOf(load());
    await pass(10_000);
    await fault;
    expect(await load()).to.equal("here");
    expect(await load()).to.equal("here");
    expect(source.asked).to.equal(4);
  });

  it("that throws at once instead of rejecting is tried again all the same", async () => {
    let asked = 0;
    const load = lazy(() => {
      if (++asked === 1) throw new TypeError("no such thing");
      return Promise.resolve("here");
    });
    const loaded = load();
    await pass(1000);
    expect(await loaded).to.equal("here");
  });

  it("that never answers holds nobody up for ever, and is there for the next call once it came", async () => {
    let arrive!: (part: string) => void;
    const request = new Promise<string>((resolve) => (arrive = resolve));
    const load = lazy(() => request);
    const fault = faultOf(load());
    await pass(30_000);
    expect((await fault).code).to.equal("unloaded");
    arrive("late");
    expect(await load()).to.equal("late");
  });
});

describe("F-K11 a part that is only nicer to have", () => {
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
  afterEach(() => (mock.timers.reset(), mock.restoreAll()));

  it("leaves the page as it is without it, says so once, and is tried anew", async () => {
    const said = mock.method(console, "error", () => {});
    const source = new Source((asked) => (asked > 6 ? "here" : undefined));
    const load = lazyExtra(source.fetch, "Code shows without colours.");
    for (let time = 0; time < 2; time++) {
      const missing = load();
      await pass(10_000);
      expect(await missing).to.equal(undefined);
    }
    expect(said.mock.calls.map(({ arguments: [text] }) => text as unknown)).to.deep.equal(["Code shows without colours."]);
    expect(await load()).to.equal("here");
  });
});

/** Gives what `part` says for each time it is asked; for `undefined` it fails as `import()` does. */
class Source<T> {
  asked = 0;

  constructor(private readonly part: (asked: number) => T | undefined) {}

  readonly fetch = async (): Promise<T> => {
    const part = this.part(++this.asked);
    if (part === undefined) throw new TypeError("Failed to fetch dynamically imported module");
    return part;
  };
}

async function faultOf(loading: Promise<unknown>): Promise<HfError> {
  try {
    await loading;
  } catch (error) {
    if (error instanceof HfError) return error;
    throw error;
  }
  throw new Error("It was loaded.");
}

/** Lets the clock go on by so much, and what waits for it. */
async function pass(milliseconds: number): Promise<void> {
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const end = milliseconds;
  for (let at = 0; at < end;) {
    await settle();
    const step = Math.min(100, end - at);
    mock.timers.tick(step);
    at += step;
  }
  await settle();
}
