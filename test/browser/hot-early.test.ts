import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "./browser.ts";
import { installLibrary, openHotPage, startHotSite, type HotSite, type OpenPage } from "./hot-site.ts";

const CARD = (text: string) => `
class Card extends HTMLElement {
  connectedCallback() { this.textContent = "${text}"; }
}
customElements.define("x-card", Card);
export { Card };`;
const APP = (label: string) => `
import { blocks, textbox } from "hf-blocks";
export default blocks({ name: "early" }, textbox({ id: "box", label: "${label}" }));`;
const WORD = (word: string) => `export const word = "${word}";`;
const USES_WORD = `
import { word } from "./word.ts";
class Worded extends HTMLElement {
  connectedCallback() { this.textContent = word; }
}
customElements.define("x-worded", Worded);
export { Worded };`;
const SHEET = (color: string) => `h1 { color: ${color}; }`;
const PAGE = (
  text: string,
) => `<!doctype html><title>Early</title><link rel="icon" href="data:,"><link rel="stylesheet" href="page.css"><h1>${text}</h1>
<script type="module" src="card.ts"></script><script type="module" src="worded.ts"></script>
<hf-blocks></hf-blocks><x-card></x-card><x-worded></x-worded>`;

for (const [whose, install] of [
  ["a clone", undefined],
  ["an installed library", installLibrary],
] as const)
  describe(`a file that is saved while a page of it is still loading, by ${whose}`, () => {
    let site: HotSite, browser: Browser, open: OpenPage;

    before(async () => {
      const files = {
        "index.html": PAGE("one"),
        "card.ts": CARD("one"),
        "word.ts": WORD("one"),
        "worded.ts": USES_WORD,
        "app.ts": APP("one"),
        "page.css": SHEET("rgb(1, 1, 1)"),
      };
      const { folder, library } = install?.(files) ?? {};
      site = await startHotSite(files, ["dev"], folder, library);
      browser = await openBrowser();
    });
    after(async () => {
      await browser?.close();
      await site?.stop();
    });
    afterEach(async () => {
      expect(await open.reloads(), site.output()).to.equal(0);
      await open.page.close();
    });

    const show = async (path: string, ready: string) => {
      open = await openHotPage(browser, `${site.origin}/${path}`, ready, () => {
        const Socket = WebSocket;
        // Opens late, as on a machine that is busy.
        (globalThis as { WebSocket: unknown }).WebSocket = class extends EventTarget {
          private socket: WebSocket | undefined;
          readyState = 0;
          constructor(url: string, protocols: string) {
            super();
            setTimeout(() => {
              this.socket = new Socket(url, protocols);
              for (const type of ["open", "message", "close", "error"])
                this.socket.addEventListener(type, (event) => {
                  this.readyState = this.socket!.readyState;
                  this.dispatchEvent(
                    event instanceof MessageEvent ? new MessageEvent(type, { data: event.data as string }) : new Event(type),
                  );
                });
            }, 1500);
          }
          send(data: string) {
            this.socket!.send(data);
          }
          close() {
            this.socket?.close();
          }
        };
      });
    };

    it("is taken over where it is an element", async () => {
      await show("", `document.querySelector("x-card")?.textContent === "one"`);
      site.save({ "card.ts": CARD("two") });
      await open.until(`document.querySelector("x-card").textContent === "two"`);
    });

    it("is taken over where it is what an element imports", async () => {
      await show("", `document.querySelector("x-worded")?.textContent === "one"`);
      site.save({ "word.ts": WORD("two") });
      await open.until(`document.querySelector("x-worded").textContent === "two"`);
    });

    it("is taken over once where it is an app, as is the next save", async () => {
      await show("app.ts", `document.querySelector("#box")?.label === "one"`);
      for (const [index, label] of ["two", "three"].entries()) {
        site.save({ "app.ts": APP(label) });
        await open.until(`document.querySelector("#box").label === "${label}"`);
        expect(open.notes()).to.have.length(index + 1);
      }
    });

    it("is taken over where it is a style sheet", async () => {
      const color = `getComputedStyle(document.querySelector("h1")).color`;
      await show("", `document.querySelector("h1") && ${color} === "rgb(1, 1, 1)"`);
      site.save({ "page.css": SHEET("rgb(2, 2, 2)") });
      await open.until(`${color} === "rgb(2, 2, 2)"`);
    });

    it("is taken over where it is the page", async () => {
      await show("", `document.querySelector("h1")?.textContent === "one"`);
      site.save({ "index.html": PAGE("two") });
      await open.until(`document.querySelector("h1").textContent === "two"`);
    });
  });
