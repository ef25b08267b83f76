import { expect } from "chai";
import type { Notices } from "../../src/app/notices.ts";
import { blocks, button, HfError, on, textbox } from "../../src/index.ts";
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

  describe("with something to do about it", () => {
    const buttons = (app: MountedApp) => [...app.shadowRoot!.querySelectorAll<HTMLButtonElement>("[part=notices] button")];
    const focused = (app: MountedApp) => {
      const { activeElement } = app.shadowRoot!;
      return activeElement?.textContent?.trim() || activeElement?.getAttribute("aria-label");
    };
    let done: string[];
    beforeEach(() => (done = []));

    /** An app with a field and these notices. */
    async function told(...notices: Parameters<Notices["say"]>[]): Promise<MountedApp> {
      const made = await mounted(blocks(textbox({ id: "field" })));
      for (const notice of notices) (made as unknown as { notices: Notices }).notices.say(...notice);
      await made.updateComplete;
      return made;
    }
    const act = (label: string) => ({ action: { label, act: async () => void done.push(label) } });

    it("F-K1 has a button beside its text, which does it and takes the notice away", async () => {
      const made = await told(["warn", "Full.", null, act("Delete them")]);
      expect(buttons(made).map((button) => button.textContent!.trim() || button.ariaLabel)).to.deep.equal(["Delete them", "Dismiss"]);
      buttons(made)[0]!.click();
      await made.updateComplete;
      expect([done, texts(made)]).to.deep.equal([["Delete them"], []]);
    });

    it("F-K4 tells when it was closed, and does nothing else then", async () => {
      const made = await told(["info", "Something.", null, { ...act("Bring it back"), dismiss: () => done.push("dismissed") }]);
      buttons(made)[1]!.click();
      await made.updateComplete;
      expect([done, texts(made)]).to.deep.equal([["dismissed"], []]);
    });

    it("F-K1 takes the place of what was told of the same before", async () => {
      const made = await told(
        ["warn", "Full: 1 MB.", null, { about: "storage", ...act("Delete it") }],
        ["info", "Another.", null],
        ["warn", "Full: 2 MB.", null, { about: "storage" }],
      );
      expect(texts(made)).to.deep.equal(["Another.", "Full: 2 MB."]);
    });

    it("passes the focus to the next notice, then back to where the person was", async () => {
      const made = await told(["warn", "One.", null, act("Do one")], ["info", "Two.", null, act("Do two")]);
      made.find("#field").focus();
      buttons(made)[0]!.focus();
      buttons(made)[0]!.click();
      await tick();
      expect(focused(made)).to.equal("Do two");
      buttons(made)[1]!.focus();
      buttons(made)[1]!.click();
      await tick();
      expect([texts(made), document.activeElement?.id]).to.deep.equal([[], "field"]);
    });

    it("leaves the focus where it is when another notice goes", async () => {
      const made = await told(["warn", "One.", null, act("Do one")], ["info", "Two.", null]);
      buttons(made)[0]!.focus();
      buttons(made)[2]!.click();
      await tick();
      expect([texts(made), focused(made)]).to.deep.equal([["One."], "Do one"]);
    });

    it("says so when it could not be done", async () => {
      const made = await told(["warn", "Full.", null, { action: { label: "Delete them", act: () => Promise.reject(new Error("no")) } }]);
      buttons(made)[0]!.click();
      await tick();
      expect(texts(made)).to.deep.equal(["Something in this app went wrong. Try again."]);
    });
  });
});
