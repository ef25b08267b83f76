import { expect } from "chai";
import { createRenderer } from "../../src/markdown/markdown.ts";
import { documents } from "./documents.ts";
import { stream, whole } from "./render.ts";

/** So many paragraphs. */
const words = (count: number) => "word\n\n".repeat(count);

describe("Markdown of many blocks", () => {
  it("has 32 blocks in its element, and those that follow in runs of 32", () => {
    const target = document.createElement("div");
    createRenderer(target).finish(words(100));
    const runs = [...target.children].slice(32);
    expect([...target.children].slice(0, 32).every(({ localName }) => localName === "p")).to.equal(true);
    expect(runs.map(({ className, childElementCount }) => [className, childElementCount])).to.deep.equal([
      ["run", 32],
      ["run", 32],
      ["run", 4],
    ]);
  });

  it("makes no run before it needs one", () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    renderer.finish(words(32));
    expect(target.childElementCount).to.equal(32);
    renderer.finish(words(33));
    expect(target.lastElementChild!.outerHTML).to.equal('<div class="run"><p dir="auto">word</p></div>');
  });

  it("ends the same in whatever pieces it comes, wherever a run begins", () => {
    for (const text of documents) {
      for (const before of [29, 31, 32, 63, 64]) {
        const long = words(before) + text;
        const expected = whole(long);
        expect(stream([words(before), ...text]), JSON.stringify(text)).to.equal(expected);
        for (let at = 0; at <= text.length; at += 3) {
          const pieces = [words(before) + text.slice(0, at), text.slice(at)];
          expect(stream(pieces), `${before}: ${JSON.stringify(text)} split at ${at}`).to.equal(expected);
        }
      }
    }
  });

  it("keeps the nodes of all its blocks while it grows", () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    renderer.update(words(70));
    const before = [...target.querySelectorAll("p")];
    for (let count = 71; count < 100; count++) renderer.update(words(count));
    renderer.finish(words(100));
    expect([...target.querySelectorAll("p")].slice(0, 70)).to.deep.equal(before);
  });

  it("adds plain code to the end of a block in a run, as it does in the element", () => {
    for (const before of [0, 40]) {
      const target = document.createElement("div");
      const renderer = createRenderer(target);
      const start = `${words(before)}\`\`\`js\nlet a = 1;\n`;
      renderer.update(start);
      renderer.update(`${start}let`);
      const { parsed } = renderer;
      renderer.update(`${start}let b = 2;`);
      expect(renderer.parsed, `${before}`).to.equal(parsed);
      expect(target.querySelector("code")!.textContent).to.equal("let a = 1;\nlet b = 2;");
    }
  });

  it("loses its runs when another text has fewer blocks", () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    for (const [count, runs] of [
      [100, 3],
      [64, 1],
      [10, 0],
      [40, 1],
      [0, 0],
    ] as const) {
      renderer.finish(`# ${count}\n\n${words(count - 1 < 0 ? 0 : count - 1)}`);
      expect(target.querySelectorAll(".run").length, `${count}`).to.equal(runs);
      expect(target.querySelectorAll("p").length).to.equal(Math.max(0, count - 1));
    }
  });

  it("has its reasoning behind all of its runs", () => {
    const target = document.createElement("div");
    createRenderer(target).finish(`${words(40)}<think>\n${words(40)}</think>\n\n${words(40)}`);
    expect([...target.children].slice(32).map(({ localName, className }) => `${localName}.${className}`)).to.deep.equal([
      "div.run",
      "details.reasoning",
      "div.",
    ]);
    expect(target.querySelectorAll("p").length).to.equal(120);
  });
});
