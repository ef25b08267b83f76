import { expect } from "chai";
import { firstPiece } from "../../src/markdown/code-pieces.ts";
import { allDone, createRenderer, type MarkdownOptions } from "../../src/markdown/markdown.ts";
import { outline } from "./render.ts";

const LINE = "const answer = 42; // the question\n";

describe("F-Z1 the colours of code", () => {
  it("leave out a line of more than 2,000 characters, and only that", async () => {
    const long = `const a = "${"x".repeat(1990)}";\n`;
    const just = `const b = "${"x".repeat(1986)}";\n`;
    const code = await codeOf("js", LINE + long + LINE + just + LINE);
    expect(code.textContent).to.equal(LINE + long + LINE + just + LINE);
    expect([long.length, just.length]).to.deep.equal([2004, 2000]);
    expect(textsOf(code, ".hljs-keyword")).to.deep.equal(["const", "const", "const", "const"]);
    expect(textsOf(code, ".hljs-string")).to.deep.equal([`"${"x".repeat(1986)}"`]);
  });

  it("leave out the three lines that took seconds, in every grammar that has them", async () => {
    for (const [language, unit] of [
      ["markdown", "[a]("],
      ["java", "$"],
      ["javascript", "`${"],
      ["ts", "`${"],
      ["xml", "<a "],
    ] as const) {
      const text = unit.repeat(20_000 / unit.length);
      const code = await codeOf(language, text);
      expect(code.querySelectorAll(".piece span"), language).to.have.length(0);
      expect(code.textContent, language).to.equal(`${text}\n`);
    }
  });

  it("end where a block has used up its work, and its text goes on to the end", async () => {
    const text = LINE.repeat(10_000);
    const code = await codeOf("js", text);
    expect(code.textContent).to.equal(text);
    const keywords = code.querySelectorAll(".hljs-keyword").length;
    expect(keywords).to.be.within(5000, 200_000 / LINE.length);
    expect(textsOf(code, ".piece > span").at(-1)).to.equal("// the question");
  });

  it("use up more work for longer lines", () => {
    const workOf = (line: number) => firstPiece(`${"x".repeat(line - 1)}\n\n`).work;
    expect([80, 160, 1600, 2000].map(workOf)).to.deep.equal([80 + 1, 320 + 1, 1600 * 20, 2000 * 25]);
  });

  it("are made of at most so much text at once", () => {
    for (const line of [1, 10, 80, 400, 1000, 2000]) {
      const { length, work } = firstPiece(`${"x".repeat(line - 1)}\n`.repeat(20_000 / line));
      expect(length, String(line)).to.be.at.most(4096);
      expect(length === line || work <= 16_000, String(line)).to.equal(true);
    }
  });

  it("are those of links in Markdown too", async () => {
    const code = await codeOf("md", "see [the page](https://a.example/b), [a](b) and [c][d]\n");
    expect(textsOf(code, ".hljs-string")).to.deep.equal(["the page", "https://a.example/b", "a", "b", "c", "d"]);
  });

  it("are no deeper than the sixth level", async () => {
    for (const [language, unit] of [
      ["js", "`${"],
      ["python", "f'''{"],
      ["rust", "/*"],
    ] as const)
      expect((await codeOf(language, `${unit.repeat(10)}\n`.repeat(30))).querySelector(`.piece ${"span ".repeat(7)}`), language).to.equal(
        null,
      );
  });

  it("are the same in whatever pieces long lines and much code arrive", async () => {
    const long = `let a = "${"x".repeat(2500)}";\n`;
    const wide = `${"f(1); ".repeat(250)}\n`;
    for (const text of [
      LINE.repeat(30) + long + LINE + long + long,
      (wide + LINE).repeat(12),
      `/*\n${LINE.repeat(150)}${long}*/\n${LINE}`,
    ]) {
      const source = `\`\`\`js\n${text}\`\`\`\n\nAfter.`;
      const whole = outline(await shown([source]));
      for (const size of [7, 641, 2003]) {
        const pieces = source.match(new RegExp(`[^]{1,${size}}`, "g"))!;
        expect(outline(await shown(pieces, {}, 9)) === whole, `pieces of ${size}`).to.equal(true);
      }
    }
  });

  it("are the same in pieces where a block has used up its work", async () => {
    const source = `\`\`\`js\n${LINE.repeat(7000)}`;
    const pieces = source.match(/[^]{1,9973}/g)!;
    expect(outline(await shown(pieces)) === outline(await shown([source]))).to.equal(true);
  });
});

