import { fixtureCleanup } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import { articles, pause, shown } from "./chat.ts";

describe("Markdown in hf-chatbot", () => {
  afterEach(() => fixtureCleanup());

  it("D24: shows the tags of a message as text, whatever they are", async () => {
    const chat = await shown([{ role: "assistant", content: "<custom>kept</custom> <img src=x onerror=alert(1)>" }]);
    expect([articles(chat)[0]!.querySelector("custom, img"), articles(chat)[0]!.textContent]).to.satisfy(
      ([tag, text]: [Element | null, string]) => tag === null && text.includes("<custom>kept</custom>"),
    );
  });

  it("D26: sets maths as maths", async () => {
    const chat = await shown([{ role: "assistant", content: "So $$x^2$$ it is." }]);
    const end = performance.now() + 4000;
    while (!articles(chat)[0]!.querySelector("math") && performance.now() < end) await pause(10);
    expect(articles(chat)[0]!.querySelector("math")!.querySelector("msup")).to.not.equal(null);
  });

  it("D26: shows paragraphs, bold, italic, links, and code with its language", async () => {
    const chat = await shown([{ role: "assistant", content: "A **b** *i* `c` [l](https://example.com)\n\n```python\nx = 1\n```" }]);
    const [article] = articles(chat);
    expect(["p", "strong", "em", "code"].map((tag) => article!.querySelector(tag) !== null)).to.deep.equal([true, true, true, true]);
    const link = article!.querySelector<HTMLAnchorElement>("p a")!;
    expect([
      link.target,
      link.rel.includes("noopener") && link.rel.includes("noreferrer"),
      article!.querySelector(".code")!.textContent!.includes("python"),
    ]).to.deep.equal(["_blank", true, true]);
  });
});
