import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "../browser/browser.ts";
import { examples } from "./corpora.ts";
import { documents } from "./documents.ts";
import { servePages, type MarkdownPages } from "./page/serve.ts";
import { tokensOf } from "./page/tokens.ts";
import { randomDocuments } from "./random-documents.ts";

const RANDOM = 3000;
const SEED = 20_260_302;
const BITS =
  "a|b c| |  |    |\t|\n|\n|\n\n|- |-|* |+ |1. |2. |12) |1234567890. |> |>|# |## | #|###|`|```|````|~~~|```js|***|---|- - -|===|=|--|\\||\\|---\\||:-:|\\\\|[|]|[a]|[a]: /url|[a]:\n|'title'|\"t|\"|(t)|<u>|</x|<b> 'x'|\u00a0|\u000b|\u2028|&amp;|&#65;|](|é|**|_|  \n|\\\n|<https://a.example>|<a@b.example>"
    .split(/(?<!\\)\|/)
    .map((bit) => bit.replace("\\|", "|"));

describe("the parser of the script-tag build", function () {
  this.timeout(300_000);
  let pages: MarkdownPages, browser: Browser;
  before(async () => {
    [pages, browser] = await Promise.all([servePages(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    pages?.close();
  });

  it("finds in every text what the whole parser finds", async () => {
    const specified = ["commonmark", "gfm"].flatMap((name) => examples(name as "gfm").map(({ markdown }) => markdown));
    const all = [...specified, ...documents, ...randomDocuments(RANDOM, SEED), ...marks(10 * RANDOM, SEED)];
    // Of the names of characters it knows only the usual ones.
    const texts = all.map((text) => text.replace(/&\w+;/g, "&amp;"));
    const page = await browser.newPage();
    await pages.open(page, "/strict");
    const short = await page.evaluate((list) => globalThis.markdown.tokensOf(list), texts);
    const whole = tokensOf(texts);
    const different = whole.flatMap((tokens, place) =>
      tokens === short[place] ? [] : [{ text: texts[place >> 1], tokens, short: short[place] }],
    );
    expect(whole).to.have.length(2 * texts.length);
    expect(different.slice(0, 3)).to.deep.equal([]);
  });
});

/** Marks side by side, as nobody writes them. */
function marks(count: number, seed: number): string[] {
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
  return Array.from({ length: count }, () => Array.from({ length: 1 + random(16) }, () => BITS[random(BITS.length)]).join(""));
}
