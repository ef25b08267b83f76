import { expect } from "chai";
import { createRenderer } from "../../src/markdown/markdown.ts";
import { randoms, stream, whole } from "./render.ts";

const CHARACTERS = ["👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "e\u0301", "क्षि", "😀", "a", "字"];

describe("characters of several code units in Markdown", () => {
  it("F-W14 are never in two texts, however long a word is", () => {
    const [text] = longWord(20_000);
    for (const source of [text, `\`\`\`\n${text}\n\`\`\``]) {
      const target = document.createElement("div");
      createRenderer(target).finish(source);
      const texts = textsIn(target);
      expect(texts.length).to.be.greaterThan(4);
      expect(texts.flatMap(charactersIn).join("|")).to.equal(charactersIn(texts.join("")).join("|"));
    }
  });

  it("F-W14 end in the same nodes, whatever the pieces in which they arrive", () => {
    const [text, random] = longWord(9000);
    const expected = whole(text);
    for (let way = 0; way < 20; way++) {
      const pieces: string[] = [];
      for (let at = 0; at < text.length;) pieces.push(text.slice(at, (at += 1 + random(at > 4000 && at < 4200 ? 3 : 400))));
      expect(stream(pieces)).to.equal(expected);
    }
  });

  it("F-W14 are not shown by halves when the pieces of a stream part them", () => {
    for (const around of ["", "**", "- ", "| ", "```\n"]) {
      const target = document.createElement("div");
      const renderer = createRenderer(target);
      const text = `${around}one 😀 two 👩‍👩‍👧‍👦 three 𠮷`;
      for (let end = 1; end <= text.length; end++) {
        renderer.update(text.slice(0, end));
        expect(target.textContent, `${around} at ${end}`).to.not.match(/\p{Cs}/u);
      }
    }
  });

  it("F-W14 are not cut in the name of a language", () => {
    const target = document.createElement("div");
    createRenderer(target).finish(`\`\`\`${"😀".repeat(19)}x${"👩‍👩‍👧‍👦".repeat(5)}\nx\n\`\`\``);
    expect(target.querySelector(".code-head span")!.textContent).to.equal(`${"😀".repeat(19)}x`);
  });
});

function longWord(least: number): [text: string, random: (below: number) => number] {
  const random = randoms(7);
  let text = "";
  while (text.length < least) text += CHARACTERS[random(CHARACTERS.length)]!;
  return [text, random];
}

function textsIn(target: Element): string[] {
  const walker = document.createTreeWalker(target, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement!.closest(".code-head") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue!);
  return texts;
}

function charactersIn(text: string): string[] {
  return [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
}
