import { expect } from "chai";
import { html } from "lit";
import "../../src/define/blocks.ts";
import "../../src/define/chatbot.ts";
import "../../src/define/multimodal-textbox.ts";
import "../../src/define/on.ts";
import "../../src/define/textbox.ts";
// Loaded before, or the first turn would wait for them.
import "../../src/app/task-handler.ts";
import "../../src/inference/inference.ts";
import type { HfBlocks } from "../../src/app/hf-blocks.ts";
import { textOf, type ChatMessage } from "../../src/core/message.ts";
import { HfEditEvent, HfOptionEvent, HfRetryEvent } from "../../src/elements/chatbot/events.ts";
import { blocks, chatbot, defineHandlers, on, task, textbox } from "../../src/index.ts";
import { mounted, page, submit, tick, until, type Valued } from "./page.ts";

const user = (content: string): ChatMessage => ({ role: "user", content });
const bot = (content: string): ChatMessage => ({ role: "assistant", content });

/** A model that says its next words when it is told to. */
class Model {
  readonly asked: string[][] = [];
  private readonly calls: ((word: string | undefined) => void)[] = [];

  readonly engine = {
    chatCompletionStream: (args: { messages: { content: string }[] }) => this.stream(args.messages.map(({ content }) => content)),
  };

  /** Lets a call go on by a word, or end. */
  async say(call: number, word?: string): Promise<void> {
    await until(() => this.calls[call], `call ${call}`);
    this.calls[call]!(word);
    await tick();
    await tick();
  }

  private async *stream(messages: string[]): AsyncGenerator<unknown> {
    const call = this.asked.push(messages) - 1;
    for (;;) {
      const word = await new Promise<string | undefined>((resolve) => (this.calls[call] = resolve));
      yield { choices: [{ index: 0, delta: { content: word ?? "" }, finish_reason: word === undefined ? "stop" : null }] };
      if (word === undefined) return;
    }
  }
}

const said = (chat: Valued) =>
  (chat.value as ChatMessage[]).map((message) => textOf(message) + (message.status === "stopped" ? " [stopped]" : ""));
const saying = (chat: Valued, ...texts: string[]) =>
  until(() => JSON.stringify(said(chat)) === JSON.stringify(texts), `${texts.join(", ")} in place of ${said(chat).join(", ")}`);

/** The same chat, once in HTML and once in TypeScript. */
const ways: Record<string, (model: Model, mode?: "multiple") => Promise<{ app: HfBlocks; chat: Valued; box: Valued }>> = {
  async "in HTML"(model, mode) {
    const app = (await page(html`<hf-blocks .engine=${model.engine as never}>
      <hf-chatbot id="chat"></hf-chatbot><hf-textbox id="ask"></hf-textbox>
      <hf-on from="ask chat:hf-retry chat:hf-edit chat:hf-option" task="chat-completion" model="m" mode=${mode ?? "once"} inputs="ask chat" outputs="ask chat"></hf-on>
    </hf-blocks>`)) as HfBlocks;
    return { app, chat: app.querySelector<Valued>("#chat")!, box: app.querySelector<Valued>("#ask")! };
  },
  async "in TypeScript"(model, mode) {
    const chat = chatbot({ id: "chat" });
    const ask = textbox({ id: "ask" });
    on(
      [ask, [chat, "hf-retry"], [chat, "hf-edit"], [chat, "hf-option"]],
      task("chat-completion", { model: "m" }),
      [ask, chat],
      [ask, chat],
      {
        ...(mode && { mode }),
      },
    );
    const app = await mounted(blocks({ engine: model.engine as never }, chat, ask));
    return { app, chat: app.find("#chat"), box: app.find("#ask") };
  },
};

function ask(box: Valued, text: string): void {
  box.value = text;
  submit(box);
}

