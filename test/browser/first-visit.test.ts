import { expect } from "chai";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "puppeteer-core";
import { npmPages } from "../../scripts/visits/npm-pages.mts";
import { bareBox, chat, chatInterface, scriptedPages } from "../../scripts/visits/pages.mts";
import { bytesOf, TYPED, visit } from "../../scripts/visits/visit.mts";
import { openBrowser } from "./browser.ts";
import { buildOnce } from "./build.ts";

describe("the first visit of a page, each file late", () => {
  let browser: Browser;

  before(async () => {
    buildOnce();
    browser = await openBrowser(["--ignore-certificate-errors"]);
  });
  after(() => browser?.close());

  for (const page of scriptedPages) {
    it(`keeps what is typed the moment it goes: ${page.name}`, async () => {
      const { text } = await visit(browser, page, { typing: true });
      expect(text).to.equal(TYPED);
    });

    it(`asks for no file twice, and for none that there is not: ${page.name}`, async () => {
      const { log } = await visit(browser, page);
      const files = log.filter(({ kind }) => kind === "file");
      expect(files.map(({ path }) => path)).to.deep.equal([...new Set(files.map(({ path }) => path))]);
      expect(files.filter(({ bytes }) => bytes === 0)).to.deep.equal([]);
    });
  }

  for (const page of [chat, chatInterface]) {
    it(`asks its model one round after the click: ${page.name}`, async () => {
      const { log, stages } = await visit(browser, page);
      const since = log.slice(stages[0]!.requests); // safe: every visit has come to rest
      const first = since.findIndex(({ kind }) => kind === "answer");
      expect(first).to.be.greaterThan(0);
      expect(since[first]!.round - since[0]!.round).to.equal(1);
    });
  }

  it("counts the rounds that a box has waited for, and not what comes when it is there", async () => {
    const folder = await mkdtemp(join(tmpdir(), "hf-blocks-rounds-"));
    const files = {
      "one.js":
        'await Promise.all([import("./two.js"), import("./beside.js")]); document.body.append(document.createElement("textarea")); import("./late.js");',
      "two.js": 'import "./three.js";',
      "beside.js": "",
      "three.js": "",
      "late.js": "",
    };
    for (const [name, code] of Object.entries(files)) await writeFile(join(folder, name), code);
    const html = '<!doctype html><link rel="icon" href="data:,"><body><script type="module" src="one.js"></script></body>';
    const { rounds, log, text } = await visit(browser, { ...bareBox, html, folder }, { typing: true });
    expect(rounds).to.equal(3);
    expect(log.map(({ path, round }) => `${round} ${path}`)).to.have.members([
      "0 /",
      "1 /one.js",
      "2 /two.js",
      "2 /beside.js",
      "3 /three.js",
      "4 /late.js",
    ]);
    expect(bytesOf(log)).to.equal(bytesOf(log.slice(1)));
    expect(text).to.equal(TYPED);
  });

  it("is the same for who bundles the package", async () => {
    for (const page of await npmPages()) {
      const { text, log } = await visit(browser, page, { typing: true });
      expect(text, page.name).to.equal(TYPED);
      expect(new Set(log.map(({ path }) => path)), page.name).to.have.lengthOf(log.length);
    }
  });
});
