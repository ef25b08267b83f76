// Several tabs of one browser.
import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import { openBrowser } from "./browser.ts";
import { openState, startStateSite, type StateSite, type StateWindow } from "./state-site.ts";

declare const state: StateWindow["state"];

const TIMES = 20;

describe("tabs of one browser", () => {
  let site: StateSite, browser: Browser;
  before(async () => {
    site = await startStateSite();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  async function open(app: string): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(site.origin);
    await openState(page, app);
    return page;
  }
  const tabOf = (page: Page) => page.evaluate(() => state.tab);
  const closeAll = (...pages: Page[]) => Promise.all(pages.map((page) => page.close()));

  it(`lose none of 2 × 50 messages written into one conversation, ${TIMES} times`, async () => {
    const [one, two] = [await open("both"), await open("both")];
    for (let run = 0; run < TIMES; run++) {
      const write = (page: Page, tab: string) =>
        page.evaluate(
          async (tab, run) => {
            const chat = state.conversation(`chat ${run}`, "browser");
            let shown = (await chat.read())?.value ?? [];
            chat.watch((messages) => (shown = messages));
            for (let index = 0; index < 50; index++) {
              shown = [...shown, { role: "user", content: `${tab}${index}` }];
              chat.write(shown);
              // Other work comes between; every third time the message is waited for, as before a request.
              if (index % 3 === 0) await state.settled();
              else await new Promise((resolve) => setTimeout(resolve));
            }
            await state.settled();
          },
          tab,
          run,
        );
      await Promise.all([write(one, "a"), write(two, "b")]);
    }
    const [third] = [await open("both")];
    const counts = await third.evaluate(async (times) => {
      const counts: number[] = [];
      for (let run = 0; run < times; run++) {
        const messages = (await state.conversation(`chat ${run}`, "browser").read())!.value;
        counts.push(new Set(messages.map(({ content }) => content)).size);
      }
      return counts;
    }, TIMES);
    expect(counts).to.deep.equal(Array(TIMES).fill(100));
    await closeAll(one, two, third);
  });

  it(`keep their id when reloaded, ${TIMES} times`, async () => {
    const page = await open("reloaded");
    const id = await tabOf(page);
    for (let run = 0; run < TIMES; run++) {
      await page.reload();
      await openState(page, "reloaded");
      expect(await tabOf(page)).to.equal(id);
    }
    await closeAll(page);
  });

  it(`get an id of their own when duplicated, ${TIMES} times, with a copy of the session`, async () => {
    const page = await open("duplicated");
    await page.evaluate(async () => {
      state.cell("name", "session").write("Ada");
      await state.settled();
    });
    const ids = new Set([await tabOf(page)]);
    const duplicate = async () => {
      // A window opened from a script starts with a copy of `sessionStorage`, as a duplicated tab does.
      const [copy] = await Promise.all([
        new Promise<Page>((resolve) => page.once("popup", (popup) => resolve(popup!))),
        page.evaluate((url) => void window.open(url), site.origin),
      ]);
      return copy;
    };
    for (let run = 0; run < TIMES / 5; run++) {
      const copies = [await duplicate(), await duplicate(), await duplicate(), await duplicate(), await duplicate()];
      await Promise.all(copies.map((copy) => openState(copy, "duplicated")));
      for (const copy of copies) {
        ids.add(await tabOf(copy));
        expect(await copy.evaluate(async () => (await state.cell("name", "session").read())?.value)).to.equal("Ada");
      }
      await closeAll(...copies);
    }
    expect(ids.size).to.equal(TIMES + 1);
    await page.reload();
    await openState(page, "duplicated");
    expect(ids).to.include(await tabOf(page));
    await closeAll(page);
  });

  it("see an answer grow in another, and that it was interrupted when that one crashes", async () => {
    const [writer, reader] = [await open("mirror"), await open("mirror")];
    await reader.evaluate(async () => {
      const chat = state.conversation("chat", "browser");
      await chat.read();
      chat.watch((messages) => Object.assign(window, { shown: messages }));
    });
    await writer.evaluate(() => {
      const chat = state.conversation("chat", "browser");
      let text = "";
      setInterval(
        () =>
          chat.write(
            [
              { role: "user", content: "Hi" },
              { role: "assistant", content: (text += "word ") },
            ],
            { streaming: true },
          ),
        20,
      );
    });
    const last = () => (window as unknown as { shown?: { status?: string; content: string }[] }).shown?.at(-1);
    const isLong = (length: number) =>
      `(() => { const one = window.shown?.at(-1); return one?.status === "streaming" && one.content.length > ${length}; })()`;
    await reader.waitForFunction(isLong(10));
    await reader.waitForFunction(isLong((await reader.evaluate(last))!.content.length));
    const session = await writer.createCDPSession();
    session.send("Page.crash").catch(() => {
      // A page that has crashed gives no answer.
    });
    await reader.waitForFunction(`window.shown.at(-1).status === "interrupted"`);
    await closeAll(reader, writer);
  });

  it("are all emptied by one, which leaves nothing behind but the word that it was done, within a second", async () => {
    const pages = [await open("erased"), await open("erased"), await open("erased")];
    for (const page of pages) {
      await page.evaluate(async () => {
        state.cell("mine", "session").write(new File(["abc"], "a.txt"));
        const chat = state.conversation("chat", "browser");
        chat.write([...((await chat.read())?.value ?? []), { role: "user", content: "Hi" }]);
        await state.settled();
      });
    }
    const { took, databases } = await pages[0]!.evaluate(async () => {
      const start = performance.now();
      await state.deleteAll();
      return { took: performance.now() - start, databases: (await indexedDB.databases()).map(({ name }) => name) };
    });
    expect(databases).not.to.include("hf-blocks:erased");
    expect(took).to.be.below(1000);
    for (const page of pages) {
      const rest = await page.evaluate(async () => [
        (await state.conversation("chat", "browser").read())?.value,
        (await state.cell("mine", "session").read())?.value,
        sessionStorage.length,
        localStorage.getItem("hf-blocks:erased"),
      ]);
      // What is undefined comes out of the page as null.
      expect(rest).to.deep.equal([null, null, 0, "erased"]);
    }
    await closeAll(...pages);
  });

  it("come out of the back/forward cache with their stream and their id", async () => {
    // On a busy machine the last write may still be under way when the next page reads: the browser then gives the cached page up.
    const attempts = [await comesBack(), await comesBack(), await comesBack()];
    expect(attempts).to.include(true);
  });

  async function comesBack(): Promise<boolean> {
    const page = await open("cached");
    const id = await tabOf(page);
    await page.evaluate(async () => {
      const chat = state.conversation("chat", "session");
      let text = "";
      const write = () =>
        chat.write(
          [
            { role: "user", content: "Hi" },
            { role: "assistant", content: (text += "word ") },
          ],
          { streaming: true },
        );
      write();
      await state.settled();
      setInterval(write, 20);
    });
    await page.goto(`${site.origin}/other`);
    await openState(page, "cached");
    expect(await tabOf(page)).to.equal(id);
    expect(await page.evaluate(async () => (await state.conversation("chat", "session").read())!.value[0]!.content)).to.equal("Hi");
    await page.goBack();
    await page.waitForFunction(() => "AppState" in window);
    const isRestored = await page.evaluate(() => "state" in window);
    if (!isRestored) await openState(page, "cached");
    // Whether it was kept or loaded again: it is the same tab and has the question and the answer, each once.
    await new Promise((resolve) => setTimeout(resolve, 500)); // one that is there twice comes with the next writes
    expect(await tabOf(page)).to.equal(id);
    const messages = await page.evaluate(async () => (await state.conversation("chat", "session").read())!.value);
    expect(messages.map(({ role }) => role)).to.deep.equal(["user", "assistant"]);
    expect(messages[1]!.content).to.match(/^(word )+$/);
    await closeAll(page);
    return isRestored;
  }
});
