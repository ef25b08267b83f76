import { fixtureCleanup } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import { allDone } from "../../../src/markdown/markdown.ts";
import type { ChatMessage } from "../../../src/core/message.ts";
import { articles, button, frames, listen, once, pause, ready, shown, type Chatbot } from "./chat.ts";

describe("what an assistant does on the way to its answer", () => {
  // The first chat that shows one asks for how they look.
  before(async () => {
    const chat = await shown([{ role: "assistant", content: [{ type: "tool", name: "look" }] }]);
    while (!chat.shadowRoot!.querySelector(".tool")) await frames(1);
  });
  afterEach(() => fixtureCleanup());

  describe("thoughts", () => {
    const thought = (metadata: object, content = "Because") => ({
      role: "assistant",
      content,
      metadata: { title: "Thinking", ...metadata },
    });
    const summary = (chat: Chatbot) => chat.shadowRoot!.querySelector(".thought summary, .thought.bare")!;

    it("D22: shows its title, its log and its duration", async () => {
      const chat = await shown([thought({ log: "3 results", duration: 3 })]);
      expect(summary(chat).textContent!.replace(/\s+/g, " ").trim()).to.equal("Thinking 3 results 3 s");
    });

    it("D22: turns a ring while it is pending, and is open", async () => {
      const chat = await shown([thought({ status: "pending" })]);
      expect([summary(chat).querySelector(".spinner") !== null, chat.shadowRoot!.querySelector("details")!.open]).to.deep.equal([
        true,
        true,
      ]);
    });

    it("D22: is folded without a ring once it is done", async () => {
      const chat = await shown([thought({ status: "done" })]);
      expect([summary(chat).querySelector(".spinner"), chat.shadowRoot!.querySelector("details")!.open]).to.deep.equal([null, false]);
    });

    it("D22: unfolds at a click on its title, and stays as the person left it", async () => {
      const chat = await shown([thought({ status: "pending" })]);
      const details = chat.shadowRoot!.querySelector("details")!;
      (summary(chat) as HTMLElement).click();
      await frames(2);
      expect(details.open).to.equal(false);
      (summary(chat) as HTMLElement).click();
      await frames(2);
      chat.value = [thought({ status: "done" })];
      await ready(chat);
      await frames(2);
      expect(chat.shadowRoot!.querySelector("details")!.open).to.equal(true);
    });

    it("D22: holds the thoughts that name it", async () => {
      const chat = await shown([
        thought({ id: "1" }),
        thought({ title: "Inside", parent_id: "1" }, "Deep"),
        { role: "assistant", content: "Done" },
      ]);
      expect(articles(chat)).to.have.length(2);
      expect(chat.shadowRoot!.querySelector(".thought .thought .thought-title")!.textContent).to.equal("Inside");
    });

    for (const [duration, text] of [
      [3, "3 s"],
      [0.5, "0.5 s"],
      [0.012, "12 ms"],
    ] as const) {
      it(`D22: says ${duration} seconds as ${text}`, async () => {
        const chat = await shown([thought({ duration })]);
        expect(summary(chat).textContent).to.contain(text);
      });
    }

    it("D23: shows used tools, one that failed and the answer as one turn", async () => {
      const chat = await shown(
        [
          { role: "user", content: "Weather?" },
          thought({ title: "Used tool Weather", status: "done" }, "20 °C"),
          thought({ title: "Error", status: "done" }, "No network"),
          { role: "assistant", content: "It is 20 °C." },
        ],
        { actions: ["copy"] },
      );
      expect([...chat.shadowRoot!.querySelectorAll(".thought-title")].map(({ textContent }) => textContent)).to.deep.equal([
        "Used tool Weather",
        "Error",
      ]);
      expect(articles(chat).map((article) => article.querySelectorAll("[aria-label=Copy]").length)).to.deep.equal([0, 0, 0, 1]);
      expect(articles(chat).at(-1)!.textContent).to.contain("It is 20 °C.");
    });
  });

  describe("reasoning", () => {
    const answer = (seconds: number | undefined, text: string, more: Partial<ChatMessage> = {}): ChatMessage => ({
      role: "assistant",
      id: "1",
      content: [{ type: "reasoning", text: "I **wonder**", seconds }, ...(text ? [{ type: "text", text } as const] : [])],
      ...more,
    });
    const details = (chat: Chatbot) => articles(chat)[0]!.querySelector("details")!;
    const title = (chat: Chatbot) => details(chat).querySelector("summary")!.textContent!.replace(/\s+/g, " ").trim();

    it("F-S1 is open while it goes on, and folded with its seconds once the answer begins", async () => {
      const chat = await shown([answer(undefined, "", { status: "streaming" })]);
      expect([details(chat).open, title(chat), details(chat).querySelector(".spinner") !== null]).to.deep.equal([true, "Thinking…", true]);
      expect(details(chat).querySelector("strong")!.textContent).to.equal("wonder");
      chat.value = [answer(3.2, "Yes", { status: "streaming" })];
      await ready(chat);
      await frames(2);
      expect([details(chat).open, title(chat), details(chat).querySelector(".spinner")]).to.deep.equal([false, "Reasoning 3.2 s", null]);
      expect(articles(chat)[0]!.querySelector(".content")!.textContent!.trim()).to.equal("Yes");
    });

    it("F-S1 stays as the person left it, in this message alone", async () => {
      const chat = await shown([answer(3, "Yes", { status: "streaming" })]);
      details(chat).querySelector("summary")!.click();
      await frames(2);
      chat.value = [answer(3, "Yes indeed", { status: "done" }), { ...answer(1, "No"), id: "2" }];
      await ready(chat);
      await frames(2);
      expect([...chat.shadowRoot!.querySelectorAll("details")].map(({ open }) => open)).to.deep.equal([true, false]);
      chat.value = [{ ...answer(1, "Of another talk"), id: "3" }];
      await ready(chat);
      expect(details(chat).open).to.equal(false);
    });

    it("F-S1 is over where the answer broke off in it, or the author counts no seconds", async () => {
      const chat = await shown([answer(undefined, "", { status: "interrupted" })]);
      expect([details(chat).open, title(chat)]).to.deep.equal([false, "Reasoning"]);
      chat.value = [answer(undefined, "Yes", { status: "streaming" })];
      await ready(chat);
      expect([details(chat).open, title(chat)]).to.deep.equal([false, "Reasoning"]);
    });

    it("F-S1 is neither copied nor read out", async () => {
      const chat = await shown([answer(undefined, "", { status: "streaming" })], { actions: ["copy"] });
      await pause(400);
      const heard = listen();
      chat.value = [answer(2, "Yes", { status: "done" })];
      await ready(chat);
      await pause(400);
      expect(heard()).to.deep.equal(["Yes"]);
      const copied = once(chat, "hf-copy");
      Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async () => {} } });
      button(chat, "Copy")!.click();
      expect((await copied).value).to.equal("Yes");
    });
  });

  describe("the end of an answer that is not whole", () => {
    const status = (chat: Chatbot) => articles(chat).at(-1)!.querySelector(".status");
    const parts = (...names: string[]) => names.map((name) => ({ type: "tool", name }) as const);
    const ends: [what: string, message: Partial<ChatMessage>, text: string, buttons: string[]][] = [
      [
        "F-S2 a limit",
        { content: "Once", finish: "length" },
        "The answer reached its length limit before its end.",
        ["Continue", "Try again"],
      ],
      [
        "F-S2 a limit before a word was said",
        { content: "", finish: "length" },
        "The answer reached its length limit before its end.",
        ["Continue", "Try again"],
      ],
      [
        "F-S2 a filter",
        { content: "Once", finish: "content_filter" },
        "The provider’s filter cut the answer off. Ask in another way.",
        ["Try again"],
      ],
      ["F-S4 a refusal", { content: "No.", finish: "refusal" }, "The model declined. Ask in another way.", ["Try again"]],
      [
        "F-S4 tools",
        { content: parts("look", "find", "look"), finish: "tool_calls" },
        "The model wants to use “look” and “find”, but this app runs no tools. Ask for an answer without them.",
        ["Try again"],
      ],
      ["F-S4 nothing", { content: "", finish: "stop" }, "The model gave no answer. Try again, or ask in another way.", ["Try again"]],
      ["a person's Stop", { content: "Once" }, "Stopped.", ["Continue", "Try again"]],
      ["a person's Stop in the last moment", { content: "Once", finish: "stop" }, "Stopped.", ["Continue", "Try again"]],
    ];
    for (const [what, message, text, buttons] of ends)
      it(`${what} is said in words, with what can be done`, async () => {
        const chat = await shown(
          [
            { role: "user", content: "Hi" },
            { role: "assistant", status: "stopped", ...message },
          ],
          { actions: ["continue", "retry"] },
        );
        expect(status(chat)!.querySelector("span")!.textContent).to.equal(text);
        expect([...status(chat)!.querySelectorAll("button")].map(({ textContent }) => textContent)).to.deep.equal(buttons);
      });

    it("F-S2 is told to those who listen too, behind the answer", async () => {
      const chat = await shown([{ role: "assistant", id: "1", content: "On", status: "streaming" }]);
      await pause(400);
      const heard = listen();
      chat.value = [{ role: "assistant", id: "1", content: "Once", status: "stopped", finish: "length" }];
      await ready(chat);
      await pause(400);
      expect(heard().at(-1)).to.equal("Once\nThe answer reached its length limit before its end.");
    });

    it("says nothing of one that is whole", async () => {
      const chat = await shown([{ role: "assistant", content: "Once", status: "done", finish: "stop" }]);
      expect(status(chat)).to.equal(null);
    });
  });

  it("shows the call of a tool as a card that unfolds", async () => {
    const chat = await shown([
      { role: "assistant", content: "", tool_calls: [{ id: "1", function: { name: "get_weather", arguments: '{"city":"Paris"}' } }] },
      { role: "tool", name: "get_weather", content: "19 °C" },
    ]);
    const cards = [...chat.shadowRoot!.querySelectorAll("details.tool")];
    expect(cards.map((card) => card.querySelector(".tool-name")!.textContent)).to.deep.equal(["get_weather", "get_weather"]);
    expect([cards[0]!.querySelector("pre")!.textContent, cards[1]!.querySelector("pre")!.textContent]).to.deep.equal([
      '{\n  "city": "Paris"\n}',
      "19 °C",
    ]);
  });

  it("D25: folds a model's reasoning, also before it has ended, and keeps it out of what is said", async () => {
    const chat = await shown([{ role: "assistant", content: "<think>I wonder", status: "streaming" }]);
    const content = () => articles(chat)[0]!.querySelector(".content")!;
    expect([content().querySelector("details") !== null, content().textContent!.includes("<think>")]).to.deep.equal([true, false]);
    chat.value = [{ role: "assistant", content: "<think>I wonder why.</think>\n\nBecause.", status: "done" }];
    await ready(chat);
    expect([
      content().querySelector("details")!.textContent!.includes("I wonder why."),
      [...content().querySelectorAll("p")].find((paragraph) => !paragraph.closest("details"))!.textContent,
    ]).to.deep.equal([true, "Because."]);
    const copied = once(chat, "hf-copy");
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async () => {} } });
    button(chat, "Copy")!.click();
    expect((await copied).value).to.equal("Because.");
  });

  it("F-W18 D22: shows a thought's title as Markdown of one line, in which nothing loads", async () => {
    const title = "1. Asked **`search`** for $$x^2$$ ![a cat](https://a.example/c.png) # *now*";
    const chat = await shown([{ role: "assistant", content: "Because", metadata: { title, status: "pending" } }]);
    await allDone();
    const shownTitle = chat.shadowRoot!.querySelector(".thought-title")!;
    expect([...shownTitle.querySelectorAll("*")].map(({ localName }) => localName).filter((name) => !name.startsWith("m"))).to.deep.equal([
      "strong",
      "code",
      "span",
      "em",
    ]);
    expect(shownTitle.textContent).to.match(/^1\. Asked search for .* a cat # now$/);
    const [strong] = shownTitle.children;
    chat.value = [{ role: "assistant", content: "Because so", metadata: { title, status: "done" } }];
    await ready(chat);
    expect(shownTitle.children[0], "stays while its thought grows").to.equal(strong);
    chat.value = [{ role: "assistant", content: "Because so", metadata: { title: "Plain", status: "done" } }];
    await ready(chat);
    expect(shownTitle.textContent).to.equal("Plain");
  });

  it("F-W14 shortens between characters what a tool gave", async () => {
    const chat = await shown([{ role: "assistant", content: [{ type: "tool", name: "t", output: `${"x".repeat(19_999)}😀` }] }]);
    expect(chat.shadowRoot!.querySelector(".tool pre")!.textContent).to.equal(`${"x".repeat(19_999)}…`);
  });

  it("F-W14 shortens between characters what is read aloud, also where its only blank is its first line's end", async () => {
    const hear = listen();
    const chat = await shown([{ role: "user", content: "?" }]);
    chat.value = [...chat.value, { role: "assistant", content: `字\n${"字".repeat(4996)}👍🏽字`, status: "done" }];
    await ready(chat);
    await pause(400);
    expect(hear().at(-1)).to.match(/(^|\n)字\n字{4996}…$/);
  });

  describe("F-W15 Copy", () => {
    const copy = async (content: unknown, properties: Partial<Chatbot> = {}, which = "copy"): Promise<string> => {
      Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async () => {} } });
      const messages = [
        { role: "user", content: "<think>as typed" },
        { role: "assistant", content, status: "done" },
      ];
      const chat = await shown(messages, { actions: ["copy", "copy-all"], ...properties });
      const copied = once(chat, "hf-copy");
      chat.shadowRoot!.querySelector<HTMLElement>(`[data-action=${which}]`)!.click();
      return (await copied).value;
    };

    it("gives the answer without the reasoning, wherever that is", async () => {
      for (const [content, said] of [
        ["First.\n\n<think>hm</think>\n\nSecond.", "First.\n\nSecond."],
        ["thoughts\n</think>\n\nanswer", "answer"],
        ["<think>a</think>b\n<think>c</think>\n\nd\n<think>e", "b\n\nd"],
        ["```html\n<think>code</think>\n```", "```html\n<think>code</think>\n```"],
        ["Close it with `</think>`.  ", "Close it with `</think>`.  "],
        [
          [
            { type: "text", text: "<think>a</think>b" },
            { type: "tool", name: "t", output: 1 },
            { type: "text", text: "c</think>d" },
          ],
          "b\nd",
        ],
      ] as const)
        expect(await copy(content)).to.equal(said);
    });

    it("knows the author's own tags, and no others", async () => {
      const reasoningTags = [["<mull>", "</mull>"]] as const;
      expect(await copy("a <mull>\n<mull>b</mull>c", { reasoningTags })).to.equal("a <mull>\n\nc");
      expect(await copy("<think>b</think>c", { reasoningTags })).to.equal("<think>b</think>c");
    });

    it("of the whole conversation leaves reasoning and thoughts out, and what a person typed as it is", async () => {
      expect(await copy("<think>a</think>b", {}, "copyAll")).to.equal("user: <think>as typed\nassistant: b");
    });
  });

  it("marks reasoning in an answer as something that unfolds", async () => {
    const chat = await shown([{ role: "assistant", content: "<think>I wonder.</think>\n\nBecause.", status: "done" }]);
    const { display, listStyleType } = getComputedStyle(chat.shadowRoot!.querySelector(".reasoning > summary")!);
    expect([display, listStyleType]).to.deep.equal(["list-item", "disclosure-closed"]);
  });
});