for (const [way, start] of Object.entries(ways)) {
  describe(`a turn of a conversation ${way}`, () => {
    let model: Model, chat: Valued, box: Valued, app: HfBlocks;
    const begin = async (mode?: "multiple") => {
      model = new Model();
      ({ app, chat, box } = await start(model, mode));
    };

    it("F-K5 changes only its own messages, whatever comes to the conversation meanwhile", async () => {
      await begin();
      ask(box, "Mine?");
      await model.say(0, "My");
      await saying(chat, "Mine?", "My");
      chat.value = [user("Theirs?"), bot("Their answer"), ...(chat.value as ChatMessage[]), user("Later?"), bot("Later answer")];
      await model.say(0, " answer");
      await saying(chat, "Theirs?", "Their answer", "Mine?", "My answer", "Later?", "Later answer");
      await model.say(0);
      expect((chat.value as ChatMessage[])[3]!.status).to.equal("done");
    });

    it("F-K5 goes on beside another turn, each answer behind its question", async () => {
      await begin("multiple");
      ask(box, "One?");
      await until(() => model.asked.length === 1);
      ask(box, "Two?");
      await until(() => model.asked.length === 2);
      await model.say(1, "Second");
      await model.say(0, "First");
      await model.say(0);
      await model.say(1);
      await saying(chat, "One?", "First", "Two?", "Second");
      expect((chat.value as ChatMessage[]).map(({ status }) => status)).to.deep.equal([undefined, "done", undefined, "done"]);
    });

    it("F-K5 does not bring back what was cleared while it went on", async () => {
      await begin();
      ask(box, "Hi");
      await model.say(0, "Hel");
      await saying(chat, "Hi", "Hel");
      chat.value = [];
      await model.say(0, "lo");
      await model.say(0);
      await saying(chat);
    });

    it("F-K9 an edit that is saved while an answer streams stops it and asks anew", async () => {
      await begin();
      ask(box, "Helo");
      await model.say(0, "What");
      await saying(chat, "Helo", "What");
      chat.dispatchEvent(new HfEditEvent(0, "Helo", "Hello"));
      await until(() => model.asked.length === 2, "the second request");
      expect(model.asked[1]).to.deep.equal(["Hello"]);
      await model.say(1, "Hi");
      await model.say(1);
      await saying(chat, "Hello", "Hi");
    });

    it("F-K9 Retry and an option while an answer streams are no less heard", async () => {
      await begin();
      ask(box, "Hi");
      await model.say(0, "What");
      await saying(chat, "Hi", "What");
      chat.dispatchEvent(new HfRetryEvent(0, "Hi"));
      await model.say(1, "Hello");
      await saying(chat, "Hi", "Hello");
      chat.dispatchEvent(new HfOptionEvent(1, "Tell me more"));
      await until(() => model.asked.length === 3, "the third request");
      expect(model.asked[2]).to.deep.equal(["Hi", "Hello", "Tell me more"]);
      await model.say(2, "More");
      await saying(chat, "Hi", "Hello [stopped]", "Tell me more", "More");
    });

    it("F-K9 two messages that are edited together are both changed", async () => {
      await begin();
      chat.value = [user("one"), user("two"), bot("Yes")];
      chat.dispatchEvent(
        new HfEditEvent(0, "one", "1", [
          { index: 0, previous: "one", value: "1" },
          { index: 1, previous: "two", value: "2" },
        ]),
      );
      await model.say(0, "So");
      await saying(chat, "1", "2", "So");
    });

    it("F-K9 Retry leaves what is being written in the text box", async () => {
      await begin();
      chat.value = [user("Hi"), bot("Hello")];
      box.value = "A draft";
      chat.dispatchEvent(new HfRetryEvent(0, "Hi"));
      await model.say(0, "Hey");
      await saying(chat, "Hi", "Hey");
      expect(box.value).to.equal("A draft");
    });

    it("F-K9 gives back what was typed in front of what was typed since, where nothing has left", async () => {
      await begin();
      // One that cannot be asked at all.
      app.engine = {} as never;
      box.addEventListener("change", () => (box.value = "Second"), { once: true });
      ask(box, "First");
      await until(() => box.value === "First\nSecond", `both texts in place of ${box.value}`);
      await saying(chat);
    });
  });
}