describe("F-Z2 a formula", () => {
  const nested = (open: string, depth: number, close = "}") => open.repeat(depth) + "x" + close.repeat(depth);

  it("that is deeper than 30 shows as its source, and not as a broken one", async () => {
    for (const command of ["boxed", "fbox", "sout", "cancel", "bcancel", "phase", "angl", "sqrt", "overline", "text"]) {
      expect(await formulaOf(nested(`\\${command}{`, 600)), command).to.equal("source");
      expect(await formulaOf(nested(`\\${command}{`, 31)), command).to.equal("source");
    }
    for (const command of ["boxed", "cancel", "sqrt", "overline"])
      expect(await formulaOf(nested(`\\${command}{`, 30)), command).to.equal("math");
    expect(await formulaOf(nested("\\left(", 31, "\\right)"))).to.equal("source");
    expect(await formulaOf(nested("\\begin{matrix}", 31, "\\end{matrix}"))).to.equal("source");
    expect(await formulaOf("\\{".repeat(40) + "\\}".repeat(40))).to.equal("math");
  });

  it("that has more than 1,000 elements shows as its source", async () => {
    expect(await formulaOf("x+".repeat(400) + "y")).to.equal("math");
    expect(await formulaOf("x+".repeat(600) + "y")).to.equal("source");
    expect(await formulaOf("x".repeat(5000))).to.equal("source");
    expect(await formulaOf(`\\ce{${"H2O + ".repeat(1333)}}`)).to.equal("source");
    expect(await formulaOf("\\ce{CO2 + C -> 2 CO}")).to.equal("math");
  });

  it("that would be built over and over shows as its source", async () => {
    for (const open of ["\\cancelto{x}{", "\\equilibriumLeft{", "\\equilibriumRight{", "\\llap{", "\\mathllap{"]) {
      expect(await formulaOf(nested(open, 25)), open).to.equal("source");
      expect(await formulaOf(nested(open, 2)), open).to.equal("math");
    }
  });

  it("whose own commands grow shows as its source, and others are set", async () => {
    expect(await formulaOf("\\def\\R{\\mathbb{R}}\\R^n \\times \\R^m")).to.equal("math");
    expect(await formulaOf("\\newcommand{\\mine}[1]{\\lVert #1\\rVert}\\mine{\\mine{x}+1}")).to.equal("math");
    const doubling = Array.from(
      "bcdefghijklmnop",
      (name, index) => `\\def\\${name}{\\${"abcdefghijklmno"[index]}\\${"abcdefghijklmno"[index]}}`,
    );
    for (const tex of [
      `\\def\\a{xxxxxxxx}${doubling.join("")}\\p`,
      `\\def\\a{${"x".repeat(3000)}}${"\\a".repeat(300)}`,
      `\\def\\a#1{${"#1".repeat(1000)}}\\a{\\a{x}}`,
      `\\def\\a#1{#1#1#1}${nested("\\a{", 20)}`,
    ])
      expect(await formulaOf(tex), tex.slice(0, 40)).to.be.oneOf(["source", "source broken"]);
    expect(await formulaOf("\\def\\a{\\ce{H2O}}\\a")).to.equal("source");
  });

  it("of a thousand waits for its turn, so that no frame waits for all", async () => {
    const target = document.createElement("div");
    createRenderer(target).finish("$$\\frac{x^2}{y_1}$$\n\n".repeat(1000));
    const counts = new Set<number>();
    const observer = new MutationObserver(() => counts.add(target.querySelectorAll("math").length));
    observer.observe(target, { subtree: true, childList: true });
    await allDone();
    await new Promise((resolve) => setTimeout(resolve));
    expect(target.querySelectorAll("math")).to.have.length(1000);
    expect(counts.size).to.be.greaterThan(5);
  });

  async function formulaOf(tex: string): Promise<string> {
    const element = (await shown([`$$${tex}$$\n`])).querySelector(".math")!;
    if (element.className !== "math") expect(element.textContent).to.equal(`$$${tex}$$`);
    return element.className.replace("math ", "");
  }
});

