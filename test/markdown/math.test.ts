import { expect } from "chai";
import { allDone, createRenderer, type MarkdownOptions } from "../../src/markdown/markdown.ts";

describe("formulas in Markdown", () => {
  let violations: string[];
  const record = ({ violatedDirective }: SecurityPolicyViolationEvent) => void violations.push(violatedDirective);
  beforeEach(() => {
    violations = [];
    document.addEventListener("securitypolicyviolation", record);
  });
  afterEach(() => {
    document.removeEventListener("securitypolicyviolation", record);
    expect(violations).to.deep.equal([]);
  });

  it("become MathML: lines of their own as blocks, others inside the text", async () => {
    const target = await typeset("Let $$x^2$$ be:\n\n$$\n\\frac{a}{b}\n$$\n\nand\n$$y$$\nthen");
    expect(target.querySelector("p .math msup")).to.not.equal(null);
    expect(target.querySelector("div.math > math[display=block] mfrac")).to.not.equal(null);
    expect(target.querySelectorAll("div.math")).to.have.length(2);
    expect(target.querySelectorAll("p")).to.have.length(3);
  });

  it("show their source when they are broken", async () => {
    const target = await typeset("$$\\frac{a$$");
    expect(target.querySelector("math")).to.equal(null);
    expect(target.querySelector(".broken")!.textContent).to.equal("$$\\frac{a$$");
  });

  it("show their source while they arrive, and MathML after", async () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    for (const text of ["Let $$x", "Let $$x^2", "Let $$x^2$"]) {
      renderer.update(text);
      await allDone();
      expect(target.querySelector(".math.source"), text).to.not.equal(null);
      expect(target.querySelector("math"), text).to.equal(null);
    }
    renderer.update("Let $$x^2$$ be");
    await settled();
    expect(target.querySelector("msup")).to.not.equal(null);
  });

  for (const text of [
    "So \\(a^2\\) is",
    "A (b \\( x \\) c) d",
    "\\(\\alpha\\)",
    "\\[\nx^2\n\\] y",
    "- See \\[x^2\\] so",
    "> \\[ \\frac{1}{2} \\]",
    "| a |\n|--|\n| \\(x\\) |",
    "Cost: $5 or $$x$$ a $5",
  ])
    it(`show no mark before their first sign that is gone after: ${JSON.stringify(text)}`, () => {
      const target = document.createElement("div");
      const renderer = createRenderer(target);
      const marks = () => {
        const seen = target.cloneNode(true) as Element;
        for (const formula of seen.querySelectorAll(".math")) formula.remove();
        return seen.textContent!.replace(/[^([$\\]/g, "");
      };
      const all: string[] = [];
      for (let end = 1; end <= text.length; end++) {
        renderer.update(text.slice(0, end));
        all.push(marks());
      }
      renderer.finish();
      for (const [at, seen] of all.entries()) expect(marks().startsWith(seen), text.slice(0, at + 1)).to.equal(true);
    });

  it("stay text without an end, across a blank line, or empty", async () => {
    for (const text of ["$$x", "$$x\n\ny$$", "$$$$", "$$ $$", "\\$$x$$ y"]) {
      expect((await typeset(text)).querySelector("math"), text).to.equal(null);
    }
  });

  it("are not looked for inside code", async () => {
    expect((await typeset("`$$x$$`\n\n```\n$$\ny\n$$\n```")).querySelector(".math")).to.equal(null);
  });

  it("have the delimiters that an author gives", async () => {
    const mathDelimiters = [
      { left: "$", right: "$", display: false },
      { left: "\\(", right: "\\)", display: false },
      { left: "\\[", right: "\\]", display: true },
    ];
    const target = await typeset("$a$ and \\(b\\), $5 and $6, \\$c\n\n\\[\nd\n\\]", { mathDelimiters });
    expect([...target.querySelectorAll("math")].map(({ textContent }) => textContent)).to.deep.equal(["a", "b", "d"]);
    expect(target.textContent).to.contain("$5 and $6");
    expect((await typeset("$$x$$", { mathDelimiters: [] })).querySelector("math")).to.equal(null);
  });

  it("leave no link, picture, id, style or foreign attribute", async () => {
    const tex = [
      "\\href{javascript:alert(1)}{x}",
      "\\url{https://evil.example}",
      "\\includegraphics{https://evil.example/a.png}",
      "\\id{a}{x}",
      "\\class{b}{x}",
      "\\style{position:fixed}{x}",
      "\\data{a=b}{x}",
      "\\color{white}{x}",
      "\\colorbox{red}{x}",
      "\\fbox{x}",
      "\\text{<img src=x onerror=alert(1)>}",
      "\\begin{aligned}a&=b\\\\c&=d\\end{aligned}",
      "\\begin{array}{|c|c|}\\hline 1&2\\\\\\hline\\end{array}",
      "\\label{a}\\ref{a}\\tag{1}x",
      "\\rule{9999em}{9999em}",
      "\\hspace{-9999em}x",
      "\\raisebox{9999pt}{x}",
      "\\def\\a{\\a}\\a",
      "\\gdef\\polluted{1}",
      "\\cancel{x}",
      "\\vec{x}\\overbrace{y}",
      "\\kern9999em",
    ];
    for (const source of tex) {
      const target = await typeset(`$$${source}$$`);
      for (const element of target.querySelectorAll("*")) {
        expect(element.localName, source).to.not.match(/^(a|img|script|style|svg|iframe)$/);
        for (const name of element.getAttributeNames())
          expect(name, source).to.not.match(/^(on.*|href|src|id|style|name|mathcolor|mathbackground|data-.*)$/);
        for (const name of ["width", "height", "depth", "voffset", "lspace", "rspace"]) {
          expect(Math.abs(parseFloat(element.getAttribute(name) ?? "0")), `${source}: ${name}`).to.be.at.most(40);
        }
      }
    }
    expect((await typeset("$$\\polluted$$")).querySelector("math"), "macros stay in their formula").to.equal(null);
  });

  it("keep their nodes when the text around them grows", async () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    renderer.update("Let $$x^2$$ be");
    await settled();
    const math = target.querySelector("math");
    renderer.update("Let $$x^2$$ be a **square**");
    await settled();
    expect(target.querySelector("math")).to.equal(math);
    expect(target.querySelector(".math")!.className).to.equal("math");
  });
});

async function typeset(text: string, options?: MarkdownOptions): Promise<Element> {
  const target = document.createElement("div");
  createRenderer(target, options).finish(text);
  await settled();
  return target;
}

/** All work that waits, and what it waits for. */
async function settled(): Promise<void> {
  await allDone();
}