describe("a handler that gives whole lists", () => {
  it("F-K5 without ids, from a copy that is old, loses and doubles nothing that came since", async () => {
    let next!: () => void;
    defineHandlers({
      async *reply([text, history]: [string, ChatMessage[]]) {
        let answer = "";
        for (const word of ["A", "B", "C"]) {
          answer += word;
          yield [[...history.map(({ role, content }) => ({ role, content })), user(text), bot(answer)]];
          await new Promise<void>((resolve) => (next = resolve));
        }
      },
    });
    const app = await page(html`<hf-blocks>
      <hf-chatbot id="chat"></hf-chatbot><hf-textbox id="ask"></hf-textbox>
      <hf-on from="ask" handler="reply" inputs="ask chat" outputs="chat"></hf-on>
    </hf-blocks>`);
    const [chat, box] = [app.querySelector<Valued>("#chat")!, app.querySelector<Valued>("#ask")!];
    chat.value = [user("Before"), bot("Yes")];
    ask(box, "Mine?");
    await saying(chat, "Before", "Yes", "Mine?", "A");
    const ids = (chat.value as ChatMessage[]).map(({ id }) => id);
    chat.value = [...(chat.value as ChatMessage[]), user("Theirs?"), bot("Their answer")];
    next();
    await saying(chat, "Before", "Yes", "Mine?", "AB", "Theirs?", "Their answer");
    next();
    await saying(chat, "Before", "Yes", "Mine?", "ABC", "Theirs?", "Their answer");
    expect((chat.value as ChatMessage[]).slice(0, 4).map(({ id }) => id)).to.deep.equal(ids);
  });

  it("F-K5 clears what it saw, not what came since", async () => {
    let end!: () => void;
    defineHandlers({ clear: () => new Promise((resolve) => (end = () => resolve([null]))) });
    const app = await page(html`<hf-blocks>
      <hf-chatbot id="chat"></hf-chatbot><hf-textbox id="ask"></hf-textbox>
      <hf-on from="ask" handler="clear" inputs="chat" outputs="chat"></hf-on>
    </hf-blocks>`);
    const [chat, box] = [app.querySelector<Valued>("#chat")!, app.querySelector<Valued>("#ask")!];
    chat.value = [user("Old")];
    ask(box, "go");
    await until(() => end);
    chat.value = [...(chat.value as ChatMessage[]), user("New")];
    end();
    await saying(chat, "New");
  });
});

describe("an answer of an author's own engine", () => {
  const pieces = (...choices: object[]) => ({
    async *chatCompletionStream() {
      for (const choice of choices) yield { choices: [{ index: 0, ...choice }] };
    },
  });
  const ends: [what: string, engine: object, status: string, finish: string | undefined][] = [
    ["F-S2 reaches a limit", pieces({ delta: { content: "Once" }, finish_reason: "length" }), "stopped", "length"],
    ["F-S2 breaks off", pieces({ delta: { content: "Once" } }), "error", undefined],
    ["F-S4 is empty", pieces({ delta: {}, finish_reason: "stop" }), "stopped", "stop"],
    ["F-S4 is nothing", pieces(), "error", undefined],
    ["F-S4 declines", pieces({ delta: { refusal: "No." }, finish_reason: "stop" }), "stopped", "refusal"],
    ["F-S4 asks for a tool", pieces({ delta: { tool_calls: [{ function: { name: "look" } }] }, finish_reason: "stop" }), "stopped", "stop"],
    ["is whole", pieces({ delta: { content: "Yes" }, finish_reason: "end_turn" }), "done", "end_turn"],
  ];
  for (const [what, engine, status, finish] of ends)
    it(`that ${what} is ${status}, as one of ours`, async () => {
      const app = (await page(html`<hf-blocks .engine=${engine as never}>
        <hf-chatbot id="chat"></hf-chatbot><hf-textbox id="ask"></hf-textbox>
        <hf-on from="ask" task="chat-completion" model="m" inputs="ask chat" outputs="ask chat"></hf-on>
      </hf-blocks>`)) as HfBlocks;
      const [chat, box] = [app.querySelector<Valued>("#chat")!, app.querySelector<Valued>("#ask")!];
      ask(box, "Hi");
      await until(() => ["done", "stopped", "error"].includes((chat.value as ChatMessage[])[1]?.status ?? ""), "the end");
      const answer = (chat.value as ChatMessage[])[1]!;
      expect([answer.status, answer.finish, answer.model]).to.deep.equal([status, finish, what.includes("nothing") ? undefined : "m"]);
    });

  it("F-S2 that is not whole is said where no chat can say it", async () => {
    const engine = pieces({ delta: { reasoning: "Hm" } }, { delta: { content: "Once" }, finish_reason: "length" });
    const app = (await page(html`<hf-blocks .engine=${engine as never}>
      <hf-textbox id="out"></hf-textbox><hf-textbox id="ask"></hf-textbox>
      <hf-on from="ask" task="chat-completion" model="m" inputs="ask" outputs="out"></hf-on>
    </hf-blocks>`)) as HfBlocks;
    const [out, box] = [app.querySelector<Valued>("#out")!, app.querySelector<Valued>("#ask")!];
    ask(box, "Hi");
    await until(() => app.shadowRoot!.querySelector("[part=notices] > div"), "the notice");
    expect([out.value, app.shadowRoot!.querySelector("[part=notices] span")!.textContent]).to.deep.equal([
      "Once",
      "The answer reached its length limit before its end.",
    ]);
  });
});
