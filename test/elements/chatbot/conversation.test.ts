import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import axe from "axe-core";
import { expect } from "chai";
import { withoutIds } from "../../without-ids.ts";
import { articles, ready, shown, talk, type Chatbot } from "./chat.ts";

describe("hf-chatbot as a conversation", () => {
  afterEach(() => fixtureCleanup());

  it("D1: shows the messages of both, an empty one as well", async () => {
    const chat = await shown([...talk, { role: "user", content: "" }]);
    expect(articles(chat).map((article) => article.querySelector(".content")!.textContent)).to.deep.equal(["Hello", "Hi there", ""]);
  });

  it("D1: shows nothing for null", async () => {
    const chat = await shown(null);
    expect(articles(chat)).to.have.length(0);
  });

  it("D3: is a log with a name that does not speak by itself", async () => {
    const chat = await shown(talk);
    const log = chat.shadowRoot!.querySelector('[role="log"]')!;
    expect([log.getAttribute("aria-label"), log.getAttribute("aria-live"), log.getAttribute("tabindex")]).to.deep.equal([
      "Conversation",
      "off",
      "0",
    ]);
  });

  it("D3: names messages by their author", async () => {
    const chat = await shown(talk);
    expect(articles(chat).map((article) => article.getAttribute("aria-label"))).to.deep.equal(["You", "Assistant"]);
  });

  it("D21: does not show system messages", async () => {
    const chat = await shown(talk);
    expect(chat.shadowRoot!.textContent).to.not.contain("Be brief");
  });

  it("D21: groups what one author says, with its buttons once; apart with no-group", async () => {
    const twice = [
      { role: "user", content: "Go" },
      { role: "assistant", content: "One" },
      { role: "system", content: "x" },
      { role: "assistant", content: "Two" },
    ];
    const chat = await shown(twice, { actions: ["copy", "like"] });
    const count = () =>
      articles(chat).map((article) => [article.classList.contains("follows"), article.querySelectorAll("[aria-label=Copy]").length]);
    expect(count()).to.deep.equal([
      [false, 0],
      [false, 0],
      [true, 1],
    ]);
    chat.noGroup = true;
    await ready(chat);
    expect(count().map(([, copies]) => copies)).to.deep.equal([0, 1, 1]);
  });

  it("shows who speaks", async () => {
    const chat = await shown(talk, { assistantAvatar: "/test/fixtures/invoice.png" });
    expect(articles(chat).map((article) => article.querySelectorAll("[part=avatar]").length)).to.deep.equal([0, 1]);
  });

  it("names who speaks above their messages as panel, once where they follow each other", async () => {
    const chat = await shown([...talk, { role: "assistant", content: "More" }], { layout: "panel" });
    const names = () => articles(chat).map((article) => getComputedStyle(article, "::before").content.split(" / ")[0]);
    expect(names()).to.deep.equal(['"You"', '"Assistant"', "none"]);
    chat.layout = "bubble";
    await chat.updateComplete;
    expect(names()).to.deep.equal(["none", "none", "none"]);
  });

  it("takes few nodes for what a message does not have", async () => {
    const chat = await shown(Array.from({ length: 200 }, (_, index) => ({ role: index % 2 ? "assistant" : "user", content: "Words" })));
    const walker = document.createTreeWalker(chat.shadowRoot!.querySelector("#rows")!);
    let nodes = 0;
    while (walker.nextNode()) nodes++;
    // An article, its words and a button; beside them, the places that Lit keeps for what may come.
    expect(nodes / 200).to.be.below(18);
  });

  it("D16: fires nothing when the value is set", async () => {
    const chat = await shown(null);
    let events = 0;
    for (const name of ["input", "change"]) chat.addEventListener(name, () => events++);
    chat.value = talk;
    await chat.updateComplete;
    expect(events).to.equal(0);
  });

  it("D29: gives back what was set, at once and frozen", async () => {
    const chat = await shown(null);
    chat.value = talk;
    expect(withoutIds(chat.value)).to.deep.equal(talk);
    expect(Object.isFrozen(chat.value) && Object.isFrozen(chat.value[0])).to.equal(true);
    expect(Object.isFrozen(talk)).to.equal(false);
  });

  it("takes its value from JSON between its tags", async () => {
    const chat = await fixture<Chatbot>(html`<hf-chatbot>[{"role": "user", "content": "From markup"}]</hf-chatbot>`);
    expect(withoutIds(chat.value)).to.deep.equal([{ role: "user", content: "From markup" }]);
  });

  it("shows what it can of a value that makes no sense", async () => {
    const junk: unknown[] = [
      null,
      5,
      "text",
      {},
      { role: "__proto__", content: "x" },
      { role: "user", content: { nodeType: 1 } },
      { _$litType$: 1 },
      { role: "assistant", content: [["a"], { b: 1 }, null, 3] },
      [1],
      { role: "user", content: { _$litDirective$: 1 } },
    ];
    const chat = await shown(junk);
    expect(articles(chat)).to.have.length(9);
    for (const value of ["hello", 7, { length: 4294967295 }, { toJSON: "x" }, true]) {
      chat.value = value;
      await chat.updateComplete;
      expect(articles(chat)).to.have.length(1);
    }
  });

  for (const [title, content] of [
    ["a line of a million characters", "x".repeat(1_000_000)],
    ["ten million characters", "Word and word. ".repeat(700_000)],
    ["a hundred thousand line ends", "\n".repeat(100_000)],
  ] as const) {
    it(`shows ${title}, and what comes after it`, async () => {
      const chat = await shown([
        { role: "user", content },
        { role: "assistant", content },
        { role: "user", content: "After" },
      ]);
      expect(articles(chat).at(-1)!.textContent).to.contain("After");
      expect(articles(chat)).to.have.length(3);
    }).timeout(30_000);
  }

  it("keeps rows apart when messages come, go and change places", async () => {
    const chat = await shown([]);
    const message = (id: number) => ({ id: String(id), role: id % 2 ? "user" : "assistant", content: `Message ${id}` });
    const orders = [
      [0, 1, 2],
      Array.from({ length: 70 }, (_, id) => id),
      Array.from({ length: 60 }, (_, id) => id + 9),
      [69, 3, 40, 2, 12],
      [],
      [5],
    ];
    for (const order of orders) {
      chat.value = order.map(message);
      await ready(chat);
      expect(articles(chat).map((article) => article.querySelector(".content")!.textContent)).to.deep.equal(
        order.map((id) => `Message ${id}`),
      );
    }
  });

  for (const layout of ["bubble", "panel"] as const) {
    it(`has no accessibility faults as ${layout}`, async () => {
      const chat = await shown(
        [
          ...talk,
          { role: "user", content: [{ type: "file", file: new File(["x"], "a.txt"), name: "a.txt" }] },
          { role: "assistant", content: "## List\n\n- a\n- b\n\n```js\nx\n```\n\n| a | b |\n|--|--|\n| 1 | 2 |", status: "done" },
        ],
        { layout, actions: ["copy", "like", "retry", "undo", "edit"] },
      );
      const { violations } = await axe.run(chat);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).to.deep.equal([]);
    });
  }
});
