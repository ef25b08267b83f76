// A stream into a chatbot while its handler, the chatbot's own template and the page are edited.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "puppeteer-core";
import { copyLibrary, makeFolder, openHotPage, startHotSite } from "./hot-site.ts";

const page = (
  heading: string,
  mark: string,
) => `<!doctype html><title>Stream</title><link rel="icon" href="data:,"><script type="module" src="hf-blocks.js"></script>
<h1>${heading}</h1><hf-blocks><hf-chatbot id="chat"></hf-chatbot><hf-button id="go">Go</hf-button><hf-on from="go" handler="reply" outputs="chat"></hf-on></hf-blocks>
<script type="module">import { defineHandlers } from "./hf-blocks.js"; globalThis.mark = "${mark}"; defineHandlers({ reply: async function* (_, run) { let content = ""; for (let i = 0; i < 60; i++) { await run.sleep(60); content += "${mark}" + i + " "; yield [[{ role: "assistant", content }]]; } } });</script>`;

/** @returns how many of 60 tokens arrived, and how often the page was loaded anew meanwhile */
export async function streamAcrossEdits(browser: Browser): Promise<{ tokens: number; reloads: number }> {
  const library = copyLibrary();
  const site = await startHotSite({ "index.html": page("First", "a") }, ["dev"], makeFolder(), library);
  try {
    const open = await openHotPage(
      browser,
      site.origin,
      `document.querySelector("#chat")?.shadowRoot?.querySelector("*") && globalThis.mark`,
    );
    await open.page.click("#go");
    const TEXT = `document.querySelector("#chat").value[0]?.content ?? ""`;
    await open.until(`(${TEXT}).includes("a5 ")`);
    site.save({ "index.html": page("First", "b") });
    await open.until(`globalThis.mark === "b"`);
    const chatbot = join(library, "src/elements/chatbot/chatbot.ts");
    writeFileSync(
      chatbot,
      readFileSync(chatbot, "utf8").replace(`html\`<div part="toolbar"`, `html\`<i id="edited"></i><div part="toolbar"`),
    );
    await open.until(`document.querySelector("#chat").shadowRoot.querySelector("#edited")`);
    site.save({ "index.html": page("Second", "b") });
    await open.until(`document.querySelector("h1").textContent === "Second"`);
    await open.until(`(${TEXT}).includes("a59 ") && document.querySelector("#chat").shadowRoot.textContent.includes("a59")`);
    return { tokens: (await open.read<string>(TEXT)).split(" ").length - 1, reloads: await open.reloads() };
  } finally {
    await site.stop();
    rmSync(library, { recursive: true, force: true });
  }
}
