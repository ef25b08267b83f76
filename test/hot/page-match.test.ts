import { expect } from "chai";
import { matchPages } from "../../src/hot/page-match.ts";
import { documentOf } from "./page.ts";

/** Which element of the old version each element of the new one is the next version of, as `new < old`. */
async function matches(old: string, next: string): Promise<string[]> {
  const [a, b] = [await documentOf(old), await documentOf(next)];
  const pairs = matchPages(a, b);
  const written = (element: Element | undefined) => element?.getAttribute("data-is") ?? "none";
  return [...b.querySelectorAll("[data-is]")].map((element) => `${written(element)} < ${written(pairs.get(element) as Element)}`);
}

const p = (is: string, rest = "", text = "") => `<p data-is="${is}" ${rest}>${text}</p>`;

describe("what an element of a page is the next version of", () => {
  it("is what has its id, wherever it stands", async () => {
    expect(await matches(p("a", `id="x"`) + `<div></div>`, `<div>${p("b", `id="x"`)}</div>`)).to.deep.equal(["b < a"]);
  });

  it("is no element of another tag with its id", async () => {
    expect(await matches(`<i data-is="a" id="x"></i>`, p("b", `id="x"`))).to.deep.equal(["b < none"]);
  });

  it("is what is equal, also where others come before, between and after it", async () => {
    const same = (text: string) => `<p data-is="same">${text}</p>`;
    const old = [same("1"), p("cut"), same("2"), same("3")].join("");
    const next = [p("new"), same("1"), same("2"), p("newer"), same("3")].join("");
    expect(await matches(old, next)).to.deep.equal(["new < cut", "same < same", "same < same", "newer < none", "same < same"]);
  });

  it("is one each: the most that are equal in one order, then the next of its tag", async () => {
    const [a, b] = [await documentOf("<b></b><i></i><u></u><i></i><s></s>"), await documentOf("<i></i><b></b><u></u><s></s><i></i>")];
    const pairs = matchPages(a, b);
    const olds = [...a.body.children];
    expect([...b.body.children].map((element) => olds.indexOf(pairs.get(element) as Element))).to.deep.equal([1, 0, 2, 4, 3]);
  });

  it("is what an author tells apart by an attribute, else the next one of its tag", async () => {
    const old = p("a", `name="one"`) + p("b", `name="two"`);
    expect(await matches(old, p("c", `name="two" class="x"`) + p("d"))).to.deep.equal(["c < b", "d < a"]);
    expect(await matches(p("a"), p("b", `class="x"`))).to.deep.equal(["b < a"]);
  });

  it("is never an element whose id stands somewhere else now", async () => {
    expect(await matches(p("a", `id="x"`), p("b") + `<div>${p("c", `id="x"`)}</div>`)).to.deep.equal(["b < none", "c < a"]);
  });

  it("is no script from another file", async () => {
    const script = (is: string, src: string) => `<script data-is="${is}" src="${src}"></script>`;
    expect(await matches(script("a", "one.js"), script("b", "two.js"))).to.deep.equal(["b < none"]);
    expect(await matches(script("a", "one.js"), script("b", "one.js"))).to.deep.equal(["b < a"]);
  });
});
