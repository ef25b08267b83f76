import { expect } from "chai";
import { createRenderer } from "../../src/markdown/markdown.ts";
import { documents } from "./documents.ts";
import { structureOf } from "./page/oracle.ts";

describe("Markdown from a model", () => {
  it("shows raw HTML as text", () => {
    expect(render("<b onclick=x>bold</b>").textContent).to.equal("<b onclick=x>bold</b>");
  });

  it("keeps only https, http and mailto links", () => {
    const target = render("[a](https://a.example) [b](mailto:b@c.example) [c](ftp://x.example) [d](java\tscript:x) [e](blob:x) <tel:1>");
    const links = [...target.querySelectorAll("a")].map((link) => link.getAttribute("href"));
    expect(links.filter((href) => href !== null)).to.deep.equal(["https://a.example/", "mailto:b@c.example"]);
  });

  it("gives links rel and target, and takes credentials out of them", () => {
    const link = render("[bank](https://bank.example@evil.example/)").querySelector("a")!;
    expect([link.href, link.rel, link.target]).to.deep.equal(["https://evil.example/", "noopener noreferrer nofollow", "_blank"]);
  });

  it("asks before it loads an image of another host, and remembers the answer", () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    renderer.update("![A cat](https://cats.invalid/a.png)");
    renderer.finish();
    const button = target.querySelector("button")!;
    expect(target.querySelector("img")).to.equal(null);
    expect(button.textContent).to.contain("cats.invalid");
    button.click();
    expect(target.querySelector("img")!.getAttribute("referrerpolicy")).to.equal("no-referrer");
    renderer.update("![A cat](https://cats.invalid/a.png) and more");
    expect(target.querySelector("img")!.alt).to.equal("A cat");
  });

  it("shows inline pictures, but no drawings that could carry scripts", () => {
    const target = render("![dot](data:image/png;base64,AAAA) ![svg](data:image/svg+xml,<svg/>)");
    expect(target.querySelectorAll("img")).to.have.length(1);
  });

  it("shows a message of more than a million characters as plain text", () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    renderer.update("**a** ".repeat(10));
    renderer.update("**a** ".repeat(170_000));
    renderer.update("**a** ".repeat(170_001));
    expect(target.querySelectorAll("*")).to.have.length(1);
    expect(target.textContent).to.have.length(6 * 170_001);
  });

  it("stands a thousand levels of nesting", () => {
    for (const unit of ["> ", "- ", "*a **b ", "[", "![", "`", "<", "&"]) {
      const target = document.createElement("div");
      const renderer = createRenderer(target);
      renderer.update(unit.repeat(1000));
      renderer.finish();
      expect(structureOf(target)).to.deep.equal([]);
    }
  });
});

describe("what shows while text is to come", () => {
  const cases: readonly [string, string][] = [
    ["Some **bold", "<p>Some <strong>bold</strong></p>"],
    ["Some **bold*", "<p>Some <strong>bold</strong></p>"],
    ["Some **", "<p>Some </p>"],
    ["Some `code", '<p>Some <code dir="ltr">code</code></p>'],
    ["Some [link](https://exa", "<p>Some <a>link</a></p>"],
    ["Some [link", "<p>Some <a>link</a></p>"],
    ["Some ![pic](https://x", "<p>Some </p>"],
    ["Some *soft and **both", "<p>Some <em>soft and <strong>both</strong></em></p>"],
    ["Steps:\n-", "<p>Steps:</p>"],
    ["Steps:\n1", "<p>Steps:</p>"],
    ["One\n\n#", "<p>One</p>"],
    ["One\n\n``", "<p>One</p>"],
    ["One\n\n| a | b |", "<p>One</p>"],
    ["One\n\n| a | b |\n|--", "<p>One</p>"],
    ["5 * 3", "<p>5 * 3</p>"],
    ["a ~~gone", "<p>a <s>gone</s></p>"],
    ["AT&", "<p>AT</p>"],
    ["see <https://exa", "<p>see </p>"],
  ];
  for (const [text, expected] of cases) {
    it(`D35 shows ${JSON.stringify(text)} without raw markup`, () => {
      const target = document.createElement("div");
      createRenderer(target).update(text);
      expect(target.innerHTML.replaceAll(' dir="auto"', "").replaceAll("\n</p>", "</p>")).to.equal(expected);
    });
  }

  it("shows an open fence as a block of code", () => {
    const target = document.createElement("div");
    createRenderer(target).update("```js\nlet a = 1;\n``");
    expect(target.querySelector("code.language-js")!.textContent).to.equal("let a = 1;\n");
  });

  it("never throws, wherever a document breaks off", () => {
    for (const text of documents)
      for (let end = 0; end <= text.length; end++) createRenderer(document.createElement("div")).update(text.slice(0, end));
  });
});

function render(text: string): HTMLElement {
  const target = document.createElement("div");
  createRenderer(target).finish(text);
  return target;
}
