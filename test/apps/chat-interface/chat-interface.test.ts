import { expect } from "chai";
import { html } from "lit";
import { defineHandlers } from "../../../src/app/handlers.ts";
import type { ChatMessage, MultimodalValue } from "../../../src/core/message.ts";
import type { Run } from "../../../src/graph/run.ts";
import { blocks, button, chatbot, chatInterface, label, on, SKIP, slider, textbox, update } from "../../../src/index.ts";
import { loaded, mounted, shownErrors, submit, tick, type, until } from "../../app/page.ts";
import {
  articles,
  ask,
  boxText,
  bubbles,
  chatOf,
  chatPage,
  ended,
  last,
  picture,
  press,
  said,
  send,
  shown,
  type Chat,
} from "./chat-page.ts";
import { limits } from "../../../src/graph/load-limits.ts";

/** The echo of the peer's own tests: counts its runs, and streams letter by letter. */
function echo(): (inputs: [string, ChatMessage[]], run: Run) => AsyncGenerator<string> {
  let runs = 0;
  return async function* ([message]) {
    const text = `Run ${++runs} - You typed: ${message}`;
    for (let end = 1; end <= text.length; end += 4) {
      await tick();
      yield text.slice(0, end);
    }
    yield text;
  };
}
const multimodalEcho = () => {
  const of = echo();
  return ([{ text }, history]: [MultimodalValue, ChatMessage[]], run: Run) => of([text, history], run);
};
const plainEcho = () => {
  let runs = 0;
  return ([message]: [string]) => `Run ${++runs} - You typed: ${message}`;
};

/** Streams until it is told to stop. */
async function* endless(_: unknown, run: Run): AsyncGenerator<string> {
  for (let text = "Word"; ; text += " word") {
    yield text;
    await run.sleep(2);
  }
}

/** An engine that answers with the last message, and remembers what it was asked. */
function model(): { engine: never; asked: any[] } {
  const asked: any[] = [];
  async function* chatCompletionStream(args: { messages: { content: string }[] }) {
    asked.push(args);
    for (const piece of ["You said ", String(args.messages.at(-1)!.content)]) yield { choices: [{ index: 0, delta: { content: piece } }] };
    yield { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] };
  }
  return { engine: { chatCompletionStream } as never, asked };
}

// Limits and validators are there, as when an app has been looked at for a moment.
before(() => limits());

