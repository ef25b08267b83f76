import { expect } from "chai";
import { createRenderer, type MarkdownOptions } from "../../src/markdown/markdown.ts";
import { outline } from "./render.ts";

describe("the reasoning of a model", () => {
  it("D25 is a part of its own, also before its closing tag has arrived", () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    renderer.update("<think>\nFirst **I");
    const details = target.querySelector("details")!;
    expect(details.open).to.equal(true);
    expect(details.querySelector("summary")!.textContent).to.equal("Thinking…");
    expect(details.querySelector("strong")!.textContent).to.equal("I");
    renderer.update("<think>\nFirst **I** look.\n</think>\n\nThe answer.");
    expect(target.querySelector("details")).to.equal(details);
    expect(details.open).to.equal(false);
    expect(details.querySelector("summary")!.textContent).to.equal("Reasoning");
    expect(details.nextElementSibling!.textContent).to.equal("The answer.");
  });

  it("never shows a part of a tag", () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    const text = "<think>hm</think>yes";
    for (let end = 1; end <= text.length; end++) {
      renderer.update(text.slice(0, end));
      expect(target.textContent).to.not.match(/[<>/]/);
    }
  });

  it("stays open or closed as the person chose", () => {
    const target = document.body.appendChild(document.createElement("div"));
    const renderer = createRenderer(target);
    renderer.update("<think>one");
    const details = target.querySelector("details")!;
    details.querySelector("summary")!.click();
    expect(details.open).to.equal(false);
    renderer.update("<think>one two");
    expect(details.open).to.equal(false);
    details.querySelector("summary")!.click();
    renderer.update("<think>one two</think>three");
    renderer.finish();
    expect(details.open).to.equal(true);
    target.remove();
  });

  it("stays open when the answer ends inside it", () => {
    const target = shown("<think>\nnot done");
    expect(target.querySelector("details")!.open).to.equal(true);
    expect(target.querySelector("summary")!.textContent).to.equal("Reasoning");
  });

  it("is not begun inside a line, inside code or by a tag of another name", () => {
    for (const text of ["say <think> loud", "```\n<think>\n```", "`<think>`", "    <think>", "<thinking>a", "~~~\n<think>\n~~~\n\nb"]) {
      expect(shown(text).querySelector("details"), text).to.equal(null);
    }
  });

  it("may come several times, each with Markdown of its own", () => {
    const target = shown("Before.\n\n<think>- a\n- b</think>\nBetween [x].\n<think>```\nc\n</think>\n\nAfter.\n\n[x]: /u");
    expect(target.querySelectorAll("details")).to.have.length(2);
    expect(target.querySelectorAll("details li")).to.have.length(2);
    expect(target.textContent).to.match(/^Before\.Reasoningab.*Between \[x\]\.Reasoning.*c.*After\.$/s);
  });

  it("has the tags that an author gives", () => {
    const reasoningTags = [
      ["<reasoning>", "</reasoning>"],
      ["[THINK]", "[/THINK]"],
    ] as const;
    const target = shown("<reasoning>a</reasoning>\n[THINK]b[/THINK]\n<think>c</think>", { reasoningTags });
    expect([...target.querySelectorAll("details > div")].map(({ textContent }) => textContent)).to.deep.equal(["a", "b"]);
    expect(target.textContent).to.contain("<think>c</think>");
    expect(shown("<think>a", { reasoningTags: [] }).querySelector("details")).to.equal(null);
  });

  it("goes when the text is another one, and stays when it is the same", () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    renderer.update("<think>one</think>two");
    const details = target.querySelector("details");
    renderer.update("<think>one</think>three");
    expect(target.querySelector("details")).to.equal(details);
    renderer.finish("plain");
    expect(outline(target)).to.equal(outline(shown("plain")));
  });
});

function shown(text: string, options?: MarkdownOptions): Element {
  const target = document.createElement("div");
  createRenderer(target, options).finish(text);
  return target;
}
