import { fixtureCleanup } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import { articles, button, once, ready, shown, talk } from "./chat.ts";

describe("what a person does with messages of hf-chatbot", () => {
  afterEach(() => fixtureCleanup());

  it("D4: shows like buttons only where the app asks for them", async () => {
    const chat = await shown(talk);
    expect(button(chat, "Good answer")).to.equal(null);
    chat.setAttribute("actions", "like");
    await chat.updateComplete;
    expect(button(chat, "Good answer")).to.not.equal(null);
    expect(button(chat, "Copy")).to.equal(null);
  });

  for (const [actions, user, assistant] of [
    [[], 0, 0],
    [["like"], 0, 1],
    [["like-user"], 1, 0],
    [["like", "like-user"], 1, 1],
  ] as const) {
    it(`D4: has like buttons at ${user} of the person's messages and ${assistant} of the assistant's with “${actions.join(" ")}”`, async () => {
      const chat = await shown(talk, { actions });
      expect(articles(chat).map((article) => article.querySelectorAll('[aria-label="Good answer"]').length)).to.deep.equal([
        user,
        assistant,
      ]);
    });
  }

  it("D5: says whether an answer is good, and changes its mind", async () => {
    const chat = await shown(talk, { actions: ["like"] });
    const events: unknown[] = [];
    chat.addEventListener("hf-like", ({ index, value, liked }) => events.push([index, value, liked]));
    for (const name of ["Good answer", "Bad answer", "Marked as bad"]) {
      button(chat, name)!.click();
      await chat.updateComplete;
    }
    expect(events).to.deep.equal([
      [2, "Hi **there**", true],
      [2, "Hi **there**", false],
      [2, "Hi **there**", ""],
    ]);
  });

  it("D6: fires the author's own word for an answer, and marks it", async () => {
    const chat = await shown(talk, { actions: ["like"], feedback: ["Wrong", "Too long"] });
    const liked = once(chat, "hf-like");
    const [wrong] = [...chat.shadowRoot!.querySelectorAll<HTMLElement>(".feedback button")].filter(
      ({ textContent }) => textContent === "Wrong",
    );
    wrong!.click();
    expect([(await liked).liked, (await liked).index]).to.deep.equal(["Wrong", 2]);
    await chat.updateComplete;
    expect(wrong!.getAttribute("aria-pressed")).to.equal("true");
  });

  it("D7: copies the Markdown of an answer and says so", async () => {
    const chat = await shown(talk);
    let written = "";
    Object.defineProperty(navigator, "clipboard", {
      configurable: true,
      value: { writeText: async (text: string) => void (written = text) },
    });
    const copied = once(chat, "hf-copy");
    button(chat, "Copy")!.click();
    expect((await copied).value).to.equal("Hi **there**");
    await chat.updateComplete;
    expect([written, button(chat, "Copied") !== null]).to.deep.equal(["Hi **there**", true]);
  });

  it("D7: copies the whole conversation, a line for each message, and adds the watermark", async () => {
    const chat = await shown(talk, { actions: ["copy-all"], watermark: "From a test" });
    let written = "";
    Object.defineProperty(navigator, "clipboard", {
      configurable: true,
      value: { writeText: async (text: string) => void (written = text) },
    });
    const copied = once(chat, "hf-copy");
    chat.shadowRoot!.querySelector<HTMLElement>("[data-action=copyAll]")!.click();
    await copied;
    expect(written).to.equal("user: Hello\nassistant: Hi **there**\n\nFrom a test");
  });

  it("D9: offers retry and undo at the last answer only, for the last question", async () => {
    const chat = await shown([...talk, { role: "user", content: "More" }, { role: "assistant", content: "Yes" }], {
      actions: ["retry", "undo"],
    });
    expect(chat.shadowRoot!.querySelectorAll("[data-action=retry]")).to.have.length(1);
    const retry = once(chat, "hf-retry");
    button(chat, "Try again")!.click();
    const { index, value } = await retry;
    const undo = once(chat, "hf-undo");
    button(chat, "Undo")!.click();
    expect([index, value, (await undo).index]).to.deep.equal([3, "More", 3]);
  });

  it("D9: offers neither while the answer streams", async () => {
    const chat = await shown([...talk.slice(0, 2), { role: "assistant", content: "Hi", status: "streaming" }], { actions: ["retry"] });
    expect(button(chat, "Try again")).to.equal(null);
  });

  it("D8: has a Clear button only with messages, which empties it", async () => {
    const chat = await shown([], { actions: ["clear"] });
    const clear = () => chat.shadowRoot!.querySelector<HTMLElement>("[data-action=clearChat]");
    expect(clear()).to.equal(null);
    chat.value = talk;
    await ready(chat);
    const fired: unknown[] = [];
    for (const type of ["hf-clear", "change"]) chat.addEventListener(type, (event) => fired.push(event.type));
    clear()!.click();
    expect([fired, chat.value]).to.deep.equal([["hf-clear", "change"], []]);
  });

  it("D8: leaves clearing to an app that takes it over", async () => {
    const chat = await shown(talk, { actions: ["clear"] });
    chat.addEventListener("hf-clear", (event) => event.preventDefault());
    chat.shadowRoot!.querySelector<HTMLElement>("[data-action=clearChat]")!.click();
    expect(chat.value).to.have.length(3);
  });

  it("D15: offers the options of the last answer only, by label or value", async () => {
    const options = [{ value: "a", label: "Option A" }, { value: "b" }];
    const chat = await shown([
      { role: "assistant", content: "Old", options },
      { role: "user", content: "b" },
      { role: "assistant", content: "New", options },
    ]);
    const buttons = [...chat.shadowRoot!.querySelectorAll<HTMLElement>("[part=option]")];
    expect(buttons.map(({ textContent }) => textContent)).to.deep.equal(["Option A", "b"]);
    const chosen = once(chat, "hf-option");
    buttons[0]!.click();
    expect([(await chosen).index, (await chosen).value]).to.deep.equal([2, "a"]);
  });

  it("says that an answer was stopped or failed", async () => {
    const chat = await shown([
      { role: "assistant", content: "Half", status: "stopped" },
      { role: "assistant", content: "", status: "error" },
    ]);
    expect(articles(chat).map((article) => article.querySelector(".status")!.textContent!.trim())).to.deep.equal([
      "Stopped.",
      "The answer could not be finished.",
    ]);
  });

  it("sets the buttons of an answer that broke off apart from its status and from each other", async () => {
    const chat = await shown([{ role: "assistant", content: "Half", status: "interrupted" }], { actions: ["retry", "continue"] });
    const [text, more, again] = [...chat.shadowRoot!.querySelectorAll(".status > *")].map((part) => part.getBoundingClientRect());
    expect(more!.left - text!.right).to.be.at.least(6);
    expect(again!.left - more!.right).to.be.at.least(6);
  });
});
