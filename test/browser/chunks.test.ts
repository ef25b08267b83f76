import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import { openBrowser, waitingByClock } from "./browser.ts";
import { buildOnce } from "./build.ts";
import { addScript, CHECKS, leaveTraces, notices, sentences, use, type Apps } from "./chunks-page.ts";
import { ChunkSite, nameOf, type Fault } from "./chunks-site.ts";

const SENTENCE = "A part of this app could not be loaded. Check the connection and reload the page.";
/** What stands where an app of a script would, and what its `ready` says. */
/** Where nothing is there that could leave what is written to the next page. */
const UNKEPT = "What you write here is not kept, because a part of this app is missing. Copy what you need, and reload the page.";
const WITHOUT_IT = "hf-blocks could not be loaded. Check the connection and reload the page.";
/**
 * What a person does not miss: old tabs are swept, a closed one is offered back and a broken record is put aside at the
 * next start; that there is no room is said without what could go.
 */
const UNSEEN = ["sweep", "offer", "session", "repair", "make-room", "deletable", "delete-conversations"];

/** What only an author's mistake asks for: this page has none. */
const FOR_AUTHORS = ["misplaced", "unanswered", "unknown-event"];

/** What a page has said on its console of parts that could not be loaded, and how often it has asked for each file. */
interface Heard {
  readonly said: readonly string[];
  /** Errors that nobody has handled, or that say something else. */
  readonly wrong: readonly string[];
  readonly asked: ReadonlyMap<string, number>;
}

