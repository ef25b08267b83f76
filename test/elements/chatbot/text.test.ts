import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import "../../../src/define/chat-interface.ts";
import "../../../src/define/markdown.ts";
import { allDone } from "../../../src/markdown/markdown.ts";
import { articles, button, pause, ready, shown, type Chatbot } from "./chat.ts";

const answer = (content: unknown) => [
  { role: "user", content: "Say" },
  { role: "assistant", content, status: "done" },
];

const said = (chat: Chatbot, index = 1) => articles(chat)[index]!.querySelector<HTMLElement>(".content")!;

describe("the text of a chat", () => {
  afterEach(fixtureCleanup);

  for (const [what, text, lines] of [
    ["of a list of values", "a: 1\nb: 2", 2],
    ["of a poem in Chinese", "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。", 4],
    ["in an item of a list", "- one\n  two\n- three", 3],
    ["in a quote", "> one\n> *two*\n> three", 3],
    ["behind marks", "**Name:** Ada\n`born`: 1815\n[More](https://a.example)", 3],
    ["that is a hard one as well", "one  \ntwo\\\nthree", 3],
    ["in right-to-left text", "سطر واحد\nسطر آخر", 2],
    ["in a heading that is underlined", "one\ntwo\n===", 2],
  ] as const)
    it(`F-W9 has a line for each line ${what}`, async () => {
      const chat = await shown(answer(text));
      expect(linesOf(said(chat))).to.have.length(lines);
      chat.noLineBreaks = true;
      await chat.updateComplete;
      expect(linesOf(said(chat)).length).to.equal({ "in an item of a list": 2, "that is a hard one as well": 3 }[what as string] ?? 1);
    });

  it("F-W9 leaves tables, code and blocks as they are", async () => {
    for (const text of [
      "| a | b |\n| - | - |\n| 1 | 2 |",
      "```\na\n\nb\n```",
      "one\n\ntwo\n\n\n\nthree",
      "- a\n\n- b",
      "1. a\n   - b\n2. c",
    ]) {
      const chat = await shown(answer(text));
      const height = () => said(chat).getBoundingClientRect().height;
      const inLines = height();
      chat.noLineBreaks = true;
      await chat.updateComplete;
      expect(height(), text).to.equal(inLines);
    }
  });

  it("F-W9 is as in other Markdown in <hf-markdown>, unless its author says otherwise", async () => {
    const element = await fixture<HTMLElementTagNameMap["hf-markdown"]>(html`<hf-markdown value="a: 1&#10;b: 2"></hf-markdown>`);
    await element.updateComplete;
    const content = () => element.shadowRoot!.querySelector<HTMLElement>("#content")!;
    expect(linesOf(content())).to.have.length(1);
    element.setAttribute("line-breaks", "");
    await element.updateComplete;
    expect(linesOf(content())).to.have.length(2);
  });

  it("F-W10 has formulas between the brackets of TeX, without being told", async () => {
    const chat = await shown(answer("So \\(a^2\\) is\n\n\\[\nx = \\frac{1}{2}\n\\]\n\nand \\[y\\]; see \\[1\\], \\[see there\\] and \\(."));
    await allDone();
    await allDone();
    expect([...said(chat).querySelectorAll("math")].map((math) => math.getAttribute("display"))).to.deep.equal([null, "block", null]);
    expect(said(chat).textContent).to.contain("see [1], [see there] and (.");
  });

  it("F-W10 has the delimiters and tags of its author, as attributes and as properties", async () => {
    const chat = await shown(answer("$a$ \\(b\\)\n\n<mull>c</mull>d"));
    const found = async () => {
      await ready(chat);
      await allDone();
      return [said(chat).querySelectorAll(".math").length, said(chat).querySelectorAll("details").length];
    };
    expect(await found()).to.deep.equal([1, 0]);
    chat.setAttribute("latex-delimiters", '[{"left": "$", "right": "$"}]');
    chat.setAttribute("reasoning-tags", '[["<mull>", "</mull>"]]');
    expect(await found()).to.deep.equal([1, 1]);
    expect(said(chat).querySelector(".math")!.textContent).to.contain("a");
    chat.latexDelimiters = [];
    chat.reasoningTags = [];
    expect(await found()).to.deep.equal([0, 0]);
    chat.removeAttribute("latex-delimiters");
    expect((await found())[0]).to.equal(1);
  });

  it("F-W10 says once that an attribute is no JSON, and goes on as without it", async () => {
    const { error } = console;
    const heard: string[] = [];
    console.error = (text: string) => void heard.push(text);
    try {
      const chat = await fixture<Chatbot>(html`<hf-chatbot id="c" latex-delimiters="$"></hf-chatbot>`);
      chat.value = [...answer("$$a$$"), ...answer("b")];
      await ready(chat);
      expect(heard).to.have.length(1);
      expect(heard[0]).to.match(
        /^<hf-chatbot id="c"> has the attribute latex-delimiters="\$", which is not JSON\. Write it as JSON, for example \[/,
      );
      expect(said(chat).querySelector(".math")).to.not.equal(null);
    } finally {
      console.error = error;
    }
  });

  it("F-W18 shows as Markdown what the person wrote, where the author says so", async () => {
    const chat = await shown([{ role: "user", content: "a **b**\n<think>c\n- d" }]);
    expect(said(chat, 0).textContent).to.equal("a **b**\n<think>c\n- d");
    chat.setAttribute("user-markdown", "");
    await chat.updateComplete;
    expect(said(chat, 0).querySelector("strong")!.textContent).to.equal("b");
    expect([said(chat, 0).querySelectorAll("li").length, said(chat, 0).querySelector("details")]).to.deep.equal([1, null]);
    expect(said(chat, 0).textContent).to.contain("<think>c");
    expect(linesOf(said(chat, 0))).to.have.length(3);
  });

  it("F-W18 sends, copies and edits what the person wrote as it was written", async () => {
    const chat = await shown([{ role: "user", content: "a **b**" }], { userMarkdown: true, actions: ["edit"] });
    button(chat, "Edit")!.click();
    await chat.updateComplete;
    expect(chat.shadowRoot!.querySelector("textarea")!.value).to.equal("a **b**");
  });

  it("F-W18 F-W9 F-W10 F-W12 a chat interface has the same attributes, and gives them to its chatbot", async () => {
    const app = await fixture<HTMLElementTagNameMap["hf-chat-interface"]>(
      html`<hf-chat-interface model="m" user-markdown no-line-breaks latex-delimiters='[{"left": "$", "right": "$"}]' reasoning-tags='[["<m>", "</m>"]]'></hf-chat-interface>`,
    );
    await pause(0);
    app.value = [{ role: "user", content: "**a**\nb" }, ...answer("c</m>d $e$").slice(1)];
    const chat = app.chat!;
    await ready(chat);
    await allDone();
    expect(said(chat, 0).querySelector("strong")!.textContent).to.equal("a");
    expect(linesOf(said(chat, 0))).to.have.length(1);
    expect([said(chat).querySelectorAll("details").length, said(chat).querySelectorAll(".math").length]).to.deep.equal([1, 1]);
    app.userMarkdown = false;
    await app.updateComplete;
    await chat.updateComplete;
    expect(said(chat, 0).textContent).to.equal("**a**\nb");
  });
});

/** The lines of text as they stand on the page: where texts begin below each other. */
function linesOf(element: Element): number[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const tops = new Set<number>();
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const { top, bottom, width } of range.getClientRects()) if (width > 0) tops.add(Math.round((top + bottom) / 8));
  }
  return [...tops];
}
