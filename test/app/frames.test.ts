import { expect } from "chai";
import { html } from "lit";
import "../../src/define/blocks.ts";
import "../../src/define/chatbot.ts";
import "../../src/define/markdown.ts";
import "../../src/define/on.ts";
import "../../src/define/textbox.ts";
import { defineHandlers } from "../../src/index.ts";
import { loadMarkdown } from "../../src/markdown/load.ts";
import { page, submit, tick, until, type Valued } from "./page.ts";

/** Hands out a growing text, a piece whenever the test says so. */
class Pieces {
  private next: (() => void) | undefined;

  async *give(make: (text: string) => unknown): AsyncGenerator<unknown> {
    let text = "";
    for (let count = 1; ; count++) {
      await new Promise<void>((resolve) => (this.next = resolve));
      yield make((text += `${count} `));
    }
  }

  async come(): Promise<void> {
    await until(() => this.next, "the next piece to be asked for");
    this.next!();
    this.next = undefined;
    await tick();
  }
}

const shown = (element: Element) => element.shadowRoot!.textContent ?? "";
const blocks = {
  "hf-chatbot": html`<hf-chatbot id="out"></hf-chatbot>`,
  "hf-markdown": html`<hf-markdown id="out"></hf-markdown>`,
};

describe("pieces that come faster than frames", () => {
  before(async () => void (await loadMarkdown()));

  for (const [tag, make] of [
    ["hf-chatbot", (text: string) => [[{ role: "assistant", content: text, status: "streaming" }]]],
    ["hf-markdown", (text: string) => [text]],
  ] as const) {
    it(`are painted in the frame in which they are written, in <${tag}>`, async () => {
      const pieces = new Pieces();
      defineHandlers({ [`pieces of ${tag}`]: () => pieces.give(make) });
      const app = await page(html`<hf-blocks>
        ${blocks[tag]}<hf-textbox id="ask"></hf-textbox><hf-on from="ask" handler=${`pieces of ${tag}`} outputs="out"></hf-on>
      </hf-blocks>`);
      const out = app.querySelector("#out")!;
      submit(app.querySelector<Valued>("#ask")!);
      await pieces.come();
      await until(() => shown(out).includes("1 "), "the first piece");
      let painted = "";
      for (let round = 0; round < 10; round++) {
        // Right behind a frame there is time for several.
        await new Promise(requestAnimationFrame);
        await pieces.come();
        await pieces.come();
        await pieces.come();
        const written = new Promise<void>((resolve) => {
          requestAnimationFrame(() => {
            // When all that this frame has begun is done, and before another.
            void tick().then(() => ((painted = shown(out)), resolve()));
          });
        });
        await written;
        expect(painted, `round ${round}`).to.include(` ${4 + 3 * round}`);
      }
    });
  }
});
