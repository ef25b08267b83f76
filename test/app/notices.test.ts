import { expect } from "chai";
import { blocks, button, HfError, on } from "../../src/index.ts";
import { mounted, tick, type MountedApp } from "./page.ts";

const notices = (app: MountedApp) => [...app.shadowRoot!.querySelectorAll<HTMLElement>("[part=notices] > div")];
const texts = (app: MountedApp) => notices(app).map((notice) => notice.querySelector("span")!.textContent);

describe("notices", () => {
  /** Timers that the test lets end: what is due, with its milliseconds. */
  let due: { run: () => void; after: number }[];
  const real = window.setTimeout;
  before(() => {
    window.setTimeout = ((run: () => void, after = 0, ...rest: unknown[]) => {
      if (after < 1000) return real(run, after, ...rest);
      due.push({ run, after });
      return -due.length;
    }) as never;
  });
  after(() => void (window.setTimeout = real));
  beforeEach(() => (due = []));

  async function app(
    handler: (inputs: undefined, run: { info(text: string): void; warn(text: string): void }) => void,
  ): Promise<MountedApp> {
    const go = button({ id: "go", hidden: true }, "Go");
    on(go, handler as never);
    const made = await mounted(blocks(go));
    made.find("#go").dispatchEvent(new MouseEvent("click"));
    await made.updateComplete;
    return made;
  }

  it("V6 shows information, warnings and errors, each with a button that closes it", async () => {
    const made = await app((_, run) => {
      run.info("Saved.");
      run.warn("Nearly full.");
      throw new HfError("It broke. Try again.");
    });
    expect(texts(made)).to.deep.equal(["Saved.", "Nearly full.", "It broke. Try again."]);
    notices(made)[1]!.querySelector("button")!.click();
    await made.updateComplete;
    expect(texts(made)).to.deep.equal(["Saved.", "It broke. Try again."]);
  });

  it("V7 takes each away by its own clock, and keeps an error until it is closed", async () => {
    const made = await app((_, run) => {
      run.info("One.");
      run.info("Two.");
      throw new HfError("It broke.");
    });
    expect(due.map(({ after }) => after)).to.deep.equal([10_000, 10_000]);
    due[0]!.run();
    await made.updateComplete;
    expect(texts(made)).to.deep.equal(["Two.", "It broke."]);
    due[1]!.run();
    await made.updateComplete;
    expect(texts(made)).to.deep.equal(["It broke."]);
  });

  it("V7 takes an error away after the seconds its author gave", async () => {
    const made = await app(() => {
      throw new HfError("Soon gone.", { duration: 3 });
    });
    expect(texts(made)).to.deep.equal(["Soon gone."]);
    for (const { run, after } of due) {
      expect(after).to.equal(3000);
      run();
    }
    await tick();
    expect(texts(made)).to.deep.equal([]);
  });

  it("V12 says errors as alerts and the rest as status", async () => {
    const made = await app((_, run) => {
      run.info("Saved.");
      throw new HfError("It broke.");
    });
    expect(notices(made).map((notice) => notice.getAttribute("role"))).to.deep.equal(["status", "alert"]);
  });

  it("stands still while it is read", async () => {
    const made = await app((_, run) => run.info("Read me."));
    const cleared: number[] = [];
    const clear = window.clearTimeout;
    window.clearTimeout = ((id: number) => (cleared.push(id), clear(id))) as never;
    made.shadowRoot!.querySelector("[part=notices]")!.dispatchEvent(new PointerEvent("pointerenter"));
    window.clearTimeout = clear;
    expect(cleared).to.include(-1);
    made.shadowRoot!.querySelector("[part=notices]")!.dispatchEvent(new PointerEvent("pointerleave"));
    expect(due).to.have.lengthOf(2);
  });
});
