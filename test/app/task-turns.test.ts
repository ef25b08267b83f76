import { expect } from "chai";
import { html } from "lit";
import "../../src/define/index.ts";
// Loaded before, or the first turn would wait for them.
import "../../src/app/task-handler.ts";
import "../../src/inference/inference.ts";
import type { HfBlocks } from "../../src/app/hf-blocks.ts";
import type { ChatMessage, MediaPart } from "../../src/core/message.ts";
import { HfRetryEvent } from "../../src/elements/chatbot/events.ts";
import { blocks, chatbot, label, on, task, textbox, type PartialEngine } from "../../src/index.ts";
import { mounted, page, shownErrors, submit, until, type Valued } from "./page.ts";

const PIXEL = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (c) => c.charCodeAt(0),
);
const picture = () => new Blob([PIXEL], { type: "image/png" });

function engine() {
  const asked: { inputs: unknown; parameters?: unknown }[] = [];
  const answers = (answer: () => unknown) => async (args: { inputs: unknown }) => (asked.push(args), answer());
  const methods = {
    textToImage: answers(picture),
    imageToImage: answers(picture),
    textToSpeech: answers(() => new Blob(["la"], { type: "audio/wav" })),
    textToVideo: answers(() => new Blob(["film"], { type: "video/mp4" })),
    textClassification: answers(() => [{ label: "joy", score: 0.9 }]),
    summarization: answers(() => ({ summary_text: "In short" })),
  };
  return { asked, engine: methods as unknown as PartialEngine };
}

const conversation = (chat: Valued) => chat.value as ChatMessage[];
const answered = (chat: Valued, count = 2) =>
  until(() => conversation(chat).length === count && conversation(chat).at(-1)?.status === "done", "the answer");
const partOf = (chat: Valued) => conversation(chat).at(-1)!.content[0] as MediaPart;
const shown = (chat: Valued, selector: string) =>
  until(() => chat.shadowRoot!.querySelector(selector), selector).then(() => chat.shadowRoot!.querySelector(selector)!);

async function inMarkup(name: string) {
  const made = engine();
  const app = (await page(html`<hf-blocks .engine=${made.engine as never}>
    <hf-chatbot id="chat"></hf-chatbot><hf-textbox id="ask"></hf-textbox>
    <hf-on from="ask chat:hf-retry" task=${name} model="m" inputs="ask" outputs="ask chat"></hf-on>
  </hf-blocks>`)) as HfBlocks;
  return { ...made, app, chat: app.querySelector<Valued>("#chat")!, box: app.querySelector<Valued>("#ask")! };
}

async function send(box: Valued, text: string): Promise<void> {
  box.value = text;
  submit(box);
}

describe("a task that writes to a chatbot", () => {
  it("F-A9 makes a turn of it: the words of the person, then the picture with these words for its own", async () => {
    const { chat, box, asked } = await inMarkup("text-to-image");
    await send(box, "A cat / a dog, in oil");
    await answered(chat);
    expect(box.value).to.equal("");
    expect(asked.map(({ inputs }) => inputs)).to.deep.equal(["A cat / a dog, in oil"]);
    expect(conversation(chat)[0]).to.include({ role: "user", content: "A cat / a dog, in oil" });
    expect(partOf(chat)).to.include({ type: "image", alt: "A cat / a dog, in oil" });
    const image = await shown(chat, "img");
    expect(image.getAttribute("alt")).to.equal("A cat / a dog, in oil");
  });

  for (const [name, tag] of [
    ["text-to-speech", "audio"],
    ["text-to-video", "video"],
  ] as const)
    it(`F-A9 shows what ${name} has made, under the words it was made of`, async () => {
      const { chat, box } = await inMarkup(name);
      await send(box, "Good morning");
      await answered(chat);
      const player = await shown(chat, tag);
      expect(player.getAttribute("aria-label")).to.equal("Good morning");
    });

  it("F-A9 asks anew with the words of the question, and puts the new picture in place of the old one", async () => {
    const { chat, box, asked } = await inMarkup("text-to-image");
    await send(box, "A cat");
    await answered(chat);
    box.value = "A draft";
    chat.dispatchEvent(new HfRetryEvent(0, "A cat"));
    await until(() => asked.length === 2, "the second request");
    await answered(chat);
    expect(asked[1]!.inputs).to.equal("A cat");
    expect(box.value).to.equal("A draft");
    expect(conversation(chat)).to.have.length(2);
  });

  it("F-A9 keeps the conversation before it, whatever the task gives", async () => {
    const { chat, box } = await inMarkup("summarization");
    chat.value = [{ role: "user", content: "Before" }];
    await send(box, "A long text");
    await answered(chat, 3);
    expect(conversation(chat).map(({ content }) => content)).to.deep.equal(["Before", "A long text", "In short"]);
  });

  it("F-A9 writes to a label beside the chat what belongs there", async () => {
    const made = engine();
    const chat = chatbot({ id: "chat" }),
      mood = label({ id: "mood" }),
      ask = textbox({ id: "ask" });
    on(ask, task("text-classification", { model: "m" }), ask, [ask, chat, mood]);
    const app = await mounted(blocks({ engine: made.engine as never }, chat, mood, ask));
    await send(app.find("#ask"), "What a day");
    await answered(app.find("#chat"));
    expect(conversation(app.find("#chat")).at(-1)!.content).to.equal("joy");
    expect(app.find("#mood").value).to.deep.equal({ label: "joy", confidences: [{ label: "joy", confidence: 0.9 }] });
  });

  it("F-A9 says that a text box cannot show a picture", async () => {
    const made = engine();
    const ask = textbox({ id: "ask" }),
      out = textbox({ id: "out" });
    on(ask, task("text-to-image", { model: "m" }), ask, out);
    const app = await mounted(blocks({ engine: made.engine as never }, ask, out));
    await send(app.find("#ask"), "A cat");
    await until(() => shownErrors(app).length > 0, "an error");
    expect(shownErrors(app).join()).to.contain('gives a file, which <hf-textbox id="out"> cannot show');
    expect(app.find("#out").value).to.equal("");
  });

  it("F-A9 answers so in a chat interface too", async () => {
    const made = engine();
    const app = (await page(
      html`<hf-blocks .engine=${made.engine as never}><hf-chat-interface task="text-to-image" model="m"></hf-chat-interface></hf-blocks>`,
    )) as HfBlocks;
    await until(() => app.querySelector("hf-chatbot"), "the chatbot");
    const chat = app.querySelector<Valued>("hf-chatbot")!;
    await until(() => "send" in app.querySelector("hf-chat-interface")!, "the interface");
    (app.querySelector("hf-chat-interface") as unknown as { send(text: string): void }).send("A cat");
    await answered(chat);
    expect(partOf(chat)).to.include({ type: "image", alt: "A cat" });
  });
});
