import { expect } from "chai";
import type { HfBlocks } from "../../../src/app/hf-blocks.ts";
import "../../../src/define/index.ts";
import { HfTextbox } from "../../../src/elements/textbox/textbox.ts";
import { tick, until } from "../page.ts";

describe("a block that comes when the app has gone on without it", () => {
  const real = window.setTimeout;
  // An app waits two seconds for its blocks.
  before(() => {
    window.setTimeout = ((work: () => void, after = 0, ...rest: unknown[]) => real(work, after === 2000 ? 0 : after, ...rest)) as never;
  });
  after(() => void (window.setTimeout = real));

  const appWith = async (tag: string): Promise<HfBlocks> => {
    const app = document.createElement("hf-blocks") as HfBlocks;
    app.name = "late-block";
    app.append(Object.assign(document.createElement(tag), { id: "box" }));
    document.body.append(app);
    await app.ready;
    return app;
  };

  it("keeps what is typed into it, and has it again", async () => {
    const first = await appWith("hf-late-box");
    // It looks once more when it has loaded, and waits as long.
    for (let look = 0; look < 3; look++) await tick();
    customElements.define("hf-late-box", class extends HfTextbox {});
    const box = first.querySelector<HfTextbox>("#box")!;
    await box.updateComplete;
    box.value = "typed";
    box.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    const stored = async () => (await (await first.exportAll()).text()).includes("typed");
    for (let look = 0; look < 200 && !(await stored()); look++) await new Promise((resolve) => real(resolve, 10));
    expect(await stored()).to.equal(true);
    first.remove();
    const again = await appWith("hf-late-box");
    await until(() => again.querySelector<HfTextbox>("#box")!.value === "typed", "its value");
    await again.deleteAll();
    again.remove();
  });
});
