import { fixtureCleanup } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import { HfError } from "../../../src/core/hf-error.ts";
import type { ChatMessage } from "../../../src/core/message.ts";
import { articles, button, frames, listen, pause, ready, shown, talk, type Chatbot } from "./chat.ts";

const turn: ChatMessage[] = talk.slice(0, 2);
const growing: ChatMessage = { role: "assistant", content: "", status: "streaming" };
const failed: ChatMessage = { role: "assistant", content: "", status: "error" };
const call = { type: "tool", name: "f", input: "{}" } as const;
const FAILED = "The answer could not be finished.";
const TOOLS = "The model wants to use “f”, but this app runs no tools. Ask for an answer without them.";

async function becomes(chat: Chatbot, ...answers: readonly (readonly ChatMessage[])[]): Promise<void> {
  for (const answer of answers) {
    chat.value = answer;
    await chat.updateComplete;
    // What is said at an end waits for a task of its own.
    await pause(10);
  }
}

describe("the end of an answer", () => {
  afterEach(() => fixtureCleanup());

  // The first test: afterwards the part that knows the sentence is loaded.
  for (const [finish, content, sentence, buttons] of [
    ["length", "Once", "The answer reached its length limit before its end.", ["continue", "retry"]],
    ["tool_calls", [{ type: "text", text: "Let me" }, call], TOOLS, ["retry"]],
  ] as const)
    it(`is never “Stopped.” where it says why: ${finish}`, async () => {
      const chat = await shown([...turn, growing], { actions: ["continue", "retry"] });
      await pause(400);
      const [heard, seen] = [listen(), new Set<string>()];
      const statusOf = () => articles(chat).at(-1)?.querySelector(".status");
      const observer = new MutationObserver(() => seen.add(statusOf()?.querySelector("span")?.textContent ?? ""));
      observer.observe(chat.shadowRoot!, { subtree: true, childList: true, characterData: true });
      chat.value = [...turn, { role: "assistant", content, finish, status: "stopped" }];
      await ready(chat);
      await pause(500);
      observer.disconnect();
      expect([...seen].filter(Boolean)).to.deep.equal([sentence]);
      expect([...statusOf()!.querySelectorAll("button")].map((one) => one.dataset["action"])).to.deep.equal(buttons);
      expect(heard()).to.deep.equal([`${finish === "length" ? "Once" : "Let me"}\n${sentence}`]);
    });

  for (const [what, answer, sentence] of [
    ["wants tools only", { content: [call], finish: "tool_calls", status: "stopped" }, TOOLS],
    [
      "is reasoning only",
      { content: [{ type: "reasoning", text: "Hm" }], finish: "stop", status: "stopped" },
      "The model gave no answer. Try again, or ask in another way.",
    ],
    ["failed after its tools", { content: [{ ...call, input: undefined }], status: "error" }, FAILED],
    ["was stopped by the person after its tools", { content: [call], status: "stopped" }, "Stopped."],
  ] as const)
    it(`is said once of an answer without words: one that ${what}`, async () => {
      const chat = await shown([...turn, growing]);
      await pause(400);
      const heard = listen();
      chat.value = [...turn, { role: "assistant", ...answer } as ChatMessage];
      await ready(chat);
      await pause(500);
      expect(heard()).to.deep.equal([sentence]);
    });

  const hello: ChatMessage = { role: "assistant", content: "Hello there.", status: "done" };
  const cut: ChatMessage = { ...growing, finish: "length", status: "stopped" };
  for (const [what, steps, said] of [
    [
      "a failed answer that is tried again",
      [
        [...turn, failed],
        [...turn, growing],
        [...turn, hello],
      ],
      ["Hello there."],
    ],
    [
      "an answer at its limit that goes on",
      [
        [...turn, cut],
        [...turn, growing],
        [...turn, hello],
      ],
      ["Hello there."],
    ],
    [
      "a failed answer that another one takes the place of",
      [
        [...turn, failed],
        [...turn, hello],
      ],
      ["Hello there."],
    ],
    [
      "a failed answer before the next question",
      [
        [...turn, failed],
        [...turn, failed, turn[1]!, growing],
        [...turn, failed, turn[1]!, hello],
      ],
      ["Hello there."],
    ],
    ["a failed answer that is taken back", [[...turn, failed], turn.slice(0, 1)], []],
    ["an answer of a conversation that is emptied", [[...turn, hello], []], []],
    ["an answer without a status that is taken back", [[...turn, { role: "assistant", content: "Hi" }], turn], []],
  ] as const)
    it(`is not said any more of ${what}`, async () => {
      const chat = await shown([...turn]);
      await becomes(chat, [...turn, growing]);
      await pause(400);
      const heard = listen();
      await becomes(chat, ...steps);
      await pause(1500);
      expect(heard().filter((text) => text !== "The assistant is answering.")).to.deep.equal(said);
    });

  it("is still said of a whole answer that another one follows at once", async () => {
    const chat = await shown([...turn]);
    await becomes(chat, [...turn, growing]);
    await pause(400);
    const heard = listen();
    await becomes(chat, [...turn, hello], [...turn, hello, turn[1]!, growing]);
    await pause(500);
    expect(heard().join("\n").split("\n")).to.include("Hello there.");
  });

  it("leaves nothing to be read again once its conversation is emptied", async () => {
    const chat = await shown([...turn]);
    await becomes(chat, [...turn, growing], [...turn, failed]);
    await pause(400);
    const read = () => [...document.querySelectorAll("[data-hf-announcer=polite]")].map(({ textContent }) => textContent).join("");
    expect(read()).to.equal(FAILED);
    await becomes(chat, []);
    expect(read()).to.equal("");
  });

  describe("and the error at its chat", () => {
    for (const [what, code, left, stays] of [
      ["goes with its turn", "sign-in", [talk[0]!], false],
      ["goes with an emptied conversation", "handler", [], false],
      ["stays with its turn", "sign-in", [...turn, { ...failed, id: "answer" }, talk[1]!], true],
      ["stays where it is about the chat", "unloaded", [], true],
      ["stays where it is the author's", "author", [], true],
    ] as const)
      it(what, async () => {
        const chat = await shown([...turn, { ...growing, id: "answer" }]);
        chat.value = [...turn, { ...failed, id: "answer" }];
        chat.showError(new HfError("No.", { code }));
        await chat.updateComplete;
        chat.value = left;
        await frames(3);
        expect(chat.error !== undefined).to.equal(stays);
      });

    it("stays where the turn left no trace", async () => {
      const chat = await shown([...talk, talk[1], growing]);
      chat.showError(new HfError("No.", { code: "offline" }));
      await chat.updateComplete;
      chat.value = talk;
      await frames(3);
      expect(chat.error?.message).to.equal("No.");
    });
  });

  for (const [what, answer, judged] of [
    ["failed and is empty", failed, false],
    ["has blanks only", { role: "assistant", content: " \n" }, false],
    ["thought only", { role: "assistant", content: "<think>Hm</think>" }, false],
    ["failed after some words", { ...failed, content: "Half of" }, true],
    ["is a picture", { role: "assistant", content: [{ type: "image", url: "data:image/gif;base64,R0lGODlhAQABAAAAACw=" }] }, true],
  ] as const)
    it(`${judged ? "can" : "cannot"} be called good or bad where the answer ${what}`, async () => {
      const chat = await shown([...turn, answer], { actions: ["like"], feedback: ["Wrong"] });
      expect([button(chat, "Good answer") !== null, chat.shadowRoot!.querySelector(".feedback") !== null]).to.deep.equal([judged, judged]);
    });
});