describe("hf-chat-interface", () => {
  const kinds: [string, string, () => Promise<Chat>][] = [
    ["C1 to C5", "a streaming function", () => chatOf(echo())],
    ["C6", "files allowed", () => chatOf(multimodalEcho(), { multimodal: true })],
    ["C7", "a function that does not stream", () => chatOf(plainEcho())],
    [
      "C1 to C5",
      "a plain text box of the author's",
      () => chatPage(html`<hf-chat-interface><hf-textbox></hf-textbox></hf-chat-interface>`, { handler: echo() }),
    ],
  ];
  for (const [id, title, open] of kinds) {
    describe(`${id}: with ${title}`, () => {
      it("C1: empties the box, shows the message at once and the answer as it comes", async () => {
        const app = await open();
        send(app, "hello");
        await tick();
        expect(boxText(app)).to.equal("");
        expect(said(app)[0]).to.deep.equal(["user", "hello"]);
        await until(() => ended(app), "the answer");
        expect(said(app)).to.deep.equal([
          ["user", "hello"],
          ["assistant", "Run 1 - You typed: hello"],
        ]);
        await shown(app);
        expect(bubbles(app, "assistant")).to.have.lengthOf(1);
      });

      it("C2: goes on with the conversation", async () => {
        const app = await open();
        await ask(app, "hello");
        await ask(app, "again");
        expect(said(app).map(([, text]) => text)).to.deep.equal(["hello", "Run 1 - You typed: hello", "again", "Run 2 - You typed: again"]);
      });

      it("C3: takes the last pair back with Undo, and gives the text back", async () => {
        const app = await open();
        await ask(app, "hello");
        await ask(app, "hi");
        await press(app, "undo");
        expect([boxText(app), app.value.length]).to.deep.equal(["hi", 2]);
      });

      it("C4: asks again with Try again", async () => {
        const app = await open();
        await ask(app, "hello");
        await press(app, "retry");
        await until(() => ended(app) && String(last(app)?.content).startsWith("Run 2"), "another answer");
        expect(said(app)).to.deep.equal([
          ["user", "hello"],
          ["assistant", "Run 2 - You typed: hello"],
        ]);
      });

      it("C5: is empty after a new conversation was begun", async () => {
        const app = await open();
        await ask(app, "hello");
        await app.updateComplete;
        app.shadowRoot!.querySelector<HTMLElement>(".new")!.click();
        expect(app.value).to.deep.equal([]);
      });
    });
  }

  it("C2: passes two earlier messages in the second turn", async () => {
    const seen: unknown[] = [];
    const app = await chatOf(
      ([message, history]) => (seen.push([message, history.map(({ role, content }: ChatMessage) => [role, content])]), "yes"),
    );
    await ask(app, "one");
    await ask(app, "two");
    expect(seen).to.deep.equal([
      ["one", []],
      [
        "two",
        [
          ["user", "one"],
          ["assistant", "yes"],
        ],
      ],
    ]);
  });

  it("C8: shows an attached image and the text in one message", async () => {
    const app = await chatOf(([{ text, files }]) => `${text} ${files.length}`, { multimodal: true });
    app.box!.value = { text: "", files: [await picture("a.png")] };
    await ask(app, "Look");
    await shown(app);
    await until(() => bubbles(app, "user")[0]?.querySelector("img") != null, "the picture");
    const [bubble, more] = bubbles(app, "user");
    expect([bubble!.querySelectorAll("img").length, bubble!.textContent!.includes("Look"), more, last(app)!.content]).to.deep.equal([
      1,
      true,
      undefined,
      "Look 1",
    ]);
  });

  it("C9: shows Stop while it answers, and keeps what there is of the answer", async () => {
    const app = await chatOf(endless);
    send(app, "go");
    await until(() => String(last(app)?.content ?? "").length > 20, "some words");
    await (app.box as unknown as { updateComplete: Promise<void> }).updateComplete;
    app.box!.shadowRoot!.querySelector<HTMLElement>("[part=stop]")!.click();
    const { content, status } = last(app)!;
    expect([status, String(content).length > 20]).to.deep.equal(["stopped", true]);
    await tick();
    await tick();
    expect(last(app)!.content).to.equal(content);
    await (app.box as unknown as { updateComplete: Promise<void> }).updateComplete;
    expect(app.box!.shadowRoot!.querySelector("[part=stop]")).to.equal(null);
  });

  it("C9: stops a function that does not listen", async () => {
    const app = await chatOf(() => new Promise(() => {}));
    send(app, "go");
    await until(() => app.value.length === 2, "the message");
    app.stop();
    expect([last(app)!.status, (app.box as { busy?: boolean }).busy]).to.deep.equal(["stopped", false]);
  });

  it("C10: answers an edited message anew, and drops what came after it", async () => {
    const app = await chatOf(plainEcho());
    for (const text of ["one", "two", "three"]) await ask(app, text);
    await shown(app);
    articles(app)[2]!.querySelector<HTMLElement>("[data-action=edit]")!.click();
    await shown(app);
    app.chat!.shadowRoot!.querySelector("textarea")!.value = "Do";
    app.chat!.shadowRoot!.querySelector<HTMLElement>("form .primary")!.click();
    await until(() => app.value.length === 4 && ended(app), "the new answer");
    expect(said(app).slice(2)).to.deep.equal([
      ["user", "Do"],
      ["assistant", "Run 4 - You typed: Do"],
    ]);
  });

  describe("examples", () => {
    const withExamples = (properties: Partial<Chat> = {}) =>
      chatOf(plainEcho(), { examples: ["hi", { text: "a second, longer example", displayText: "Second" }], ...properties });
    const choose = async (app: Chat, at: number): Promise<void> => {
      await shown(app);
      await until(() => app.chat!.shadowRoot!.querySelector("[part=example]"), "examples");
      app.chat!.shadowRoot!.querySelectorAll<HTMLElement>("[part=example]")[at]!.click();
    };

    it("reads them from markup: as JSON, as texts with commas, as options", async () => {
      const app = await chatPage(
        html`<hf-chat-interface examples="Good day, Good night"><option>Hello</option></hf-chat-interface>
          <hf-chat-interface name="json" examples='[{ "text": "Hi", "displayText": "Greet" }, "Bye"]'></hf-chat-interface>`,
        { handler: plainEcho() },
      );
      const json = app.nextElementSibling as Chat;
      await until(() => json.chat, "a chatbot");
      const texts = ({ chat }: Chat) => (chat!.examples as { text: string }[]).map(({ text }) => text);
      expect(texts(app)).to.deep.equal(["Good day", "Good night", "Hello"]);
      expect(texts(json)).to.deep.equal(["Hi", "Bye"]);
    });

    it("C11: sends the one that is chosen", async () => {
      const app = await withExamples();
      await choose(app, 0);
      await until(() => ended(app), "an answer");
      expect(said(app)).to.deep.equal([
        ["user", "hi"],
        ["assistant", "Run 1 - You typed: hi"],
      ]);
    });

    it("C12: offers them again after a new conversation was begun", async () => {
      const app = await withExamples();
      await choose(app, 0);
      await until(() => ended(app), "an answer");
      await app.clear();
      await choose(app, 1);
      await until(() => ended(app), "an answer");
      expect(said(app)).to.deep.equal([
        ["user", "a second, longer example"],
        ["assistant", "Run 2 - You typed: a second, longer example"],
      ]);
    });

    it("C13: asks again with Try again", async () => {
      const app = await withExamples();
      await choose(app, 0);
      await until(() => ended(app), "an answer");
      await press(app, "retry");
      await until(() => ended(app) && String(last(app)!.content).startsWith("Run 2"), "another answer");
      expect(said(app)[0]).to.deep.equal(["user", "hi"]);
    });

    it("C14: offers them again after Undo", async () => {
      const app = await withExamples();
      await choose(app, 0);
      await until(() => ended(app), "an answer");
      await press(app, "undo");
      await shown(app);
      expect(app.chat!.shadowRoot!.querySelectorAll("[part=example]")).to.have.lengthOf(2);
    });

    it("C15: answers from what was asked ahead of time, without calling the function", async () => {
      let calls = 0;
      const app = await chatOf(([message]) => `${message} ${++calls}`, { examples: ["a", "b"], cacheExamples: "eager" });
      await until(() => calls === 2, "answers ahead of time");
      await choose(app, 1);
      await until(() => ended(app), "an answer");
      expect([calls, last(app)!.content]).to.deep.equal([2, "b 2"]);
    });

    it("C16: calls the function for an example once", async () => {
      let calls = 0;
      const app = await chatOf(([message]) => `${message} ${++calls}`, { examples: ["a"], cacheExamples: "lazy" });
      for (const _ of [1, 2]) {
        await app.clear();
        await choose(app, 0);
        await until(() => ended(app), "an answer");
        expect([calls, last(app)!.content]).to.deep.equal([1, "a 1"]);
      }
    });

    describe("whose answers are kept", () => {
      /** The answer to the example of a chat. */
      async function chosen(handler: () => unknown, properties: Partial<Chat> = {}): Promise<Chat> {
        const app = await chatOf(handler, { name: "kept-answers", examples: ["a"], cacheExamples: "lazy", ...properties });
        // The conversation of the visit before is still there.
        await app.clear();
        await choose(app, 0);
        await until(() => ended(app), "an answer");
        return app;
      }
      afterEach(async () => {
        const app = document.querySelector<Chat>("hf-chat-interface");
        await app?.deleteAll();
      });
      let calls = 0;
      const count = () => `answer ${++calls}`;
      beforeEach(() => void (calls = 0));

      it("has them on the next visit, too, where the app has a name", async () => {
        const before = await chosen(count);
        await before.stopRunsOn(before.chat!);
        before.remove();
        const app = await chosen(count);
        expect([calls, last(app)!.content]).to.deep.equal([1, "answer 1"]);
      });

      it("is not asked ahead of time again on the next visit", async () => {
        const before = await chatOf(count, { name: "kept-answers", examples: ["a", "b"], cacheExamples: "eager" });
        await until(() => calls === 2, "answers ahead of time");
        await before.stopRunsOn(before.chat!);
        before.remove();
        const app = await chatOf(count, { name: "kept-answers", examples: ["a", "b"], cacheExamples: "eager" });
        await choose(app, 1);
        await until(() => ended(app), "an answer");
        expect([calls, last(app)!.content]).to.deep.equal([2, "answer 2"]);
      });

      it("is asked anew when the function is another one, or the example", async () => {
        (await chosen(count)).remove();
        (await chosen(() => `another ${++calls}`)).remove();
        const app = await chosen(() => `another ${++calls}`, { examples: ["b"] });
        expect([calls, last(app)!.content]).to.deep.equal([3, "another 3"]);
      });

      it("is asked anew after all that the app remembers was deleted", async () => {
        const app = await chosen(count);
        await app.deleteAll();
        await app.clear();
        await choose(app, 0);
        await until(() => ended(app), "an answer");
        expect([calls, last(app)!.content]).to.deep.equal([2, "answer 2"]);
      });

      it("keeps a block in an answer while the page is open", async () => {
        const made = () => (calls++, label({ value: "Made once" }));
        const app = await chosen(made);
        await app.clear();
        await choose(app, 0);
        await until(() => ended(app), "an answer");
        await shown(app);
        expect([calls, app.chat!.querySelectorAll("hf-label").length]).to.deep.equal([1, 1]);
      });

      it("gives other outputs what the last step left out, too", async () => {
        const app = await chatPage(html`<hf-chat-interface><hf-textbox slot="outputs" label="Draft"></hf-textbox></hf-chat-interface>`, {
          handler: async function* () {
            yield ["half", `draft ${++calls}`];
            yield ["whole", SKIP];
            yield [SKIP, SKIP];
          } as never,
          examples: ["a"],
          cacheExamples: "lazy",
        });
        const draft = app.querySelector("hf-textbox") as unknown as { value: string };
        for (const _ of [1, 2]) {
          await app.clear();
          draft.value = "";
          await choose(app, 0);
          await until(() => ended(app), "an answer");
          expect([calls, last(app)!.content, draft.value]).to.deep.equal([1, "whole", "draft 1"]);
        }
      });

      it("sets the properties of another output again", async () => {
        const app = await chatPage(
          html`<hf-chat-interface name="kept-answers"><hf-textbox slot="outputs" label="Draft"></hf-textbox></hf-chat-interface>`,
          {
            handler: () => (calls++, ["answer", update({ label: "Sketch", value: "text" })]),
            examples: ["a"],
            cacheExamples: "lazy",
          },
        );
        const draft = app.querySelector("hf-textbox") as unknown as { value: string; label: string };
        for (const _ of [1, 2]) {
          await app.clear();
          Object.assign(draft, { label: "Draft", value: "" });
          await choose(app, 0);
          await until(() => ended(app), "an answer");
          expect([calls, draft.label, draft.value]).to.deep.equal([1, "Sketch", "text"]);
        }
      });

      it("stores nothing of a function that reads a private block", async () => {
        const app = await chatPage(
          html`<hf-chat-interface name="kept-answers"><hf-textbox slot="inputs" label="Key" type="password" value="secret"></hf-textbox></hf-chat-interface>`,
          { handler: count, examples: ["a"], cacheExamples: "lazy" },
        );
        await choose(app, 0);
        await until(() => ended(app), "an answer");
        await app.stopRunsOn(app.chat!);
        expect(await (await app.exportAll()).text()).not.to.contain("answers to examples");
      });

      it("stores nothing where the app has no name", async () => {
        await chosen(count, { name: "" });
        expect((await indexedDB.databases()).map(({ name }) => name).filter((name) => name?.includes("kept-answers"))).to.deep.equal([]);
      });
    });

    const seen: MultimodalValue[] = [];
    const look = ([message]: [MultimodalValue]) => (seen.push(message), `${message.files.length} files`);

    it("C17: sends the file of an example", async () => {
      const app = await chatOf(look, {
        multimodal: true,
        examples: [{ text: "Read", files: ["/test/fixtures/invoice.png"] }, "Only text"],
      });
      await choose(app, 0);
      await until(() => ended(app), "an answer");
      await shown(app);
      expect([bubbles(app, "user")[0]!.querySelectorAll("img").length, seen.at(-1)!.files[0]!.name, last(app)!.content]).to.deep.equal([
        1,
        "invoice.png",
        "1 files",
      ]);
    });

    it("C18: shows no image for an example without one", async () => {
      const app = await chatOf(look, {
        multimodal: true,
        examples: [{ text: "Read", files: ["/test/fixtures/invoice.png"] }, "Only text"],
      });
      await choose(app, 1);
      await until(() => ended(app), "an answer");
      await shown(app);
      expect([bubbles(app, "user")[0]!.querySelector("img"), last(app)!.content]).to.deep.equal([null, "0 files"]);
    });

    it("C19: keeps the image when it asks again, and offers the examples after Undo", async () => {
      const app = await chatOf(look, { multimodal: true, examples: [{ text: "Read", files: ["/test/fixtures/invoice.png"] }] });
      await choose(app, 0);
      await until(() => ended(app), "an answer");
      await press(app, "retry");
      await until(() => seen.length >= 4 && ended(app), "another answer");
      expect(seen.at(-1)!.files).to.have.lengthOf(1);
      await press(app, "undo");
      await shown(app);
      expect(app.chat!.shadowRoot!.querySelector("[part=example]")).to.not.equal(null);
      expect((app.box!.value as MultimodalValue).files).to.have.lengthOf(1);
    });

    it("C35: only fills the box where they do not run", async () => {
      const app = await withExamples({ noRunExamples: true });
      await choose(app, 1);
      await until(() => boxText(app) !== "", "the text");
      expect([boxText(app), app.value.length, app.chat!.progress]).to.deep.equal(["a second, longer example", 0, undefined]);
    });

    it("takes them from <option>s", async () => {
      const app = await chatPage(html`<hf-chat-interface><option value="Tell me a joke">A joke</option></hf-chat-interface>`, {
        handler: plainEcho(),
      });
      await choose(app, 0);
      await until(() => ended(app), "an answer");
      expect(last(app)!.content).to.equal("Run 1 - You typed: Tell me a joke");
    });
  });

  it("C20: has the focus in the box after sending", async () => {
    const app = await chatOf(plainEcho());
    app.box!.focus();
    await ask(app, "hello");
    expect(document.activeElement).to.equal(app.box);
  });

  it("C21: says what a validator says, and calls nothing", async () => {
    let calls = 0;
    const app = await chatOf(([message]) => `${message} ${++calls}`, {
      validator: ([message]: [string]) => (message === "error" ? "Not that word." : ""),
    } as never);
    send(app, "error");
    await tick();
    await (app.box as unknown as { updateComplete: Promise<void> }).updateComplete;
    expect([app.value.length, calls, app.box!.shadowRoot!.querySelector("#problem")?.textContent, boxText(app)]).to.deep.equal([
      0,
      0,
      "Not that word.",
      "error",
    ]);
    await ask(app, "fine");
    expect([said(app).length, app.box!.shadowRoot!.querySelector("#problem")]).to.deep.equal([2, null]);
  });

  it("C22: keeps two chats on a page apart", async () => {
    const one = await chatPage(html`<hf-chat-interface name="one"></hf-chat-interface><hf-chat-interface name="two"></hf-chat-interface>`, {
      handler: plainEcho(),
    });
    const two = one.nextElementSibling as Chat;
    two.handler = (([, history]: [string, ChatMessage[]]) => String(history.length)) as never;
    await two.ready;
    for (const app of [one, two]) app.value = [];
    await ask(one, "a");
    await ask(two, "b");
    expect([said(one)[0], said(two)]).to.deep.equal([
      ["user", "a"],
      [
        ["user", "b"],
        ["assistant", "0"],
      ],
    ]);
  });

  it("C23: says what a function throws, keeps the message, and takes the next one", async () => {
    let calls = 0;
    const app = await chatOf(([message]) => {
      if (++calls === 1) throw new Error("The oven is cold.");
      return message;
    });
    await ask(app, "bake");
    await shown(app);
    expect([shownErrors(app), said(app)[0], last(app)!.status, (app.box as { busy?: boolean }).busy]).to.deep.equal([
      ["The oven is cold."],
      ["user", "bake"],
      "error",
      false,
    ]);
    await press(app, "retry");
    await until(() => last(app)?.status === "done", "another answer");
    await shown(app);
    expect([said(app), shownErrors(app)]).to.deep.equal([
      [
        ["user", "bake"],
        ["assistant", "bake"],
      ],
      [],
    ]);
  });

  it("C24: keeps what came before a function threw, and offers to try again", async () => {
    const app = await chatOf(async function* () {
      for (const text of ["a", "ab", "abc"]) yield text;
      throw new Error("Broken off.");
    });
    await ask(app, "go");
    await shown(app);
    expect([last(app)!.content, last(app)!.status, app.chat!.shadowRoot!.querySelectorAll("[data-action=retry]").length]).to.deep.equal([
      "abc",
      "error",
      1,
    ]);
  });

  it("C25: keeps its conversation whatever the function does to its history", async () => {
    const app = await chatOf(([message, history]) => {
      history.push({ role: "user", content: "Injected" });
      if (history[0]) history[0].content = "Changed";
      return message;
    });
    await ask(app, "one");
    await ask(app, "two");
    expect(said(app).map(([, text]) => text)).to.deep.equal(["one", "one", "two", "two"]);
  });

  it("C26: shows every yield of a list that is changed and yielded again", async () => {
    const answer = [{ role: "assistant", content: "" }];
    const seen: unknown[] = [];
    const app = await chatOf(async function* () {
      for (const letter of "abc") {
        answer[0]!.content += letter;
        yield answer;
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        seen.push(last(app)!.content);
      }
    });
    await ask(app, "go");
    expect(seen).to.deep.equal(["a", "ab", "abc"]);
  });

  describe("by hand: a text box, a chatbot and a chain", () => {
    async function byHand(): Promise<{ app: Awaited<ReturnType<typeof mounted>>; seen: unknown[] }> {
      const msg = textbox({ id: "msg" }),
        chat = chatbot({ id: "chat", placeholder: "Empty" }),
        clear = button({ id: "clear" }, "Clear");
      const seen: unknown[] = [];
      const user = ([message, history]: [string, ChatMessage[]]): [string, ChatMessage[]] => [
        "",
        [...history, { role: "user", content: message }],
      ];
      async function* bot(history: ChatMessage[]) {
        seen.push([app.find("#msg").value, app.find("#chat").value.length]);
        history.push({ role: "assistant", content: "" });
        for (const letter of "abc") {
          history.at(-1)!.content += letter;
          yield history;
        }
      }
      on(msg, user, [msg, chat], [msg, chat]).then(bot, chat, chat);
      on(clear, () => null, undefined, chat);
      const app = await mounted(blocks(chat, msg, clear));
      type(app.find("#msg"), "Hello");
      submit(app.find("#msg"));
      await until(() => app.find("#chat").value.at(-1)?.content === "abc", "the reply");
      return { app, seen };
    }

    it("C27: shows the person's message before the answer begins", async () => {
      const { app, seen } = await byHand();
      expect([(seen[0] as unknown[])[1], app.find("#chat").value.map(({ content }: ChatMessage) => content)]).to.deep.equal([
        1,
        ["Hello", "abc"],
      ]);
    });

    it("C28: is empty, with its placeholder, after Clear", async () => {
      const { app } = await byHand();
      app.find("#clear").dispatchEvent(new MouseEvent("click"));
      const chat = app.find("#chat") as unknown as HTMLElementTagNameMap["hf-chatbot"];
      await chat.updateComplete;
      await until(() => chat.shadowRoot!.querySelector(".placeholder"), "the placeholder");
      expect(chat.value).to.deep.equal([]);
    });

    it("C29: empties the text box while the answer comes", async () => {
      const { seen } = await byHand();
      expect((seen[0] as unknown[])[0]).to.equal("");
    });

    it("C30: carries three chains of 22 generators through at once", async () => {
      const go = button({ id: "go" }, "Go");
      const outs = [0, 1, 2].map((index) => textbox({ id: `out${index}`, value: "" }));
      for (const out of outs) {
        const step = async function* (text: string) {
          yield `${text}.`;
          yield `${text}x`;
        };
        let chain = on(go, step, out, out);
        for (let count = 1; count < 22; count++) chain = chain.then(step, out, out);
      }
      const app = await mounted(blocks(go, ...outs));
      app.find("#go").dispatchEvent(new MouseEvent("click"));
      await until(() => outs.every((_, index) => app.find(`#out${index}`).value === "x".repeat(22)), "all chains");
      expect(shownErrors(app)).to.deep.equal([]);
    });
  });

  it("C31: makes a message of each item of a list, and of a file or a block", async () => {
    const answers = [["one", { role: "assistant", content: "two" }], await picture("a.png"), label({ value: { cat: 1 } })];
    const app = await chatOf(() => answers.shift());
    await ask(app, "list");
    expect(said(app).slice(1)).to.deep.equal([
      ["assistant", "one"],
      ["assistant", "two"],
    ]);
    await ask(app, "file");
    await shown(app);
    expect(bubbles(app, "assistant").at(-1)!.querySelector("img")!.alt).to.equal("a.png");
    await ask(app, "block");
    await shown(app);
    const shownLabel = app.chat!.querySelector("hf-label")!;
    await customElements.whenDefined("hf-label");
    await tick();
    expect([shownLabel.assignedSlot === null, (shownLabel as unknown as { value: unknown }).value]).to.deep.equal([
      false,
      { label: "cat", confidences: [{ label: "cat", confidence: 1 }] },
    ]);
  });

  for (const [kind, part, selector] of [
    [
      "gallery",
      [
        { type: "image", url: "/test/fixtures/invoice.png" },
        { type: "image", url: "/test/fixtures/invoice.png" },
      ],
      "img",
    ],
    ["audio", { type: "audio", url: "/a.mp3" }, "audio"],
    ["video", { type: "video", url: "/a.mp4" }, "video"],
    ["image", { type: "image", url: "/test/fixtures/invoice.png" }, "img"],
    ["file", { type: "file", url: "/a.pdf", name: "a.pdf" }, "a[download='a.pdf']"],
  ] as const) {
    it(`C32: shows an answer of the kind ${kind}`, async () => {
      const app = await chatOf(() => ({ role: "assistant", content: [part].flat() }), { images: "same-origin" });
      await ask(app, "go");
      await shown(app);
      expect(bubbles(app, "assistant")[0]!.querySelectorAll(selector)).to.have.lengthOf(kind === "gallery" ? 2 : 1);
    });
  }

  it("C33: passes additional inputs after the history, in order", async () => {
    let seen: unknown;
    const app = await chatPage(
      html`<hf-chat-interface><hf-textbox slot="inputs" label="Name" value="Ada"></hf-textbox><hf-slider slot="inputs" label="Heat" min="0" max="10" value="3"></hf-slider></hf-chat-interface>`,
      {
        handler: (([message, history, ...more]: [string, unknown[], ...unknown[]]) => (
          (seen = [message, history.length, ...more]),
          "ok"
        )) as never,
      },
    );
    await ask(app, "go");
    expect(seen).to.deep.equal(["go", 0, "Ada", 3]);
  });

  it("C34: writes additional outputs with each value", async () => {
    const seen: string[] = [];
    const app = await chatPage(html`<hf-chat-interface><hf-textbox slot="outputs" label="Draft"></hf-textbox></hf-chat-interface>`, {
      handler: async function* () {
        for (const text of ["a", "ab"]) yield [text, `draft ${text}`];
      } as never,
    });
    app.querySelector("hf-textbox")!.addEventListener("change", (event) => seen.push((event.target as unknown as { value: string }).value));
    await ask(app, "go");
    expect([last(app)!.content, (app.querySelector("hf-textbox") as unknown as { value: string }).value, seen.length > 0]).to.deep.equal([
      "ab",
      "draft ab",
      true,
    ]);
  });

  it("C36: goes on from a conversation that a script has set", async () => {
    const app = await chatOf(([, history]) => String(history.length));
    app.value = [
      { role: "user", content: "Old" },
      { role: "assistant", content: "Older" },
    ];
    await ask(app, "go");
    expect([app.value.length, last(app)!.content]).to.deep.equal([4, "2"]);
  });

  it("C36: takes a conversation that is set before it is on the page", async () => {
    const app = document.createElement("hf-chat-interface");
    app.value = [{ role: "user", content: "Early" }];
    document.body.append(app);
    expect(said(app)).to.deep.equal([["user", "Early"]]);
    app.remove();
  });

  for (const blank of ["", "   \n "]) {
    it(`C37: does nothing with ${JSON.stringify(blank)}`, async () => {
      let calls = 0;
      for (const markup of [
        html`<hf-chat-interface></hf-chat-interface>`,
        html`<hf-chat-interface><hf-textbox></hf-textbox></hf-chat-interface>`,
      ]) {
        const app = await chatPage(markup, { handler: (() => ++calls) as never });
        send(app, blank);
        await tick();
        expect([app.value.length, calls]).to.deep.equal([0, 0]);
      }
    });
  }

  it("C38: keeps what is typed while it answers, and does not send it", async () => {
    const app = await chatOf(endless);
    send(app, "go");
    await until(() => String(last(app)?.content ?? "").length > 4, "some words");
    const field = app.box!.shadowRoot!.querySelector("textarea")!;
    expect([field.disabled, field.readOnly]).to.deep.equal([false, false]);
    send(app, "the next one");
    await tick();
    expect([boxText(app), app.value.length]).to.deep.equal(["the next one", 2]);
    app.stop();
    expect(boxText(app)).to.equal("the next one");
  });

  it("C44: sends the system message in every turn", async () => {
    const { engine, asked } = model();
    const app = await chatPage(html`<hf-chat-interface model="m" system="Be brief." temperature="0.5"></hf-chat-interface>`, { engine });
    for (const text of ["1", "2", "3", "4", "5"]) await ask(app, text);
    expect(asked.map(({ messages }) => messages[0])).to.deep.equal(
      Array.from({ length: 5 }, () => ({ role: "system", content: "Be brief." })),
    );
    expect([asked[4].messages.length, asked[4].model, asked[4].temperature, last(app)!.content]).to.deep.equal([
      10,
      "m",
      0.5,
      "You said 5",
    ]);
  });

  it("C44: gives a function the system message first in its history", async () => {
    const seen: unknown[] = [];
    const app = await chatOf(([, history]) => (seen.push(history[0]), "ok"), { system: "Be brief." });
    await ask(app, "1");
    await ask(app, "2");
    expect(seen).to.deep.equal([
      { role: "system", content: "Be brief." },
      { role: "system", content: "Be brief." },
    ]);
  });

  it("fills in the values of additional inputs where parameters name them", async () => {
    const { engine, asked } = model();
    const app = await chatPage(
      html`<hf-chat-interface model="m" temperature="{heat}"><hf-slider id="heat" slot="inputs" min="0" max="1" step="0.1" value="0.7"></hf-slider></hf-chat-interface>`,
      { engine },
    );
    await ask(app, "hi");
    expect(asked[0].temperature).to.equal(0.7);
  });

  it("gives the text back where no request has left", async () => {
    const app = await chatPage(html`<hf-chat-interface model="m"></hf-chat-interface>`, { engine: {} as never });
    send(app, "hello");
    await until(() => shownErrors(app).length === 1, "the error");
    expect([app.value.length, boxText(app)]).to.deep.equal([0, "hello"]);
  });

  it("goes on with an answer that was stopped", async () => {
    const app = await chatOf(
      ([, history], run: Run) => (run.event.type === "hf-continue" ? ` and ${history.length} before` : endless(null, run)),
      { actions: ["continue"] },
    );
    send(app, "go");
    await until(() => String(last(app)?.content ?? "").length > 4, "some words");
    app.stop();
    const begun = String(last(app)!.content);
    await press(app, "continue");
    await until(() => last(app)?.status === "done", "the rest");
    expect(said(app)).to.deep.equal([
      ["user", "go"],
      ["assistant", `${begun} and 2 before`],
    ]);
  });

  it("answers an option that is chosen", async () => {
    const app = await chatOf(([message]) =>
      message === "start" ? { role: "assistant", content: "Which?", options: [{ value: "tea", label: "Tea" }] } : `You chose ${message}`,
    );
    await ask(app, "start");
    await shown(app);
    app.chat!.shadowRoot!.querySelector<HTMLElement>("[part=option]")!.click();
    await until(() => app.value.length === 4 && ended(app), "an answer");
    expect(said(app).slice(2)).to.deep.equal([
      ["user", "tea"],
      ["assistant", "You chose tea"],
    ]);
  });

  it("brings a cleared conversation back", async () => {
    const app = await chatOf(plainEcho());
    await ask(app, "hello");
    await app.clear();
    await app.updateComplete;
    expect(app.value).to.deep.equal([]);
    app.shadowRoot!.querySelector<HTMLElement>(".note button")!.click();
    expect(said(app)[0]).to.deep.equal(["user", "hello"]);
  });

  it("sends what a script says", async () => {
    const app = await chatOf(plainEcho());
    app.send("from outside");
    await until(() => ended(app), "an answer");
    expect(said(app)[0]).to.deep.equal(["user", "from outside"]);
  });

  it("finds a handler by its name", async () => {
    defineHandlers({ shout: ([message]: [string]) => message.toUpperCase() });
    const app = await chatPage(html`<hf-chat-interface handler="shout"></hf-chat-interface>`);
    await ask(app, "hey");
    expect(last(app)!.content).to.equal("HEY");
  });

  it("says which handler is missing, and gives nothing away", async () => {
    const app = await chatPage(html`<hf-chat-interface handler="nobody"></hf-chat-interface>`);
    send(app, "hey");
    await tick();
    expect([shownErrors(app).join().includes('finds no handler "nobody"'), boxText(app)]).to.deep.equal([true, "hey"]);
  });
});

