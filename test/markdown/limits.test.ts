import { expect } from "chai";
import { createRenderer } from "../../src/markdown/markdown.ts";

describe("texts of unusual size", () => {
  it("show a line of a million characters", () => {
    const text = "lorem **ipsum** ".repeat(62_500);
    expect(shown(text).textContent).to.have.length(text.trimEnd().length);
  });

  it("show ten million characters as plain text, and more as they come", () => {
    const text = "**a** b\n".repeat(1_250_000);
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    renderer.update(text);
    renderer.update(`${text}more`);
    renderer.finish();
    expect(target.querySelectorAll("*")).to.have.length(1);
    expect(target.textContent).to.have.length(text.length + 4);
    renderer.finish("**short** again");
    expect(target.innerHTML).to.equal('<p dir="auto"><strong>short</strong> again</p>');
  });

  it("stand a hundred thousand line ends", () => {
    for (const end of ["\n", "\r\n", "\r", " \n", ">\n", "\u0000\n"])
      expect(shown(`a${end.repeat(100_000)}b`).textContent).to.match(/^a.*b$/s);
  });

  it("show a paragraph with thousands of signs as it was written", () => {
    const text = "*a* ".repeat(3000).trimEnd();
    expect(shown(text).textContent).to.equal(text);
    expect(shown(`${text}\n\n*b*`).querySelector("em")!.textContent).to.equal("b");
  });

  for (const sign of ["> ", ">", "- ", "1. ", "> - ", "* 1) > ", "> > - "])
    it(`show what stands deep in “${sign}” as it was written, in pieces as at once`, () => {
      for (const times of [14, 15, 16, 29, 30, 31, 60, 120]) {
        const text = `before\n\n${sign.repeat(times)}deep **down**\n${sign.repeat(times)}and again\n\nafter`;
        const whole = shown(text);
        for (const part of ["before", "deep", "down", "again", "after"]) expect(whole.textContent, `${times} times`).to.contain(part);
        const target = document.createElement("div");
        const renderer = createRenderer(target);
        for (let end = 1; end <= text.length; end += 7) renderer.update(text.slice(0, end));
        renderer.finish(text);
        expect(target.innerHTML).to.equal(whole.innerHTML);
      }
    });

  // A browser goes through such a block each time up to its first letter: without one that grew with the square of its items.
  it("F-Z3 add many items of a list while nobody looks for its direction", () => {
    const inAuto = (node: Node | null) => node instanceof Element && node.closest("[dir=auto]") !== null;
    const { append } = Element.prototype;
    let looks = 0;
    Element.prototype.append = function (this: Element, ...nodes: (Node | string)[]): void {
      if (inAuto(this) || nodes.some((node) => node instanceof Node && inAuto(node.parentNode))) looks += nodes.length;
      append.apply(this, nodes);
    };
    try {
      for (const item of ["- \\\n", "*\n", "1. 1\n"]) {
        const renderer = createRenderer(document.createElement("div"));
        looks = 0;
        for (let items = 300; items <= 3000; items += 300) renderer.update(item.repeat(items));
        renderer.finish();
        expect(looks, item).to.be.below(10 * 33);
      }
    } finally {
      Element.prototype.append = append;
    }
  });

  // As long as it is shown as markup it has thousands of nodes without a letter, and one from then on.
  it("F-Z3 take many nodes away while nobody looks for the direction", () => {
    const { remove } = Element.prototype;
    let looks = 0;
    Element.prototype.remove = function (this: Element): void {
      if (this.parentElement?.closest("[dir=auto]")) looks++;
      remove.call(this);
    };
    try {
      const renderer = createRenderer(document.createElement("div"));
      for (let end = 1000; end <= 6000; end += 50) renderer.update("1*".repeat(end / 2));
      expect(looks).to.be.below(33);
    } finally {
      Element.prototype.remove = remove;
    }
  });

  it("keep the nodes of long texts small, and the text whole", () => {
    const text = "x".repeat(10_000);
    const paragraph = shown(text).querySelector("p")!;
    expect(paragraph.textContent).to.equal(text);
    const texts = [...paragraph.childNodes].filter((node) => node instanceof Text);
    expect(texts.map(({ length }) => length)).to.deep.equal([4096, 4096, 10_000 - 2 * 4096]);
  });

  it("let a line break inside an endless word, and nowhere in a word of a sentence", () => {
    const endless = shown("x".repeat(10_000)).querySelectorAll("wbr");
    const sentences = shown("x".repeat(100).concat(" ").repeat(100)).querySelectorAll("wbr");
    expect([endless.length, sentences.length]).to.deep.equal([2, 0]);
  });

  it("are deep no deeper than browsers stand", () => {
    for (const text of [
      "*a **b ".repeat(900) + "c** d*".repeat(900),
      "> ".repeat(500) + "a",
      "- ".repeat(500) + "a",
      `${"> ".repeat(90)}${"**a *b ".repeat(200)}${"c* d** ".repeat(200)}`,
    ]) {
      let deepest = 0;
      const look = (node: Node, depth: number) => {
        deepest = Math.max(deepest, depth);
        for (const child of node.childNodes) look(child, depth + 1);
      };
      look(shown(text), 0);
      expect(deepest).to.be.at.most(200);
    }
  });

  it("fill in no more empty cells in a long table when it comes in pieces", () => {
    const text = `|${"a|".repeat(100)}\n|${"-|".repeat(100)}\n${"b\n".repeat(700)}end`;
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    for (let end = 100; end < text.length; end += 100) renderer.update(text.slice(0, end));
    renderer.finish(text);
    expect(target.isEqualNode(shown(text))).to.equal(true);
  });
});

function shown(text: string): Element {
  const target = document.createElement("div");
  createRenderer(target).finish(text);
  return target;
}
