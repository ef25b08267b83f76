// Answers that stream when their page ends: by a reload, a crash of the page, the end of the browser.
import { expect } from "chai";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, type Browser, type Page } from "puppeteer-core";
import { chromium, CHROMIUM_FLAGS } from "../../scripts/chromium.mjs";
import { openBrowser } from "./browser.ts";
import { openState, startStateSite, type StateSite, type StateWindow } from "./state-site.ts";

declare const state: StateWindow["state"];

const TIMES = 50;
/** No more than a small machine can serve: what waits for the processor is not what is measured. */
const AT_ONCE = 2;
/** 250 characters a second. */
const STEP = { text: "abcde", milliseconds: 20 };

/** Pages whose answers are cut off, several beside each other. */
class Stream {
  /** When each piece came, by the page's clock. */
  private times: number[] = [];
  private enough: (() => void) | undefined;

  private constructor(readonly page: Page) {}

  static async open(browser: Browser, origin: string): Promise<Stream> {
    const page = await browser.newPage();
    const stream = new Stream(page);
    await page.exposeFunction("onPiece", (count: number, time: number) => {
      stream.times[count - 1] = time;
      stream.enough?.();
    });
    await page.goto(origin);
    return stream;
  }

  /** Asks and lets the answer stream for so many pieces. */
  async run(pieces: number): Promise<void> {
    this.times = [];
    const enough = new Promise<void>((resolve) => (this.enough = () => void (this.times.length >= pieces && resolve())));
    await openState(this.page, "streams");
    await this.page.evaluate(async ({ text, milliseconds }) => {
      const chat = state.conversation("chat", "session");
      await chat.forget();
      const question = { role: "user" as const, content: "Tell me everything." };
      chat.write([question]);
      await state.settled();
      let count = 0;
      setInterval(() => {
        count++;
        chat.write([question, { role: "assistant", content: text.repeat(count) }], { streaming: true });
        void (window as unknown as { onPiece(count: number, time: number): void }).onPiece(count, performance.now());
      }, milliseconds);
    }, STEP);
    await enough;
  }

  /** What is there after the page has ended and come again; `late` is what the busy machine itself was late with a piece. */
  async check(): Promise<{ question: unknown; status: unknown; missing: number; late: number }> {
    await openState(this.page, "streams");
    const [question, answer] = await this.page.evaluate(async () => [
      ...((await state.conversation("chat", "session").read())?.value ?? []),
    ]);
    const stored = (answer?.content.length ?? 0) / STEP.text.length;
    const { times } = this;
    const missing = stored >= times.length ? 0 : times.at(-1)! - times[stored]!;
    const late = Math.max(0, ...times.slice(1).map((time, before) => time - times[before]! - STEP.milliseconds));
    return { question: question?.content, status: answer?.status, missing, late };
  }
}

describe("an answer that streams", function () {
  let site: StateSite, browser: Browser;
  before(async () => {
    site = await startStateSite();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  async function endManyTimes(end: (page: Page) => Promise<void>): Promise<void> {
    const missing: number[] = [];
    const one = async () => {
      const stream = await Stream.open(browser, site.origin);
      for (let round = 0; round < TIMES / AT_ONCE; round++) {
        await stream.run(5 + Math.floor(Math.random() * 20));
        await end(stream.page);
        const after = await stream.check();
        expect(after.question).to.equal("Tell me everything.");
        // In the first moments there may be no answer yet.
        expect(after.status).to.be.oneOf(["interrupted", undefined]);
        missing.push(after.missing);
        expect(after.missing - after.late).to.be.at.most(250);
      }
      await stream.page.close();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    const sorted = missing.sort((a, b) => a - b);
    console.log(`      missing: median ${sorted[TIMES / 2]!.toFixed(0)} ms, most ${sorted.at(-1)!.toFixed(0)} ms of ${sorted.length}`);
    expect(sorted).to.have.length(TIMES);
  }

  it(`keeps the question and all but 250 ms of the answer through ${TIMES} reloads`, () =>
    endManyTimes(async (page) => void (await page.reload())));

  it(`keeps the question and all but 250 ms of the answer through ${TIMES} crashes of the page`, () =>
    endManyTimes(async (page) => {
      const crashed = new Promise((resolve) => page.once("error", resolve));
      const session = await page.createCDPSession();
      session.send("Page.crash").catch(() => {
        // A page that has crashed gives no answer.
      });
      await crashed;
      await page.reload();
    }));

  it("keeps everything that was settled when the browser is killed", async () => {
    const profile = await mkdtemp(join(tmpdir(), "hf-blocks-"));
    const start = () => launch({ executablePath: chromium(), args: CHROMIUM_FLAGS, userDataDir: profile });
    try {
      const killed = await start();
      const page = await killed.newPage();
      await page.goto(site.origin);
      await openState(page, "killed");
      await page.evaluate(async () => {
        const chat = state.conversation("chat", "browser");
        chat.write([{ role: "user", content: "Hello?" }]);
        await state.settled();
      });
      const ended = new Promise((resolve) => killed.process()!.once("exit", resolve));
      killed.process()!.kill("SIGKILL");
      await ended;
      const next = await start();
      const after = await next.newPage();
      await after.goto(site.origin);
      await openState(after, "killed");
      const contents = await after.evaluate(async () =>
        (await state.conversation("chat", "browser").read())?.value.map(({ content }) => content),
      );
      await next.close();
      expect(contents).to.deep.equal(["Hello?"]);
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});