describe("chatInterface", () => {
  it("is an app by itself, with inputs and outputs in the shape of the function", async () => {
    const heat = slider({ label: "Heat", min: 0, max: 10, value: 4 }),
      draft = textbox({ label: "Draft" });
    const app = chatInterface(([message, history, heat]) => [`${message} ${history.length} ${heat + 1}`, "a draft"], {
      inputs: [heat],
      outputs: [draft],
      heading: "Test",
    }).mount() as unknown as Chat;
    await app.ready;
    await ask(app, "go");
    expect([last(app)!.content, (app.querySelector("[slot=outputs] hf-textbox") as unknown as { value: string }).value]).to.deep.equal([
      "go 0 5",
      "a draft",
    ]);
    app.remove();
  });

  it("keeps its conversation and its draft when it is mounted again", async () => {
    const place = document.body.appendChild(document.createElement("div"));
    const version = (answer: string) => chatInterface(() => answer, { inputs: [slider({ label: "Heat" })] });
    const app = version("one").mount(place) as unknown as Chat;
    await app.ready;
    await ask(app, "go");
    app.box!.value = { text: "draft", files: [] };
    const again = version("two").mount(place) as unknown as Chat;
    expect(again).to.equal(app);
    expect([said(app)[1], boxText(app)]).to.deep.equal([["assistant", "one"], "draft"]);
    await ask(app, "more");
    expect(last(app)!.content).to.equal("two");
    place.remove();
  });

  it("stands among other blocks", async () => {
    const place = document.body.appendChild(document.createElement("div"));
    const outer = blocks(chatInterface(() => "inside")).mount(place);
    await loaded(outer);
    const app = outer.querySelector<Chat>("hf-chat-interface")!;
    await app.ready;
    await ask(app, "go");
    expect(last(app)!.content).to.equal("inside");
    place.remove();
  });

  for (const [what, goes] of [
    ["New conversation", (app: Chat) => app.clear()],
    ["Undo", (app: Chat) => press(app, "undo")],
  ] as const)
    it(`takes back with ${what} what was shown and said of a turn that failed`, async () => {
      const app = await chatOf(async (_, run: Run) => {
        await run.sleep(500);
        throw new Error("No.");
      });
      await ask(app, "hello");
      const heard = () => [...document.querySelectorAll("[data-hf-announcer=polite]")].map(({ textContent }) => textContent).join("");
      await until(() => shownErrors(app).length > 0 && heard().includes("could not be finished"), "the failure");
      await goes(app);
      await until(() => shownErrors(app).length === 0, "no error");
      await until(() => heard() === "", "silence");
      expect(app.value).to.deep.equal([]);
    });
});
