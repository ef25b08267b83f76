import { expect } from "chai";
import { html } from "lit";
// Loaded before, or the first turn would wait for them.
import "../../../src/app/task-handler.ts";
import "../../../src/define/index.ts";
import { HfClearEvent } from "../../../src/elements/chatbot/clear-event.ts";
import {
  HfContinueEvent,
  HfEditEvent,
  HfExampleEvent,
  HfOptionEvent,
  HfRetryEvent,
  HfUndoEvent,
} from "../../../src/elements/chatbot/events.ts";
import { textOf, type ChatMessage } from "../../../src/core/message.ts";
import { blocks, chatbot, on, task, textbox } from "../../../src/index.ts";
import { mounted, page, tick, until, type Valued } from "../../app/page.ts";
import { chatPage } from "./chat-page.ts";

const user = (content: string): ChatMessage => ({ role: "user", content });
const bot = (content: string): ChatMessage => ({ role: "assistant", content });
const TALK = [user("one"), bot("first"), user("two"), user("three"), bot("second")];

/** For a list of triggers whose events the compiler cannot tell apart. */
const loose = on as (...given: unknown[]) => unknown;

interface Begun {
  readonly chat: Valued;
  readonly box: Valued;
}

/** The same chat in all ways there are. */
const WAYS: Record<string, (engine: never) => Promise<Begun>> = {
  async "in HTML"(engine) {
    const app = await page(html`<hf-blocks .engine=${engine}>
      <hf-chatbot id="chat"></hf-chatbot><hf-textbox id="ask"></hf-textbox>
      <hf-on from="ask chat:hf-retry chat:hf-edit chat:hf-continue chat:hf-option chat:hf-example chat:hf-undo chat:hf-clear"
        task="chat-completion" model="m" inputs="ask chat" outputs="ask chat"></hf-on></hf-blocks>`);
    return { chat: app.querySelector<Valued>("#chat")!, box: app.querySelector<Valued>("#ask")! };
  },
  async "in TypeScript"(engine) {
    const [chat, ask] = [chatbot({ id: "chat" }), textbox({ id: "ask" })];
    const names = ["hf-retry", "hf-edit", "hf-continue", "hf-option", "hf-example", "hf-undo", "hf-clear"] as const;
    loose([ask, ...names.map((name) => [chat, name] as const)], task("chat-completion", { model: "m" }), [ask, chat], [ask, chat]);
    const app = await mounted(blocks({ engine }, chat, ask));
    return { chat: app.find("#chat"), box: app.find("#ask") };
  },
  async "in a chat interface"(engine) {
    const app = await chatPage(html`<hf-chat-interface model="m" .engine=${engine}></hf-chat-interface>`);
    return { chat: app.chat as unknown as Valued, box: app.box as unknown as Valued };
  },
};

interface Case {
  readonly event: () => Event;
  /** What the model is asked; nothing where it is not. */
  readonly asked?: readonly string[];
  readonly talk: readonly string[];
  /** What is in the box, which held “draft”. */
  readonly box?: string;
}

const CASES: Record<string, Case> = {
  Retry: {
    event: () => new HfRetryEvent(3, "three"),
    asked: ["one", "first", "two", "three"],
    talk: ["one", "first", "two", "three", "new"],
  },
  "one message edited": { event: () => new HfEditEvent(0, "one", "1"), asked: ["1"], talk: ["1", "new"] },
  "two grouped messages edited": {
    event: () =>
      new HfEditEvent(2, "two", "2", [
        { index: 2, previous: "two", value: "2" },
        { index: 3, previous: "three", value: "3" },
      ]),
    asked: ["one", "first", "2", "3"],
    talk: ["one", "first", "2", "3", "new"],
  },
  "the first of two grouped messages edited": {
    event: () => new HfEditEvent(2, "two", "2"),
    asked: ["one", "first", "2", "three"],
    talk: ["one", "first", "2", "three", "new"],
  },
  "an answer edited": { event: () => new HfEditEvent(4, "second", "2nd"), talk: ["one", "first", "two", "three", "2nd"] },
  "an option chosen": {
    event: () => new HfOptionEvent(4, "Yes"),
    asked: ["one", "first", "two", "three", "second", "Yes"],
    talk: ["one", "first", "two", "three", "second", "Yes", "new"],
  },
  "an example chosen": {
    event: () => new HfExampleEvent(0, { text: "Hi" }),
    asked: ["one", "first", "two", "three", "second", "Hi"],
    talk: ["one", "first", "two", "three", "second", "Hi", "new"],
  },
  "the rest wanted": {
    event: () => new HfContinueEvent(4, "second"),
    asked: ["one", "first", "two", "three", "second", "(go on)"],
    talk: ["one", "first", "two", "three", "secondnew"],
  },
  "a turn taken back": { event: () => new HfUndoEvent(3, "three"), talk: ["one", "first"], box: "two\nthree\ndraft" },
  "all of it cleared": { event: () => new HfClearEvent([]), talk: [] },
};

for (const [way, start] of Object.entries(WAYS)) {
  describe(`what a person asks of a chat ${way}`, () => {
    for (const [title, { event, asked, talk, box = "draft" }] of Object.entries(CASES)) {
      it(`F-A14 is ${title}`, async () => {
        const calls: string[][] = [];
        const engine = {
          async *chatCompletionStream({ messages }: { messages: { content: string }[] }) {
            calls.push(messages.map(({ content }) => (content.startsWith("Go on with your answer") ? "(go on)" : content)));
            yield { choices: [{ index: 0, delta: { content: "new" }, finish_reason: "stop" }] };
          },
        };
        const begun = await start(engine as never);
        begun.chat.value = TALK;
        begun.box.value = "draft";
        await tick();
        begun.chat.dispatchEvent(event());
        const said = () => (begun.chat.value as ChatMessage[]).map(textOf);
        await until(() => JSON.stringify(said()) === JSON.stringify(talk), `${talk.join()} in place of ${said().join()}`);
        await until(() => (begun.chat.value as ChatMessage[]).every(({ status }) => status !== "streaming"));
        const typed = begun.box.value as string | { text: string };
        expect([calls, typeof typed === "string" ? typed : typed.text]).to.deep.equal([asked ? [asked] : [], box]);
      });
    }
  });
}
