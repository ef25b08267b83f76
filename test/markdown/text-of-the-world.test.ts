import { expect } from "chai";
import { createRenderer } from "../../src/markdown/markdown.ts";
import { stream, whole } from "./render.ts";

/** What a text becomes, without what is said of directions. */
function html(text: string): string {
  expect(stream([...text]), text).to.equal(whole(text));
  return short(whole(text));
}

function short(nodes: string): string {
  return nodes
    .replace(/ (?:dir|class|tabindex|rel|target)="[^"]*"/g, "")
    .replace(/^<div>|<\/>$/g, "")
    .replaceAll('"', "");
}

describe("marks in writing without spaces", () => {
  const bold: readonly [string, string][] = [
    ["**提示：**先登录", "<p><strong>提示：</>先登录</>"],
    ["请运行**`npm ci`**命令", "<p>请运行<strong><code>npm ci</></>命令</>"],
    ["见**[文档](https://a.example)**说明", "<p>见<strong><a href=https://a.example/>文档</></>说明</>"],
    ["他说*…好。*然后", "<p>他说<em>…好。</>然后</>"],
    ["~~旧的。~~新", "<p><s>旧的。</>新</>"],
    ["그는 **‘사과’**를 **“배”**라고", "<p>그는 <strong>‘사과’</>를 <strong>“배”</>라고</>"],
    ["これは**「重要」**です。**（注）**を", "<p>これは<strong>「重要」</>です。<strong>（注）</>を</>"],
    ["**หมายเหตุ:**โปรดอ่าน", "<p><strong>หมายเหตุ:</>โปรดอ่าน</>"],
    ["**价格（$5）**很低，**𠮷：**字", "<p><strong>价格（$5）</>很低，<strong>𠮷：</>字</>"],
  ];
  for (const [text, expected] of bold) {
    it(`F-W1 open and close in ${text}`, () => {
      expect(html(text)).to.equal(expected);
    });
  }

  it("F-W1 keep to CommonMark in writing with spaces", () => {
    expect(html("a*(foo)* **Note:**text")).to.equal("<p>a*(foo)* **Note:**text</>");
  });

  it("F-W1 never lose on the way what is bold at the end", () => {
    for (const [text] of bold) {
      const target = document.createElement("div");
      const renderer = createRenderer(target);
      let seen = "";
      for (let at = 1; at <= text.length; at++) {
        renderer.update(text.slice(0, at));
        const now = [...target.querySelectorAll("strong, em, s")].map(({ textContent }) => textContent).join("");
        expect(now.startsWith(seen), `${text.slice(0, at)}: ${seen} became ${now}`).to.equal(true);
        seen = now;
      }
    }
  });
});

describe("tildes", () => {
  for (const text of [
    "3~5天，或8~9天",
    "https://x.example/~a and https://x.example/~b",
    "~5 or ~6",
    "`~` and ~/bin ~/lib",
    "a ~~~b~~~ c",
  ]) {
    it(`F-W2 that stand alone are text in ${text}`, () => {
      expect(whole(text)).not.to.include("<s>");
      expect(textOf(text)).to.equal(text.replaceAll("`", ""));
    });
  }

  it("F-W2 strike out by twos", () => {
    expect(html("~~a~~ 3~5 ~~b~~")).to.equal("<p><s>a</> 3~5 <s>b</></>");
  });
});

describe("bare addresses", () => {
  for (const sign of [
    "，然后",
    "。",
    "、和",
    "（注）",
    "）",
    "”说",
    "…",
    "—然后",
    "：",
    "；",
    "！",
    "？",
    "」",
    "》",
    "～",
    "、b",
    "، ثم",
    "؟",
    "।",
    "’s",
  ]) {
    it(`F-W3 end before ${sign}`, () => {
      expect(linksOf(`见 https://a.example/x${sign}`)).to.deep.equal(["https://a.example/x"]);
    });
  }

  for (const path of ["/维基/页", "/위키/문서", "/ウィキ/ページ?q=値#節", "/ويكي/صفحة", "/विकि/पृष्ठ"]) {
    it(`F-W3 keep the path ${path} whole`, () => {
      expect(linksOf(`(https://a.example${path}，)`)).to.deep.equal([`https://a.example${path}`]);
    });
  }

  function linksOf(text: string): string[] {
    const holder = document.createElement("div");
    holder.append(...nodesOf(text).childNodes);
    return [...holder.querySelectorAll("a")].map((link) => link.firstChild!.textContent!);
  }
});

