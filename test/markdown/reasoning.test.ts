import { expect } from "chai";
import { createRenderer, type MarkdownOptions } from "../../src/markdown/markdown.ts";
import { ReasoningFinder, withoutReasoning } from "../../src/core/reasoning.ts";
import { outline, randoms, stream, whole } from "./render.ts";

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

  it("D25 may begin again behind a sentence, and no prefix shows a tag", () => {
    const text = "Let me look.<think>Hm, *so*.</think>It is **19**!<think>\nWarm.\n</think>\n\n- Go out.<think>x</think>";
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    for (let end = 1; end <= text.length; end++) {
      renderer.update(text.slice(0, end));
      expect(target.textContent, text.slice(0, end)).to.not.match(/[<>/]/);
    }
    renderer.finish();
    expect(target.querySelectorAll("details")).to.have.length(3);
    for (const part of target.querySelectorAll("details")) part.remove();
    expect(target.textContent).to.match(/^Let me look\.\s*It is 19!\s*Go out\.\s*$/);
  });

  it("D25 is folded just where it is neither copied nor sent", () => {
    const words = ["</think>", "<think>", "\n", "\n\n", "a", "b.", "。", "- c", "d e!", " "];
    const random = randoms(25);
    for (let round = 0; round < 400; round++) {
      let text = "";
      for (let count = random(14); count >= 0; count--) text += words[random(words.length)]!;
      const target = shown(text);
      for (const part of target.querySelectorAll("details")) part.remove();
      const said = shown(withoutReasoning(text, [["<think>", "</think>"]]), { reasoningTags: [] });
      const seen = ({ textContent }: Element) => textContent!.replace(/\s/g, "");
      expect(seen(target), JSON.stringify(text)).to.equal(seen(said));
    }
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

  it("F-W12 is what comes before a closing tag whose opening tag was left out", () => {
    for (const [text, thoughts, answer] of [
      ["thoughts\n</think>\n\nanswer", "thoughts", "answer"],
      ["So I say **no**.</think>\n\n# No", "So I say no.", "No"],
      ["- one\n- two </think> three", "onetwo", "three"],
      ["I use `</think>` and\n```\n</think>\n```\n</think>yes", /I use <\/think> and.*<\/think>/s, "yes"],
      ["想一想。\n</think>\n\n好的。", "想一想。", "好的。"],
      ["a\n</think>\nb\n</think>\nc", "a", "b\n</think>\nc"],
      ["a</think></think>b", "a", "b"],
      ["a\n\n</think>\n\n</think>\n\nb", "a", "b"],
    ] as const) {
      const target = shown(text);
      const [details, ...more] = target.querySelectorAll("details");
      expect(more, text).to.have.length(0);
      expect([target.firstElementChild === details, details!.open], text).to.deep.equal([true, false]);
      expect(details!.lastElementChild!.textContent!.trim().replace(/\n/g, ""), text).to.match(
        typeof thoughts === "string" ? new RegExp(`^${thoughts}$`) : thoughts,
      );
      expect(
        [...target.children]
          .slice(1)
          .map(({ textContent }) => textContent!.trim())
          .join(""),
        text,
      ).to.equal(answer);
    }
  });

  it("F-W12 is folded in the moment in which its tag comes, and no part of the tag shows before", () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    const text = "Hm, *so*.\n</think>\n\nYes.";
    for (let end = 1; end <= text.length; end++) {
      renderer.update(text.slice(0, end));
      expect(target.textContent, text.slice(0, end)).to.not.match(/[<>/]/);
      expect(target.querySelector("details") !== null, text.slice(0, end)).to.equal(end >= text.indexOf(">") + 1);
    }
    expect(target.querySelector("details em")!.textContent).to.equal("so");
  });

  it("F-W12 is not ended by a tag in code, escaped, opened in its line, or in an answer", () => {
    for (const text of [
      "Close it with `</think>`.",
      "``a ` </think>`` b",
      "```html\n</think>\n```",
      "- ```html\n  </think>\n  ```",
      "1. one\n   ~~~\n   </think>\n   ~~~",
      "    </think>",
      "\\</think>",
      "say <think>a</think> b",
      "</thinking>",
    ]) {
      expect(shown(text).querySelector("details"), text).to.equal(null);
      expect(shown(text).textContent, text).to.contain("</think");
    }
    const target = shown("<think>a</think>Say </think> there.\n</think> too");
    expect(target.querySelectorAll("details")).to.have.length(1);
    expect(target.textContent).to.contain("Say </think> there.").and.contain("</think> too");
  });

  it("F-W12 has the tags that an author gives, also alone", () => {
    const reasoningTags = [
      ["<mull>", "</mull>"],
      ["[THINK]", "[/THINK]"],
      ["%%", "%%"],
    ] as const;
    for (const text of ["a</mull>b", "a [/THINK] b </mull>"])
      expect(shown(text, { reasoningTags }).querySelector("details > div")!.textContent).to.equal("a");
    for (const text of ["a</think>b", "a %% b"]) expect(shown(text, { reasoningTags }).querySelector("details"), text).to.equal(null);
    expect(shown("a</think>b", { reasoningTags: [] }).textContent).to.equal("a</think>b");
  });

  it("F-W12 is not shown where it is empty", () => {
    for (const text of ["<think></think>yes", "<think>\n\n</think>\n\nyes", "</think>yes", "\n\n</think>\n\nyes"]) {
      const target = shown(text);
      document.body.append(target);
      expect((target as HTMLElement).innerText.trim(), text).to.equal("yes");
      target.remove();
    }
  });

  it("F-W12 ends in the same nodes, whatever the pieces in which it arrives", () => {
    const words = ["</think>", "<think>", "`", "```\n", "\n", "\n\n", "a", "- b", "    ", "\\", "c d", " ", "e."];
    const random = randoms(12);
    for (let round = 0; round < 400; round++) {
      let text = "";
      for (let count = random(14); count >= 0; count--) text += words[random(words.length)]!;
      const expected = whole(text);
      expect(stream([...text]), JSON.stringify(text)).to.equal(expected);
      const at = random(text.length);
      expect(stream([text.slice(0, at), text.slice(at)]), JSON.stringify(text)).to.equal(expected);
    }
  });

  it("F-W12 is looked for once in a line, however many tags in code it has", () => {
    for (const text of ["`</think>` ".repeat(20_000), "`.<think>` ".repeat(20_000)]) {
      const finder = new ReasoningFinder([["<think>", "</think>"]]);
      finder.read(text);
      expect(finder.stretches).to.have.length(1);
    }
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