describe("F-Z3 a table", () => {
  const table = (columns: number, rows: string) => `|${"a|".repeat(columns)}\n|${"-|".repeat(columns)}\n${rows}`;

  it("of more than 200 columns shows as text", async () => {
    expect((await shown([table(200, "b\n")])).querySelectorAll("th")).to.have.length(200);
    const wide = await shown([table(201, "b\n")]);
    expect(wide.querySelector("table")).to.equal(null);
    expect(wide.textContent).to.equal(table(201, "b"));
    expect((await shown([`> - ${table(10_000, "").replaceAll("\n", "\n>   ")}`])).querySelector("table")).to.equal(null);
  });

  it("ends after 10,000 cells, and its other rows show as text", async () => {
    const target = await shown([table(50, `|${"b|".repeat(50)}\n`.repeat(300))]);
    expect(target.querySelectorAll("td, th")).to.have.length(10_000);
    expect(target.textContent!.match(/b/g)).to.have.length(50 * 300);
  });

  it("has no more cells than characters: short rows are not filled in without end", async () => {
    const target = await shown([table(100, "b\n".repeat(5000))]);
    expect(target.querySelectorAll("td, th").length).to.be.within(200, 1000);
    expect(target.textContent!.match(/b/g)).to.have.length(5000);
    expect((await shown([table(5, "b\n|c|\n|d|d|d|d|d|\n")])).querySelectorAll("td")).to.have.length(15);
  });

  it("is the same in whatever pieces it arrives, at each of these limits", async () => {
    for (const source of [
      table(201, "b\n".repeat(20)),
      table(100, "b\n".repeat(300)),
      table(7, "b\n".repeat(30)),
      `${table(50, `|${"b|".repeat(50)}\n`.repeat(220))}\nafter`,
      table(20, "b\r\nc\r\n".repeat(50)) + "# end\n",
    ]) {
      const whole = outline(await shown([source]));
      for (const size of source.length < 1000 ? [1, 3] : [97, 1009]) {
        const pieces = source.match(new RegExp(`[^]{1,${size}}`, "g"))!;
        expect(outline(await shown(pieces, {}, 400)) === whole, `${source.slice(0, 10)} in pieces of ${size}`).to.equal(true);
      }
    }
  });
});

describe("F-Z3 reasoning", () => {
  it("begins fifty times at most; tags in what follows are text", async () => {
    const target = await shown(["<think>a</think>\nb\n\n".repeat(300)]);
    expect(target.querySelectorAll(".reasoning")).to.have.length(50);
    expect(target.textContent!.match(/<think>a<\/think>/g)).to.have.length(250);
  });

  it("does so with an author's own tags too, and in pieces", async () => {
    const options = {
      reasoningTags: [
        ["[r]", "[/r]"],
        ["<think>", "</think>"],
      ] as const,
    };
    const source = "[r]a[/r]\n<think>[r]b</think>\nc\n".repeat(60);
    const whole = outline(await shown([source], options));
    expect(whole.match(/<details/g)).to.have.length(50);
    for (const size of [1, 5, 64]) {
      const pieces = source.match(new RegExp(`[^]{1,${size}}`, "g"))!;
      expect(outline(await shown(pieces, options, 1000)) === whole, `pieces of ${size}`).to.equal(true);
    }
  });
});

/** @param every after so many pieces all work that waits is done */
async function shown(pieces: readonly string[], options: MarkdownOptions = {}, every = 1): Promise<Element> {
  const target = document.createElement("div");
  const renderer = createRenderer(target, options);
  let text = "";
  for (const [index, piece] of pieces.entries()) {
    renderer.update((text += piece));
    if (index % every === every - 1) await allDone();
  }
  renderer.finish();
  await allDone();
  return target;
}

async function codeOf(language: string, text: string): Promise<Element> {
  return (await shown([`\`\`\`\`\`\`${language}\n${text}\n\`\`\`\`\`\``.replace("\n\n`", "\n`")])).querySelector("code")!;
}

function textsOf(root: Element, selector: string): (string | null)[] {
  return [...root.querySelectorAll(selector)].map(({ textContent }) => textContent);
}
