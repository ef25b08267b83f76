import { expect } from "chai";
import { alignPage, pageShapeOf } from "../../src/hot/page-align.ts";
import { documentOf, one } from "./page.ts";

/** Which element of a served page each of these elements of its source is. */
async function twins(source: [body: string, head?: string], served: [body: string, head?: string], ...selectors: string[]) {
  const [written, page] = [await documentOf(...source), await documentOf(...served)];
  const found = alignPage(written, pageShapeOf(page));
  return selectors.map((selector) => (found.get(one(written, selector)) as Element | undefined)?.outerHTML);
}

describe("which node of a page each node of its source became", () => {
  it("is the same one, past what the dev server has put in", async () => {
    const added = `<meta name="hf-blocks-page" content="1"><script type="module" src="/@vite/client"></script>`;
    expect(
      await twins(
        [`<p>One</p><p id="b">Two</p>`, `<meta name="author" content="me">`],
        [`<p>One</p><p id="b">Two</p>`, `${added}<meta name="author" content="me">`],
        "meta",
        "#b",
      ),
    ).to.deep.equal([`<meta name="author" content="me">`, `<p id="b">Two</p>`]);
  });

  it("is none where its attributes or its text are others", async () => {
    expect(await twins([`<p class="a">A</p><i>B</i>`], [`<p class="b">A</p><i>B</i>`], "p", "i")).to.deep.equal([undefined, "<i>B</i>"]);
  });

  it("may have another address than in the source", async () => {
    expect(await twins([`<img src="a.png">`], [`<img src="/base/a.png?t=1">`], "img")).to.deep.equal([`<img src="/base/a.png?t=1">`]);
  });

  it("is the script with the same file, whatever is in its query, and no other that ends alike", async () => {
    const other = `<script type="module" src="./other/app.ts"></script>`;
    const served = `<script type="module" src="./app.ts?t=5"></script>`;
    expect(await twins([`<script type="module" src="app.ts"></script>`], [other + served], "script")).to.deep.equal([served]);
  });

  it("is an inline module under the address that Vite gives to it", async () => {
    const served = `<script type="module" src="/page.html?html-proxy&amp;index=0.js"></script>`;
    const linked = `<script type="module" src="/html-proxy/app.js"></script>`;
    expect(await twins([`<script type="module">1</script>`], [linked + served], "script")).to.deep.equal([served]);
  });

  it("is found inside of templates", async () => {
    const [source, page] = [await documentOf(`<template><p>1</p></template>`), await documentOf(`<template><p>1</p></template>`)];
    const inside = (root: Document) => (one(root, "template") as HTMLTemplateElement).content.firstChild!;
    expect(alignPage(source, pageShapeOf(page)).get(inside(source))).to.equal(inside(page));
  });
});
