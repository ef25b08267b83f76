import { expect } from "chai";
import type { Browser, CDPSession, Page } from "puppeteer-core";
import { startAppSite, type AppSite } from "./app-site.ts";
import { openBrowser, openPage } from "./browser.ts";

const PAGE = `<hf-blocks name="many">
  <hf-button id="go">Go</hf-button><hf-button id="stop">Stop</hf-button>
  <hf-state id="count">0</hf-state><hf-textbox id="out"></hf-textbox><hf-markdown id="shown"></hf-markdown>
  <hf-on from="go" handler="add" inputs="count" outputs="count"><hf-then when="success" handler="say" inputs="count" outputs="out"></hf-then></hf-on>
  <hf-on inputs="count" value="{count} runs" outputs="shown"></hf-on>
  <hf-on id="slow" from="go" handler="slow" mode="multiple"></hf-on>
  <hf-on from="stop" cancels="slow"></hf-on>
</hf-blocks>
<script type="module">
  import { defineHandlers } from "/hf-blocks.js";
  defineHandlers({
    add: ([count]) => [count + 1],
    say: async function* ([count]) { yield ["Run"]; yield ["Run " + count]; },
    slow: (_, { signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  });
  window.run = async (times) => {
    const [go, stop] = document.querySelectorAll("hf-button");
    for (let n = 0; n < times; n++) {
      go.click();
      stop.click();
      // One turn of the page, so that what follows has its time, too.
      await new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { port1.close(); resolve(); }; port2.postMessage(0); });
    }
  };
</script>`;

describe("many runs on one page", () => {
  let site: AppSite, browser: Browser, page: Page & { readonly faults: string[] }, session: CDPSession;
  before(async () => {
    site = await startAppSite({ "/": PAGE });
    browser = await openBrowser();
    page = await openPage(browser, site.origin);
    session = await page.createCDPSession();
    await page.waitForFunction(() => "run" in window && (document.querySelector("hf-blocks") as unknown as { loaded?: boolean }).loaded);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  /** Runs, lets everything end, collects, and measures the heap in kilobytes. */
  async function heapAfter(times: number): Promise<number> {
    await page.evaluate(`run(${times})`);
    await page.waitForFunction(() => (document.querySelector("#out") as unknown as { progress?: unknown }).progress === undefined);
    for (let round = 0; round < 3; round++) await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return Math.round(usedSize / 1000);
  }

  it("leaves the heap flat over 10,000 of them, and nothing running", async () => {
    const early = await heapAfter(1000);
    const late = await heapAfter(2500);
    console.log(`      heap after collection: ${early} kB after 4,000 runs, ${late} kB after 14,000`);
    // 10,000 runs that kept 50 bytes each would show.
    expect(late - early).to.be.at.most(500);
    const listeners = await page.evaluate(() =>
      [...document.querySelectorAll("hf-blocks")].flatMap((app) =>
        (app as unknown as { mounted: { listener: { busy: boolean; runs: unknown[] } }[] }).mounted.map(({ listener }) => [
          listener.busy,
          listener.runs.length,
        ]),
      ),
    );
    expect(listeners).to.deep.equal([
      [false, 0],
      [false, 0],
      [false, 0],
      [false, 0],
    ]);
    expect(page.faults).to.deep.equal([]);
  });
});