describe("<br>", () => {
  for (const [text, expected] of [
    ["one<br>two", "<p>one<br></>two</>"],
    ["one<br/>two<BR />three", "<p>one<br></>two<br></>three</>"],
    ["one<br>\ntwo", "<p>one<br></>two</>"],
    ["one<br class=x>two<brx></br>", "<p>one<br class=x>two<brx></br></>"],
    ["`<br>` \\<br>", "<p><code><br></> <br></>"],
  ] as const) {
    it(`F-W4 breaks a line in ${JSON.stringify(text)}, with nothing else in it`, () => {
      expect(html(text)).to.equal(expected);
    });
  }

  it("F-W4 breaks a line in a cell", () => {
    expect(html("| a |\n|---|\n| one<br>two |")).to.include("<td>one<br></>two</>");
  });
});

describe("signs that compare", () => {
  for (const text of ["- > 25: high", "1. > 8", "- >= 3", "- >$5 a day", "* > €5", "- > -4 °C", "- a\n  > 25 b", "- >.5", "1) > ٣"]) {
    it(`F-W8 are text in ${JSON.stringify(text)}`, () => {
      expect(whole(text)).not.to.include("<blockquote");
      expect(textOf(text)).to.include(">");
    });
  }

  for (const text of ["> 25 years", "- > quoted", "- a\n> 25"]) {
    it(`F-W8 leave ${JSON.stringify(text)} a quote`, () => {
      expect(whole(text)).to.include("<blockquote");
    });
  }
});

describe("dollars", () => {
  for (const text of [
    "($$) to ($$$)",
    "echo $$ && kill $$",
    "kill -9 $$; echo $$",
    "$$ cheap, $$$ dear",
    "from $$$ to $$$$",
    "PID $$ | grep $$ .",
    "a $$ b$$ c",
  ]) {
    it(`F-W11 are text in ${text}`, () => {
      expect(whole(text)).not.to.include("math");
      expect(textOf(text)).to.equal(text);
    });
  }

  for (const text of ["a $$x^2$$ b", "a $$ x^2 $$ b", "a $$ n $$ b", "$$\nabc\n$$", "$$x$$"]) {
    it(`F-W11 are a formula in ${JSON.stringify(text)}`, () => {
      expect(whole(text)).to.include("math");
    });
  }
});

describe("footnotes", () => {
  it("F-W17 show as raised numbers, at the word and at the note", () => {
    expect(html("Hot[^1] and cold[^12].\n\n[^1]: At 100 °C.\n[^12]: *Well*, at 0.")).to.equal(
      "<p>Hot<sup>1</> and cold<sup>12</>.</><p><sup>1</> At 100 °C.</><p><sup>12</> <em>Well</>, at 0.</>",
    );
  });

  for (const text of ["[^note] and [^a-z]+", "[^x]: a note", "[^note]: three"]) {
    it(`F-W17 are text where they have a name: ${text}`, () => {
      expect(html(text)).to.equal(`<p>${text}</>`);
    });
  }

  it("F-W17 leave a link what it is", () => {
    expect(html("[^1](https://a.example) [a [^1] b](https://a.example)")).to.equal(
      "<p><a href=https://a.example/>^1</> <a href=https://a.example/>a <sup>1</> b</></>",
    );
  });
});

function nodesOf(text: string): DocumentFragment {
  const holder = document.createElement("div");
  createRenderer(holder).finish(text);
  const nodes = document.createDocumentFragment();
  nodes.append(...holder.childNodes);
  return nodes;
}

function textOf(text: string): string {
  return nodesOf(text).textContent!;
}
