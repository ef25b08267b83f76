import { expect } from "chai";
import { allDone, createRenderer } from "../../src/markdown/markdown.ts";
import { outline } from "./render.ts";

const FUNCTION = "/** Adds. */\nexport function add(one: number, other: number): number {\n  return one + other; // the sum\n}\n\n";

describe("code in Markdown", () => {
  it("gets its colours once it has settled", async () => {
    const target = await coloured("```ts\nconst answer = 42;\n```\n\nAfter.");
    expect(target.querySelector(".hljs-keyword")!.textContent).to.equal("const");
    expect(target.querySelector(".hljs-number")!.textContent).to.equal("42");
    expect(target.querySelector("code")!.textContent).to.equal("const answer = 42;\n");
  });

  it("knows the common languages by their usual names", async () => {
    const samples: Record<string, string> = {
      js: "let a = 1",
      tsx: "let a = 1",
      python: "def f(): pass",
      py: "def f(): pass",
      json: '{"a": 1}',
      html: "<b>",
      svg: "<b>",
      css: "a { color: red }",
      bash: "if true; then echo 1; fi",
      sh: "if true; then echo 1; fi",
      sql: "select 1 from a",
      java: "class A {}",
      c: "int a;",
      "c++": "int a;",
      go: "func f() {}",
      rs: "fn f() {}",
      yml: "a: 1",
      md: "# a",
      diff: "+ a",
      C: "int a;",
    };
    for (const [language, text] of Object.entries(samples)) {
      const target = await coloured(`\`\`\`${language}\n${text}\n\`\`\``);
      expect(target.querySelector("[class^=hljs-]"), language).to.not.equal(null);
    }
  });

  it("stays plain in a language that is not known", async () => {
    const target = await coloured("```brainfunk\nlet a = 1;\n```\n\n    let b = 2;");
    expect(target.querySelectorAll("code .piece *")).to.have.length(0);
  });

  it("names the language, whatever characters it has", async () => {
    const target = await coloured('```f&ouml;\\+"> x\n```');
    expect(target.querySelector(".code-head span")!.textContent).to.equal('fö+">');
    expect(target.querySelector("code")!.className).to.equal('language-fö+">');
  });

  it("has only classes of ours", async () => {
    const target = await coloured(
      `\`\`\`html\n<a href="x" style="y">&amp;</a><script>var a = /x/;</script><style>a { b: c }</style>\n\`\`\`\n\n\`\`\`ts\n${FUNCTION}\n\`\`\``,
    );
    for (const element of target.querySelectorAll("code *")) {
      expect(element.localName).to.equal("span");
      expect(element.getAttributeNames()).to.deep.equal(["class"]);
      expect(element.className).to.match(/^piece$|^hljs-(comment|keyword|string|number|title|type|emphasis|strong)$/);
    }
  });

  it("gets the same colours in whatever pieces it arrives", async () => {
    const text = `\`\`\`ts\n${FUNCTION.repeat(150)}/* open\n${FUNCTION.repeat(20)}*/\n\`\`\`\n\nAfter.`;
    const whole = await coloured(text);
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    for (let end = 97; end < text.length; end += 97) {
      renderer.update(text.slice(0, end));
      if (end % 10 === 0) await allDone();
    }
    renderer.finish(text);
    await allDone();
    expect(outline(target)).to.equal(outline(whole));
    expect(target.querySelector("code")!.textContent).to.equal(text.slice(6, text.indexOf("```\n\nAfter")));
  });

  it("keeps the nodes that have their colours while more arrives", async () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    const text = `\`\`\`ts\n${FUNCTION.repeat(60)}`;
    renderer.update(text);
    await allDone();
    const nodes = [...target.querySelectorAll(".piece > span")].slice(0, 50);
    renderer.update(text + FUNCTION.repeat(60));
    await allDone();
    renderer.finish();
    await allDone();
    expect([...target.querySelectorAll(".piece > span")].slice(0, 50)).to.deep.equal(nodes);
  });

  it("puts each piece of a long block of whole lines into a block of its own, also without colours", async () => {
    for (const language of ["ts", "nonsense", ""]) {
      const text = FUNCTION.repeat(200);
      const code = (await coloured(`\`\`\`${language}\n${text}\`\`\`\n`)).querySelector("code")!;
      const pieces = [...code.children].map(({ textContent }) => textContent!);
      expect(pieces.length, language).to.be.within(4, 10);
      expect(pieces.join(""), language).to.equal(text);
      expect(
        pieces.every((piece) => piece.endsWith("\n")),
        language,
      ).to.equal(true);
    }
  });

  it("ends in the same pieces in whatever pieces it comes, also without colours", async () => {
    const text = `\`\`\`\n${FUNCTION.repeat(200)}\`\`\`\n`;
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    for (let end = 61; end < text.length; end += 61) renderer.update(text.slice(0, end));
    renderer.finish(text);
    expect(outline(target)).to.equal(outline(await coloured(text)));
  });

  it("colours a long block in pieces, so that no frame waits for all of it", async () => {
    const target = document.createElement("div");
    createRenderer(target).finish(`\`\`\`ts\n${FUNCTION.repeat(2000)}\`\`\``);
    const steps: number[] = [];
    const observer = new MutationObserver(() => steps.push(target.querySelectorAll("code span").length));
    observer.observe(target, { subtree: true, childList: true });
    await allDone();
    const all = steps.at(-1)!;
    expect(all).to.be.greaterThan(4000);
    // How much a frame takes is a matter of how fast the machine is; never most of it.
    expect(Math.max(...steps.map((count, at) => count - (steps[at - 1] ?? 0)))).to.be.lessThan(all / 2);
  });

  it("is shown as it comes, before its fence has ended", () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    const text = "```js\nlet a;\n\n  let b;\n``";
    for (let end = 1; end <= text.length; end++) renderer.update(text.slice(0, end));
    expect(target.querySelector("code")!.textContent).to.equal("let a;\n\n  let b;\n");
    renderer.update(`${text}\`\n\nAfter`);
    expect(target.textContent).to.contain("After");
    expect(target.querySelector("code")!.textContent).to.equal("let a;\n\n  let b;\n");
  });
});

async function coloured(text: string): Promise<Element> {
  const target = document.createElement("div");
  createRenderer(target).finish(text);
  await allDone();
  return target;
}
