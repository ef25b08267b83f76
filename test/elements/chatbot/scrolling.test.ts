import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import { articles, atEnd, button, frames, grow, ready, shown, tall, type Chatbot } from "./chat.ts";

describe("the view of hf-chatbot", () => {
  afterEach(() => fixtureCleanup());

  it("D17: follows the end, and leaves the view to whoever scrolled up", async () => {
    const chat = await tall();
    const scroller = chat.shadowRoot!.querySelector("#scroller")!;
    await frames(3);
    expect(atEnd(scroller)).to.equal(true);
    scroller.scrollTop = 40;
    await frames(3);
    grow(chat);
    await frames(4);
    expect(scroller.scrollTop).to.equal(40);
  });

  it("D17: goes to the end by its button, and follows again", async () => {
    const chat = await tall();
    const scroller = chat.shadowRoot!.querySelector("#scroller")!;
    await frames(3);
    scroller.scrollTop = 40;
    await frames(4);
    button(chat, "Jump to the latest message")!.click();
    await frames(3);
    grow(chat);
    await frames(4);
    expect(atEnd(scroller)).to.equal(true);
    expect(button(chat, "Jump to the latest message")).to.equal(null);
  });

  it("D18: never moves the view with no-autoscroll", async () => {
    const chat = await tall({ noAutoscroll: true });
    await frames(3);
    grow(chat);
    await frames(4);
    expect(chat.shadowRoot!.querySelector("#scroller")!.scrollTop).to.equal(0);
  });

  it("D28: follows a long answer to its end", async () => {
    const chat = await shown([{ role: "user", content: "Go" }]);
    chat.value = [
      { role: "user", content: "Go" },
      { role: "assistant", content: "Line\n\n".repeat(300), status: "streaming" },
    ];
    await chat.updateComplete;
    await frames(3);
    expect(atEnd(chat.shadowRoot!.querySelector("#scroller")!)).to.equal(true);
  });

  for (const kind of ["D19: follows the end after it was filled", "D30: shows a value that was set"]) {
    it(`${kind} inside a hidden tab`, async () => {
      const tab = await fixture<HTMLElement>(html`<div hidden><hf-chatbot></hf-chatbot></div>`);
      const chat = tab.querySelector("hf-chatbot")!;
      chat.value = Array.from({ length: 60 }, (_, index) => ({ role: index % 2 ? "assistant" : "user", content: `Message ${index}` }));
      await ready(chat);
      tab.hidden = false;
      await frames(4);
      expect([articles(chat).length, atEnd(chat.shadowRoot!.querySelector("#scroller")!)]).to.deep.equal([60, true]);
    });
  }

  describe("of somebody who reads", () => {
    const thought = `<think>${"A long thought.\n\n".repeat(60)}`;
    const say = async (chat: Chatbot, content: string, more: object = {}) => {
      chat.value = [
        { role: "user", content: "Go" },
        { id: "a", role: "assistant", content, status: "streaming", ...more },
      ];
      await chat.updateComplete;
      await frames(3);
    };
    const scrollerOf = (chat: Chatbot) => chat.shadowRoot!.querySelector("#scroller")!;
    const scrolled = async (chat: Chatbot, top: number) => {
      scrollerOf(chat).scrollTop = top;
      await frames(3);
    };

    it("F-B4: stays in the reasoning when the answer begins, goes on and ends", async () => {
      const chat = await shown([{ role: "user", content: "Go" }]);
      await say(chat, thought);
      expect(atEnd(scrollerOf(chat))).to.equal(true);
      await scrolled(chat, 200);
      await say(chat, `${thought}</think>\n\nThe`);
      await say(chat, `${thought}</think>\n\nThe answer. ${"It is long. ".repeat(400)}`);
      await say(chat, `${thought}</think>\n\nThe answer.`, { status: "done" });
      expect([scrollerOf(chat).scrollTop, chat.shadowRoot!.querySelector("details")!.open]).to.deep.equal([200, true]);
    });

    it("F-B4: stays in a thought that is done", async () => {
      const chat = await shown([{ role: "user", content: "Go" }]);
      const content = "A long thought.\n\n".repeat(60);
      await say(chat, content, { metadata: { title: "Thinking", status: "pending" } });
      await scrolled(chat, 200);
      await say(chat, content, { metadata: { title: "Thinking", status: "done" } });
      grow(chat);
      await frames(4);
      expect([scrollerOf(chat).scrollTop, chat.shadowRoot!.querySelector("details")!.open]).to.deep.equal([200, true]);
    });

    it("F-B4: reasoning folds when the answer begins where nobody has gone up in it", async () => {
      const chat = await shown([{ role: "user", content: "Go" }]);
      await say(chat, thought);
      await say(chat, `${thought}</think>\n\nThe answer.`);
      expect(chat.shadowRoot!.querySelector("details")!.open).to.equal(false);
    });

    it("F-B4: reasoning far below what is read folds", async () => {
      const chat = await shown([{ role: "user", content: "Go" }]);
      const long = Array.from({ length: 30 }, (_, index) => ({ role: index % 2 ? "assistant" : "user", content: `Message ${index}` }));
      const say = async (content: string) => {
        chat.value = [...long, { id: "a", role: "assistant", content, status: "streaming" }];
        await chat.updateComplete;
        await frames(3);
      };
      await say(thought);
      await scrolled(chat, 10);
      await say(`${thought}</think>\n\nThe answer.`);
      expect([scrollerOf(chat).scrollTop, chat.shadowRoot!.querySelector("details")!.open]).to.deep.equal([10, false]);
    });

    for (const [what, part, find] of [
      ["a block of code", `\`\`\`\n${"a long line ".repeat(80)}\n\`\`\`\n\n`, "pre"],
      ["a wide table", `|${" column |".repeat(60)}\n|${" --- |".repeat(60)}\n|${" cell |".repeat(60)}\n\n`, ".table"],
    ] as const)
      it(`F-B4: stays where ${what} was scrolled`, async () => {
        const chat = await shown([{ role: "user", content: "Go" }]);
        await say(chat, `${part}So`);
        chat.shadowRoot!.querySelector(find)!.scrollLeft = 100;
        await frames(3);
        const before = scrollerOf(chat).scrollTop;
        await say(chat, `${part}So it goes on. ${"And on. ".repeat(900)}`);
        expect([chat.shadowRoot!.querySelector(find)!.scrollLeft, scrollerOf(chat).scrollTop]).to.deep.equal([100, before]);
      });

    it("F-B4: stays at what was opened", async () => {
      const chat = await shown([{ role: "user", content: "Go" }]);
      await say(chat, `${thought}</think>\n\nThe answer.`);
      const before = scrollerOf(chat).scrollTop;
      chat.shadowRoot!.querySelector("summary")!.click();
      await frames(4);
      await say(chat, `${thought}</think>\n\nThe answer goes on.`);
      expect([scrollerOf(chat).scrollTop, chat.shadowRoot!.querySelector("details")!.open]).to.deep.equal([before, true]);
    });

    it("F-B4: is not taken to the end because the conversation became shorter", async () => {
      const chat = await tall();
      await frames(3);
      const scroller = scrollerOf(chat);
      await scrolled(chat, scroller.scrollHeight - scroller.clientHeight - 300);
      chat.value = chat.value.slice(0, -4);
      await chat.updateComplete;
      await frames(3);
      const { scrollTop } = scroller;
      grow(chat);
      await frames(4);
      expect(scroller.scrollTop).to.equal(scrollTop);
    });
  });
});
