import { fixture, fixtureCleanup, html, waitUntil } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import { html as template, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { define } from "../../src/base/define.ts";
import { HfElement } from "../../src/base/hf-element.ts";
import { HfError } from "../../src/core/hf-error.ts";

class Bare extends HfElement {
  static override readonly tag = "x-bare";
  @property() tone = "calm";
  override render(): TemplateResult {
    return template`<button id="inner">Go</button>${this.renderStatus()}`;
  }
  missing(fault: HfError): void {
    this.showUnloaded(fault);
  }
  come(): void {
    this.hideUnloaded();
  }
  get busy(): string | null {
    return this.internals.ariaBusy;
  }
}
define(Bare);

afterEach(fixtureCleanup);

const make = () => fixture<Bare>(html`<x-bare></x-bare>`);
const inside = (element: Element, selector: string) => element.shadowRoot!.querySelector<HTMLElement>(selector);

describe("what every block has", () => {
  it("shows how far a run is, in numbers and in words", async () => {
    const block = await make();
    expect(inside(block, "[part=status]")).to.equal(null);
    block.progress = { value: 0.4, text: "Reading" };
    await block.updateComplete;
    const bar = inside(block, "progress") as HTMLProgressElement;
    expect([bar.value, bar.getAttribute("aria-label"), bar.hasAttribute("data-unknown")]).to.deep.equal([0.4, "Reading", false]);
    expect(inside(block, "[part=status]")!.textContent).to.contain("Reading");
    expect([block.busy, block.matches(":state(pending)")]).to.deep.equal(["true", true]);
    block.progress = {};
    await block.updateComplete;
    expect([bar.value, bar.getAttribute("aria-label"), bar.hasAttribute("data-unknown")]).to.deep.equal([0, "Working…", true]);
    block.progress = undefined;
    await block.updateComplete;
    expect([inside(block, "[part=status]"), block.busy, block.matches(":state(pending)")]).to.deep.equal([null, null, false]);
  });

  it("shows no bar where only the time counts, and the seconds from the first one on", async () => {
    const block = await make();
    block.progress = { minimal: true };
    await block.updateComplete;
    expect([inside(block, "progress"), inside(block, "[part=status]")!.textContent!.trim()]).to.deep.equal([null, ""]);
    await waitUntil(() => inside(block, "[part=status]")!.textContent!.includes("1 s"), "a second", { timeout: 3000 });
  });

  it("counts anew where it comes back into the page", async () => {
    const block = await make();
    block.progress = { minimal: true };
    await waitUntil(() => inside(block, "[part=status]")?.textContent!.includes("1 s"), "a second", { timeout: 3000 });
    const { parentNode } = block;
    block.remove();
    parentNode!.append(block);
    block.requestUpdate();
    await block.updateComplete;
    expect(inside(block, "[part=status]")!.textContent!.trim()).to.equal("");
  });

  it("takes an error with a duration away by itself, and no other one", async () => {
    const block = await make();
    block.showError(new HfError("Soon gone.", { duration: 0.01 }));
    const lasting = new HfError("It stays.");
    block.error = lasting;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(block.error).to.equal(lasting);
    block.showError(new HfError("Soon gone.", { duration: 0.01 }));
    await waitUntil(() => block.error === undefined);
    expect(block.matches(":state(error)")).to.equal(false);
  });

  it("counts an error's time only while it is in the page", async () => {
    const block = await make();
    const { parentNode } = block;
    block.showError(new HfError("Soon gone.", { duration: 0.01 }));
    block.remove();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(block.error?.message).to.equal("Soon gone.");
    parentNode!.append(block);
    await waitUntil(() => block.error === undefined);
  });

  it("has the focus after its error is dismissed, and hears no click of that", async () => {
    const block = await make();
    block.tabIndex = 0;
    let clicks = 0;
    block.addEventListener("click", () => clicks++);
    block.showError(new HfError("No."));
    await block.updateComplete;
    inside(block, "#error button")!.click();
    await block.updateComplete;
    await waitUntil(() => document.activeElement === block);
    expect([block.error, clicks]).to.deep.equal([undefined, 0]);
  });

  it("says of one fault that several blocks meet at one of them, over no other error, until it is mended", async () => {
    const [one, other] = [await make(), await make()];
    const fault = new HfError("Could not be loaded.", { code: "unloaded" });
    one.missing(fault);
    other.missing(fault);
    expect([one.error, other.error]).to.deep.equal([fault, undefined]);
    one.come();
    expect(one.error).to.equal(undefined);
    const own = new HfError("Its own.");
    other.error = own;
    other.missing(new HfError("Could not be loaded.", { code: "unloaded" }));
    other.come();
    expect(other.error).to.equal(own);
  });

  it("holds what the type of a property says, else its default", async () => {
    const block = await make();
    block.tone = 3 as never;
    expect(block.tone).to.equal("3");
    for (const nothing of [null, undefined, {}]) {
      block.tone = "loud";
      block.tone = nothing as never;
      expect(block.tone).to.equal("calm");
    }
  });
});
