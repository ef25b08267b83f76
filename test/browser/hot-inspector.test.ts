import axe from "axe-core";
import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "./browser.ts";
import { openHotPage, startHotSite, type HotSite, type OpenPage } from "./hot-site.ts";

const APP = `import { blocks, button, live, on, state, textbox } from "hf-blocks";
const msg = textbox({ id: "msg", label: "Message" }), out = textbox({ id: "out" }), seen = state({ id: "seen", value: [1] }), go = button({ id: "go" }, "Go"), size = textbox({ id: "size" });
on(msg, (text) => "Echo " + text, msg, out).then(() => { throw new Error("Follower failed"); }, out, out);
on(go, async (_, run) => { const stream = run.engine.chatCompletionStream({ model: "HuggingFaceH4/zephyr-7b-beta", messages: [{ role: "user", content: "Hello" }] }); let text = ""; for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? ""; await new Promise((done) => (globalThis.finish = done)); return text; }, undefined, out);
live((list) => String(list.length), seen, size);
export default blocks({ name: "inspected" }, msg, out, seen, go, size);`;

const INSPECTOR = `document.querySelector("hf-inspector")`;
const BODY = `${INSPECTOR}.shadowRoot.querySelector(".body")`;

describe("the inspector", () => {
  let site: HotSite, browser: Browser, open: OpenPage;

  before(async () => {
    site = await startHotSite({ "app.ts": APP });
    browser = await openBrowser();
    open = await openHotPage(browser, `${site.origin}/app.ts`, `document.querySelector("#size")?.value === "1"`);
    await toggle();
    await open.until(`${INSPECTOR}?.shadowRoot.querySelector("svg")`);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  async function toggle(): Promise<void> {
    for (const key of ["Alt", "Shift"] as const) await open.page.keyboard.down(key);
    await open.page.keyboard.press("KeyH");
    for (const key of ["Shift", "Alt"] as const) await open.page.keyboard.up(key);
  }
  const show = (view: string) =>
    open.read(`[...${INSPECTOR}.shadowRoot.querySelectorAll(".tabs button")].find(({ textContent }) => textContent === "${view}").click()`);

  it("draws the blocks and the listeners between them", async () => {
    await show("Graph");
    const texts = await open.read<string[]>(`[...${BODY}.querySelectorAll("svg g title")].map(({ textContent }) => textContent)`);
    expect(texts).to.include.members([
      "textbox #msg",
      "state #seen",
      "button #go",
      `on(<hf-textbox id="msg">)`,
      `on(<hf-textbox id="msg">).then`,
      `live(<hf-state id="seen">)`,
    ]);
    expect(
      await open.read(`["trigger", "input", "output", "follows"].map((kind) => ${BODY}.querySelectorAll("path." + kind).length > 0)`),
    ).to.deep.equal([true, true, true, true]);
  });

  it("shows runs with their time, inputs, outputs and errors, from the first one on", async () => {
    await open.type("#msg", "hi");
    await open.press("Enter");
    await show("Runs");
    await open.until(`${BODY}.textContent.includes("Follower failed")`);
    const text = await open.read<string>(`${BODY}.textContent`);
    expect(text)
      .to.contain('live(<hf-state id="seen">)')
      .and.contain("hf-submit of textbox #msg — ok, ")
      .and.contain("Echo hi")
      .and.contain('after on(<hf-textbox id="msg">) — error');
  });

  it("says why something did not run, and shows requests with their engine and latency", async () => {
    await open.page.keyboard.press("Escape");
    await open.read(`document.querySelector("#go").click(), document.querySelector("#go").click()`);
    await show("Runs");
    await open.until(`${BODY}.textContent.includes("ignored: it still runs, and its mode is “once”")`);
    await open.until(`globalThis.finish`);
    await open.read(`finish()`);
    await show("Requests");
    await open.until(`/POST .*chat\\/completions200.+\\d+ (ms|s)/.test(${BODY}.textContent)`);
  });

  it("shows the state by scope and takes an edit of it", async () => {
    await show("State");
    await open.until(`${BODY}.querySelectorAll("textarea").length >= 4`);
    expect(await open.read(`${BODY}.querySelector("h2").textContent`)).to.equal("session");
    await open.read(
      `(() => { const area = [...${BODY}.querySelectorAll("label")].find(({ textContent }) => textContent.includes("state #seen")).querySelector("textarea"); area.value = "[1, 2, 3]"; area.dispatchEvent(new Event("change")); })()`,
    );
    await open.until(`document.querySelector("#size").value === "3"`);
  });

  it("has no fault that a checker of accessibility finds", async () => {
    await open.read(axe.source + "; 0");
    for (const view of ["Graph", "Runs", "State", "Requests"]) {
      await show(view);
      const violations = await open.read(
        `axe.run(${INSPECTOR}).then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))`,
      );
      expect(violations, view).to.deep.equal([]);
    }
  });

  it("closes with the same key, and an edit of the app leaves it open", async () => {
    site.save({ "app.ts": APP.replace('label: "Message"', 'label: "Changed"') });
    await open.until(`document.querySelector("#msg").label === "Changed"`);
    expect(await open.read(`${INSPECTOR} !== null`)).to.equal(true);
    await toggle();
    await open.until(`${INSPECTOR} === null`);
    expect(await open.reloads()).to.equal(0);
  });
});
