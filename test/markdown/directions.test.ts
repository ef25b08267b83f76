import { expect } from "chai";
import { createRenderer, styles } from "../../src/markdown/markdown.ts";
import { worldDocuments } from "./world-documents.ts";

describe("the direction of a text", () => {
  let target: HTMLElement;
  before(() => document.adoptedStyleSheets.push(styles.styleSheet!)); // safe: the browsers of the tests have style sheets to adopt
  after(() => void document.adoptedStyleSheets.pop());
  afterEach(() => target.remove());

  for (const [text, selector, expected] of [
    ["שלום `foo(a)` עולם", "code", "foo(a)"],
    ["هذه الدالة `a[0]!` مفيدة", "code", "a[0]!"],
    ["راجع https://a.example/x/ الآن", "a", "https://a.example/x/"],
    ["راجع [the docs (v2).](https://a.example) الآن", "a", "the docs (v2)."],
    ["כתבו אל a.b@c.example, תודה", "a", "a.b@c.example"],
    ["See [המדריך (חדש)](https://a.example) first", "a", ")שדח( ךירדמה"],
    ["| الاسم |\n|---|\n| `f(x);` دالة |", "code", "f(x);"],
  ] as const) {
    it(`F-W13 of ${selector} is its own in ${JSON.stringify(text)}`, () => {
      show(text);
      expect(linesOf(target.querySelector(selector)!)).to.deep.equal([expected]); // safe: the text has one
    });
  }

  it("is not looked for again in a list, a table or code that begins with letters, however much is added", () => {
    for (const [head, unit] of [
      ["", "- some item\n"],
      ["| a |\n|---|\n", "| some cell |\n"],
      ["```\n", "some line\n"],
    ] as const) {
      target = document.body.appendChild(document.createElement("div"));
      const renderer = createRenderer(target);
      renderer.update(head + unit.repeat(100));
      const observer = new MutationObserver(() => {});
      observer.observe(target.firstElementChild!, { attributeFilter: ["dir"] }); // safe: the block is there
      renderer.update(head + unit.repeat(300));
      renderer.finish();
      expect(observer.takeRecords(), unit).to.have.length(0);
      expect(target.querySelectorAll("li, td, .piece").length, unit).to.be.oneOf([1, 300]);
      target.remove();
    }
  });

  for (const [text, expected] of [
    // It begins at the right, so that its code is there too and its full stop at the left.
    ["`foo()` דבר.", [".רבד foo()"]],
    ["[docs](https://a.example) דבר (א).", [".)א( רבד docs"]],
    ["`foo()` is it (a).", ["foo() is it (a)."]],
    // A line break begins anew.
    ["One (1).<br>שתיים (ב).", ["One (1).", ".)ב( םייתש"]],
    ["אחת (א).<br>Two (b).", [".)א( תחא", "Two (b)."]],
    ["# אחת!<br>Two!", ["!תחא", "Two!"]],
  ] as const) {
    it(`F-W13 is that of the words of each line in ${JSON.stringify(text)}`, () => {
      show(text);
      expect(linesOf(target)).to.deep.equal(expected);
    });
  }

  it("F-W13 puts a line at the side where it begins", () => {
    show("אחת<br>Two");
    const [first, second] = target.querySelector("p")!.childNodes as unknown as [Text, Element];
    expect(edges(first).right).to.be.closeTo(target.getBoundingClientRect().right, 1);
    expect(edges(second.nextSibling!).left).to.be.closeTo(target.getBoundingClientRect().left, 1);
  });

  it("F-W13 keeps the items of a list beside their markers, and the cells of a column at one side", () => {
    show("- אחת.\n- Two.\n\n| אחת | שתיים |\n|---|---|\n| Two. | ארוך מאוד |");
    expect(linesOf(target.querySelectorAll("li")[1]!)).to.deep.equal(["Two."]); // safe: there are two
    const [first, second] = [...target.querySelectorAll("li p")].map((item) => edges(item.firstChild!));
    expect(second!.right).to.be.closeTo(first!.right, 1); // safe: as above
    const [head, cell] = [target.querySelector("th")!, target.querySelector("td")!].map((one) => edges(one.firstChild!)); // safe: the table has both
    expect(cell!.right).to.be.closeTo(head!.right, 1);
  });

  it("F-W13 puts a table at the side where it begins", () => {
    show("| אחת |\n|---|\n| שתיים |");
    expect(target.querySelector(".table")!.getBoundingClientRect().right).to.be.closeTo(target.getBoundingClientRect().right, 1); // safe: there is one
  });

  it("F-W13 of code is from left to right in every language, at each moment", () => {
    for (const text of worldDocuments) {
      show("");
      const renderer = createRenderer(target);
      for (let at = 40; at < text.length; at += 40) {
        renderer.update(text.slice(0, at));
        for (const code of target.querySelectorAll("code")) {
          const [line, ...more] = linesOf(code);
          if (more.length === 0) expect(line, text.slice(0, at)).to.equal(code.textContent.trim() === "" ? undefined : code.textContent);
        }
      }
    }
  });

  function show(text: string): void {
    target?.remove();
    target = document.body.appendChild(document.createElement("div"));
    target.className = "markdown";
    createRenderer(target).finish(text);
  }
});

/** The letters of each line as they stand on the screen, from left to right. */
function linesOf(element: Element): string[] {
  const letters: { letter: string; left: number; line: number }[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    for (const [at, letter] of [...node.data].entries()) {
      const { left, bottom, width } = rectangle(node, at);
      if (width > 0) letters.push({ letter, left, line: bottom });
    }
  }
  const lines: (typeof letters)[] = [];
  for (const letter of letters) {
    // Code is set smaller: its letters end a little above those around.
    const line = lines.find(([first]) => Math.abs(first!.line - letter.line) < 12); // safe: none is empty
    if (line) line.push(letter);
    else lines.push([letter]);
  }
  return lines.map((line) =>
    line
      .sort((one, other) => one.left - other.left)
      .map(({ letter }) => letter)
      .join("")
      .trim(),
  );
}

function rectangle(node: Text, at: number): DOMRect {
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  return range.getBoundingClientRect();
}

function edges(node: Node): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect();
}
