import { expect } from "chai";
import { createRenderer } from "../../src/markdown/markdown.ts";
import { documents } from "./documents.ts";
import { outline, randoms, stream, whole } from "./render.ts";

describe("streamed Markdown", () => {
  it("ends the same for every split into two", () => {
    for (const text of documents) {
      const expected = whole(text);
      for (let at = 0; at <= text.length; at++) {
        expect(stream([text.slice(0, at), text.slice(at)]), `${JSON.stringify(text)} split at ${at}`).to.equal(expected);
      }
    }
  });

  it("ends the same when it comes one character at a time", () => {
    for (const text of documents) expect(stream([...text]), JSON.stringify(text)).to.equal(whole(text));
  });

  it("ends the same for random pieces of random documents", () => {
    const random = randoms(7);
    for (let round = 0; round < 120; round++) {
      const text = Array.from({ length: 1 + random(6) }, () => documents[random(documents.length)]).join("\n".repeat(random(3)));
      const pieces: string[] = [];
      for (let at = 0; at < text.length;) pieces.push(text.slice(at, (at += 1 + random(30))));
      expect(stream(pieces), JSON.stringify(pieces)).to.equal(whole(text));
    }
  });

  it("ends the same for lines put together at random", () => {
    const lines = [
      "- a",
      "- b",
      "  c",
      "  - d",
      "",
      "",
      "text",
      "> q",
      "1. n",
      "2. m",
      "   x",
      "| a | b |",
      "|--|--|",
      "[r]: /u",
      "[r]",
      "# h",
      "---",
      "```",
      "    i",
      "* * *",
      "-",
      "  ---",
      "'t",
      "a | b",
    ];
    const random = randoms(11);
    for (let round = 0; round < 600; round++) {
      const text = Array.from({ length: 2 + random(10) }, () => lines[random(lines.length)]).join("\n");
      const pieces = round % 2 ? text.split(/(?<=\n)/) : [...text];
      expect(stream(pieces), JSON.stringify(text)).to.equal(whole(text));
    }
  });

  it("starts over when the text is another one", () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    renderer.update("# One\n\nTwo\n\nThree");
    renderer.update("Other\n\n- x");
    renderer.finish();
    expect(outline(target)).to.equal(whole("Other\n\n- x"));
  });

  it("goes on after it was finished", () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    renderer.finish("[a]\n\n[a]: /x");
    renderer.update("[a]\n\n[a]: /x y\n\nmore");
    renderer.finish();
    expect(outline(target)).to.equal(whole("[a]\n\n[a]: /x y\n\nmore"));
  });
});

describe("the cost of streaming", () => {
  it("keeps the nodes of settled blocks", () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    renderer.update("# Head\n\nOne.\n\n- a\n- b\n- c\n");
    const [head, one] = target.children;
    const item = target.querySelector("li");
    renderer.update("# Head\n\nOne.\n\n- a\n- b\n- c\n- d\n\nTwo.\n\nThree.");
    renderer.finish();
    expect([...target.children].slice(0, 2)).to.deep.equal([head, one]);
    expect(target.querySelector("li")).to.equal(item);
  });

  it("D36 keeps the nodes of the growing block as well", () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    renderer.update("Some **bold");
    const bold = target.querySelector("strong")!.firstChild;
    renderer.update("Some **bold** words");
    expect(target.querySelector("strong")!.firstChild).to.equal(bold);
  });

  const shapes: Record<string, string> = {
    paragraphs: "Lorem ipsum **dolor** sit amet, consectetur `adipiscing` elit, sed do eiusmod tempor.\n\n",
    "one list": "- Lorem ipsum **dolor** sit amet\n",
    "one code block": "const value = compute(1, 2);\n",
    "one table": "| lorem | ipsum | dolor |\n",
    "one line": "Lorem ipsum dolor sit amet. ",
    "late references": "[lorem] [ipsum][x]\n\n",
  };
  for (const [name, unit] of Object.entries(shapes)) {
    it(`is linear for ${name}`, () => {
      const [small, large] = [parsedFor(name, unit, 16_000), parsedFor(name, unit, 64_000)];
      expect(large / small).to.be.at.most(4.8);
    });
  }

  it("parses no block again that its own end or a blank line has ended", () => {
    const words = "word *word* ".repeat(100);
    const ended = {
      paragraph: `${words}\n\n`,
      heading: `# ${words}\n\n`,
      quote: `> ${words}\n\n`,
      table: `| a |\n|---|\n| ${words} |\n\n`,
    };
    for (const [name, text] of Object.entries({ ...ended, fence: `\`\`\`\n${words}\n\`\`\`\n` })) {
      const renderer = createRenderer(document.createElement("div"));
      renderer.update(text);
      const before = renderer.parsed;
      renderer.update(`${text}*next*`);
      expect(renderer.parsed - before, name).to.be.below(100);
    }
  });

  it("makes late definitions cost no more than the text", () => {
    const uses = Array.from({ length: 400 }, (_, index) => `[r${index}]`).join(" ");
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    let text = `${uses}\n\n`;
    for (let index = 0; index < 400; index++) renderer.update((text += `[r${index}]: /u${index}\n`));
    renderer.finish();
    expect(outline(target)).to.equal(whole(text));
  });
});

/** Characters parsed when a text of this size comes in pieces of 4 characters. */
function parsedFor(name: string, unit: string, size: number): number {
  const start = name === "one code block" ? "```js\n" : name === "one table" ? "| a | b | c |\n|---|---|---|\n" : "";
  const text = (start + unit.repeat(size / unit.length + 1)).slice(0, size);
  const renderer = createRenderer(document.createElement("div"));
  for (let at = 4; at <= size; at += 4) renderer.update(text.slice(0, at));
  renderer.finish();
  return renderer.parsed;
}
