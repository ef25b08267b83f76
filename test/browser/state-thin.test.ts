import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser, openPage } from "./browser.ts";
import { openState, startStateSite, type StateSite, type StateWindow } from "./state-site.ts";

declare const state: StateWindow["state"];

describe("state on a page", () => {
  let site: StateSite, browser: Browser;
  before(async () => {
    site = await startStateSite();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  it("brings back values and messages after a reload", async () => {
    const page = await openPage(browser, site.origin);
    await openState(page, "thin");
    await page.evaluate(async () => {
      state.cell("name", "session").write("Ada", { view: { start: 1, end: 2 } });
      state.cell("draft", "session").write({ text: "", files: [new File(["abc"], "a.txt", { type: "text/plain" })] });
      const chat = state.conversation("chat", "session");
      chat.write([{ role: "user", content: "Hello" }, { role: "assistant", content: "Hi, " }], { streaming: true });
      await state.settled();
    });
    await page.reload();
    await openState(page, "thin");
    const back = await page.evaluate(async () => ({
      name: await state.cell("name", "session").read(),
      draft: await state.cell<{ files: File[] }>("draft", "session").read().then(async (s) => [s!.value.files[0]!.name, await s!.value.files[0]!.text()]),
      chat: (await state.conversation("chat", "session").read())?.value,
      mode: state.mode,
    }));
    console.log(JSON.stringify(back), [...site.chunks].map(([k, v]) => [k, v.length]));
    expect(back.mode).to.equal("stored");
    expect(page.faults).to.deep.equal([]);
  });
});