describe("F-K11 a file of the library that does not come", () => {
  let site: ChunkSite, browser: Browser;

  before(async () => {
    buildOnce();
    site = new ChunkSite();
    await site.listen();
    // Three pages at a time, none of which waits because another hides it.
    browser = await openBrowser([
      "--disable-renderer-backgrounding",
      "--disable-background-timer-throttling",
      "--disable-backgrounding-occluded-windows",
    ]);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  it("once: everything works and nothing is said", async function () {
    this.timeout(600_000);
    expect(await inTurn(site.groups(), (files, kind) => look({ files, times: 1, kind }))).to.deep.equal({});
  });

  it("ever, each file in turn: all else works, it is said in one sentence, and no rejection is left over", async function () {
    this.timeout(600_000);
    const alone = site.files.filter((file) => !FOR_AUTHORS.includes(nameOf(file))).map((file) => [file]);
    expect(await inTurn(alone, (files, kind) => look({ files, times: Infinity, kind }))).to.deep.equal({});
  });

  it("from the storage: the app works in memory and says so, not that something was deleted", async () => {
    for (const [name, sentence] of [
      ["app-state", SENTENCE],
      ["persistence", UNKEPT],
    ] as const) {
      await onPage({ files: [site.file(name)], times: Infinity, kind: "404" }, async (page) => {
        await page.waitForFunction(() => (window as unknown as Apps).loads.includes("all"));
        await use(page);
        await page.waitForFunction(() => (window as unknown as Apps).$("#greeting").value === "Hello Grace");
        await page.waitForFunction(() => (window as unknown as Apps).$("#answer").value);
        expect(await page.evaluate(notices, "all")).to.deep.equal([sentence]);
      });
    }
  });

  it("from the chat: its buttons come with the next message, and the sentence goes", async () => {
    await onPage({ files: [site.file("extras")], times: 3, kind: "404" }, async (page) => {
      await page.waitForFunction(sentences);
      await page.evaluate(() => {
        for (const chat of document.querySelectorAll<HTMLElement & { value: unknown }>("hf-chatbot"))
          chat.value = [
            { role: "assistant", content: "Welcome" },
            { role: "user", content: "Thanks" },
          ];
      });
      await page.waitForFunction(() => (window as unknown as Apps).$("#chat").shadowRoot.querySelector("[data-action=copy]"));
      await page.waitForFunction(`!(${sentences})()`);
    });
  });

  it("with a tag: what needs it asks for it again", async () => {
    // The entry has asked for it too, before anything needed it.
    await onPage({ files: [site.file("number")], times: 4, kind: "404" }, async (page, { said }) => {
      await page.waitForFunction(() => (window as unknown as Apps).loads.includes("all"));
      await eventually(page, () => said.length > 0);
      expect(said).to.have.length(1);
      expect(said[0]).to.contain("<hf-number> could not be loaded.");
      await page.evaluate(() => (window as unknown as Apps).$("#count").click());
      await page.waitForFunction(() => (window as unknown as Apps).$("#counted").value === "4");
    });
  });

  it("from the storage, and comes when the list of conversations asks again: values are stored from then on", async () => {
    await onPage({ files: [site.file("app-state")], times: 3, kind: "reset" }, async (page) => {
      await page.waitForFunction(() => (window as unknown as Apps).loads.includes("all"));
      await page.waitForFunction(() => (window as unknown as Apps).$("[for=chat]").shadowRoot?.querySelector("[part=new]:enabled"));
      await use(page);
      await page.waitForFunction(() => localStorage.getItem("hf-blocks:all") === "stored");
    });
  });

  /** What is wrong, by the files that did not come. */
  async function inTurn(
    groups: readonly string[][],
    look: (files: readonly string[], kind: Fault["kind"]) => Promise<string[]>,
  ): Promise<Record<string, string[]>> {
    const wrong: Record<string, string[]> = {};
    const rest = [...groups.entries()];
    const lane = async (): Promise<void> => {
      for (let next = rest.shift(); next; next = rest.shift()) {
        const [index, files] = next;
        const found = await look(files, index % 2 === 0 ? "404" : "reset").catch((error: unknown) => [String(error)]);
        if (found.length > 0) wrong[files.join(" ")] = found;
      }
    };
    await Promise.all([lane(), lane(), lane()]);
    return wrong;
  }

  /** Does something on the page while files fail. @returns the errors that nobody has handled or that say something else */
  async function onPage(fault: Fault, act: (page: Page, heard: Heard) => Promise<void>): Promise<string[]> {
    const { address, asked } = site.visit(fault);
    const context = await browser.createBrowserContext();
    const [said, wrong]: [string[], string[]] = [[], []];
    try {
      const page = await context.newPage();
      page.on("pageerror", (error) => wrong.push(`unhandled: ${String(error)}`));
      page.on("console", (message) => {
        if (message.type() !== "error" || message.text().startsWith("Failed to load resource")) return;
        // Of one model the page is refused. Where it comes late to a name, the author is told that it is unknown by then.
        if (["the server answered 404", 'finds no handler "later"'].some((said) => message.text().includes(said))) return;
        (message.text().includes("could not be loaded") ? said : wrong).push(message.text());
      });
      await page.evaluateOnNewDocument("globalThis.__name = (named) => named");
      await page.goto(address);
      await leaveTraces(page);
      await addScript(page);
      await act(waitingByClock(page, 10_000), { said, wrong, asked });
      return wrong;
    } finally {
      await context.close();
    }
  }

  /** Uses the whole page while files fail. @returns what is not as it must be */
  async function look(fault: Fault): Promise<string[]> {
    const isLost = fault.times === Infinity;
    const isMissing = (needs: readonly string[]) => isLost && needs.some((name) => fault.files.some((file) => site.reaches(name, file)));
    const found: string[] = [];
    const unhandled = await onPage(fault, async (page, { said, wrong, asked }) => {
      const until = (what: string, holds: () => unknown) => page.waitForFunction(holds).catch(() => void found.push(`not there: ${what}`));
      if (isMissing(["core"])) return lookAtBarePage(page, wrong);
      await until(CHECKS[0]!.what, CHECKS[0]!.holds);
      const rejected = await use(page);
      for (const { what, needs, holds } of CHECKS) if (!isMissing(needs)) await until(what, holds);
      for (const file of fault.files) {
        if (FOR_AUTHORS.includes(nameOf(file))) continue;
        if (await eventually(page, () => (asked.get(file) ?? 0) > (isLost ? 2 : 1))) continue;
        found.push(asked.has(file) ? `does not ask for ${file} again` : `never asks for ${file}: give the page something that needs it`);
      }
      const isUnseen = fault.files.some((file) => UNSEEN.includes(nameOf(file)));
      if (isLost && !isUnseen && said.length + rejected.length === 0) await until("a sentence", sentences);
      const shown = (await page.evaluate(sentences)) ?? [];
      if (!isLost) found.push(...[...shown, ...said, ...rejected].map((text) => `said: ${text}`));
      if (new Set(said).size < said.length) found.push(`said again: ${said.join(" | ")}`);
      found.push(...rejected.filter((text) => ![SENTENCE, UNKEPT, WITHOUT_IT].includes(text)).map((text) => `rejected: ${text}`));
      found.push(...shown.filter((text) => text.split("could not be loaded").length > 2).map((text) => `shown twice: ${text}`));
      if (
        await page.evaluate(() =>
          [...document.querySelectorAll("*")].some(({ shadowRoot }) => shadowRoot?.textContent?.includes("has deleted")),
        )
      )
        found.push("says that something was deleted");
    });
    // Without the core nothing can be said on the page: the entry says it to whoever imports it, and on the console.
    if (isMissing(["core"]) && unhandled.length === 1 && unhandled[0]!.includes("hf-blocks could not be loaded.")) return found;
    return [...found, ...unhandled];
  }

  async function lookAtBarePage(page: Page, wrong: readonly string[]): Promise<void> {
    await eventually(page, () => wrong.length > 0);
    // As it was written; or by what came beside the core, which brings the elements along.
    await page.waitForFunction(() => {
      const shown = document.querySelector("#text")?.shadowRoot?.textContent ?? document.body.innerText;
      return shown.includes("Title");
    });
  }
});

/** Whether it comes to be so while the page goes on, within some seconds. */
async function eventually(page: Page, holds: () => boolean): Promise<boolean> {
  for (const end = Date.now() + 5000; !holds() && Date.now() < end;) await page.evaluate(() => new Promise(requestAnimationFrame));
  return holds();
}
