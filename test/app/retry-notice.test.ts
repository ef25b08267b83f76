import { expect } from "chai";
import { sayRetry } from "../../src/app/retry-notice.ts";
import type { HfError } from "../../src/core/hf-error.ts";
import type { Progress } from "../../src/core/progress.ts";
import type { Run } from "../../src/graph/run.ts";
import { blocks, button, on, setWords, textbox } from "../../src/index.ts";
import type { RetryWait } from "../../src/inference/transport/call.ts";
import { mounted, tick, until, type MountedApp } from "./page.ts";

const click = (element: Element) => void element.dispatchEvent(new MouseEvent("click", { bubbles: true }));
const busy: RetryWait = { attempt: 1, waitMs: 1500, code: "busy", loading: false };

/** An app whose run waits as told, then goes on until it is stopped. */
async function waiting(...waits: readonly RetryWait[]): Promise<{ app: MountedApp; texts: () => string[]; heard: () => string[] }> {
  const go = button({ id: "go" }),
    stop = button({ id: "stop" }),
    out = textbox({ id: "out", label: "Out", readonly: true });
  const listener = on(
    go,
    async (_, run) => {
      for (const wait of waits) {
        sayRetry(run as unknown as Run, wait);
        if (wait !== waits.at(-1)) await run.sleep(wait.waitMs);
      }
      await run.sleep(60_000);
    },
    undefined,
    out,
  );
  on(stop, { cancels: listener });
  const app = await mounted(blocks(go, stop, out));
  const texts: string[] = [];
  const block = app.find("#out") as unknown as { progress: Progress | undefined; requestUpdate(): void };
  let progress = block.progress;
  Object.defineProperty(block, "progress", {
    configurable: true,
    get: () => progress,
    set(next: Progress | undefined) {
      progress = next;
      if (next?.text !== undefined || texts.length > 0) texts.push(next?.text ?? "");
      block.requestUpdate();
    },
  });
  const heard: string[] = [];
  new MutationObserver(() => {
    const text = [...document.querySelectorAll("[data-hf-announcer=polite]")].map((region) => region.textContent).join("");
    if (text && text !== heard.at(-1)) heard.push(text);
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
  click(app.find("#go"));
  await until(() => texts.length > 0, "the notice");
  return { app, texts: () => texts, heard: () => heard };
}

describe("a wait for a service that is busy", () => {
  it("F-S8: is said where the answer will be, counts down, and is taken back when the request leaves", async () => {
    const { app, texts } = await waiting(busy);
    await until(() => texts().at(-1) === "", "the end of the wait");
    expect(texts()).to.deep.equal(["The service is busy; trying again in 2 s", "The service is busy; trying again in 1 s", ""]);
    click(app.find("#stop"));
  });

  it("F-S8: shows no second number beside the one that counts down", async () => {
    const { app } = await waiting({ ...busy, waitMs: 3000 });
    await until(() => app.find("#out").shadowRoot!.textContent!.includes("in 2 s"), "the second second");
    expect(app.find("#out").shadowRoot!.querySelector("[part=status] [aria-hidden]")).to.equal(null);
    click(app.find("#stop"));
  });

  it("F-S8: is announced once in a run, however often it waits and counts", async () => {
    const { app, texts, heard } = await waiting({ ...busy, waitMs: 1100 }, busy);
    await until(() => texts().filter((text) => text.includes("1 s")).length >= 2, "both waits");
    expect(heard()).to.deep.equal(["The service is busy; trying again in 2 s"]);
    click(app.find("#stop"));
  });

  it("F-S8: is not read again once the wait is over", async () => {
    const { app, texts, heard } = await waiting(busy);
    await until(() => texts().at(-1) === "", "the end of the wait");
    expect(heard()).to.have.length(1);
    expect([...document.querySelectorAll("[data-hf-announcer=polite]")].map((region) => region.textContent)).to.deep.equal(["", ""]);
    click(app.find("#stop"));
  });

  it("F-S8: ends at once when it is stopped", async () => {
    const { app, texts } = await waiting({ ...busy, waitMs: 30_000 });
    click(app.find("#stop"));
    await tick();
    expect([(app.find("#out") as { error?: HfError }).error, texts().at(-1)]).to.deep.equal([undefined, ""]);
    const { length } = texts();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(texts().length).to.equal(length);
  });

  for (const [what, wait, said] of [
    ["a model that is loaded", { loading: true }, "The service is still loading the model; trying again in 20 s"],
    ["a limit", { code: "rate-limited" }, "Too many requests just now; trying again in 20 s"],
    ["no connection", { code: "unreachable" }, "The service cannot be reached; trying again in 20 s"],
  ] as const)
    it(`F-S8: says that it waits for ${what}`, async () => {
      const { app, texts } = await waiting({ ...busy, waitMs: 20_000, ...wait });
      expect(texts()[0]).to.equal(said);
      click(app.find("#stop"));
    });

  it("F-S8: is said in the author's words", async () => {
    setWords({ retryBusy: "Noch {seconds} Sekunden" });
    const { app, texts } = await waiting({ ...busy, waitMs: 20_000 });
    setWords({ retryBusy: "The service is busy; trying again in {seconds} s" });
    expect(texts()[0]).to.equal("Noch 20 Sekunden");
    click(app.find("#stop"));
  });
});
