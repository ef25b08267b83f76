import { expect } from "chai";
import { alignPage, pageShapeOf, type Twins } from "../../src/hot/page-align.ts";
import { isRunnable, patchPage } from "../../src/hot/page-patch.ts";
import { documentOf, one } from "./page.ts";

/** A page of a source that is shown, and what makes it another version. */
async function open(source: string) {
  let shown = await documentOf(source);
  const live = await documentOf(source);
  const twins: Twins = alignPage(shown, pageShapeOf(live));
  return {
    live,
    async become(next: string): Promise<number> {
      const page = await documentOf(next);
      const { count } = patchPage(shown, page, twins);
      shown = page;
      return count;
    },
  };
}

describe("a page that is made another version of its source", () => {
  it("gets new texts and attributes, and loses those that are gone", async () => {
    const { live, become } = await open(`<p class="a" lang="en">One</p>`);
    const node = one(live, "p");
    expect(await become(`<p class="b" dir="ltr">Two</p>`)).to.equal(4);
    expect(one(live, "p")).to.equal(node);
    expect(live.body.innerHTML).to.equal(`<p class="b" dir="ltr">Two</p>`);
  });

  it("changes nothing twice: the next version is compared with this one", async () => {
    const { live, become } = await open(`<p>One</p>`);
    await become(`<p>Two</p><i></i>`);
    expect(await become(`<p>Two</p><i></i>`)).to.equal(0);
    expect(await become(`<i></i>`)).to.equal(1);
    expect(live.body.innerHTML).to.equal("<i></i>");
  });

  it("keeps an element that gets another parent, with all that is in it", async () => {
    const { live, become } = await open(`<p id="x"><b>In</b></p><div></div>`);
    const [node, inner] = [one(live, "#x"), one(live, "b")];
    await become(`<div><p id="x"><b>In</b></p></div>`);
    expect([one(live, "div > #x"), one(live, "b")]).to.deep.equal([node, inner]);
  });

  it("leaves what scripts have put in, and what they have set", async () => {
    const { live, become } = await open(`<p>One</p><div id="room"></div>`);
    one(live, "#room").append(live.createElement("aside"));
    one(live, "p").setAttribute("data-by", "script");
    live.body.prepend(live.createElement("nav"));
    await become(`<p>Two</p><i>New</i><div id="room"></div>`);
    expect(live.body.innerHTML).to.equal(`<nav></nav><p data-by="script">Two</p><i>New</i><div id="room"><aside></aside></div>`);
  });

  it("changes what is in templates", async () => {
    const { live, become } = await open(`<template><p>One</p></template>`);
    await become(`<template><p>Two</p><b></b></template>`);
    expect((one(live, "template") as HTMLTemplateElement).innerHTML).to.equal("<p>Two</p><b></b>");
  });

  it("neither puts in nor changes scripts that run, and takes data for data", async () => {
    const { live, become } = await open(`<script type="text/markdown">One</script>`);
    await become(`<script type="text/markdown">Two</script><script>1</script><script type="module">1</script>`);
    expect(live.body.innerHTML).to.equal(`<script type="text/markdown">Two</script>`);
    const types = ["", "module", "importmap", "text/javascript", "application/ecmascript", "text/plain", "application/json"];
    const scripts = types.map((type) => Object.assign(document.createElement("script"), { type }));
    expect(scripts.map(isRunnable)).to.deep.equal([true, true, true, true, true, false, false]);
  });
});
