import { fixtureCleanup } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import { Narrator } from "../../../src/elements/chatbot/narrator.ts";
import { firstSentences, spokenText } from "../../../src/elements/chatbot/spoken-text.ts";
import type { Transcript } from "../../../src/elements/chatbot/transcript.ts";
import { until } from "../../app/page.ts";
import { articles, listen, pause, ready, shown, talk } from "./chat.ts";

/** What is announced of an answer. */
async function announced(answer: object | readonly object[]): Promise<string[]> {
  const chat = await shown([talk[1]]);
  await pause(300); // what earlier tests had announced
  const heard: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records)
      if ((target as Element).matches("[data-hf-announcer]") && addedNodes[0]) heard.push(addedNodes[0].textContent ?? "");
  });
  observer.observe(document.body, { subtree: true, childList: true });
  chat.value = [talk[1], { role: "assistant", content: "", status: "streaming" }];
  await until(() => heard.length === 1, "that an answer comes");
  chat.value = [talk[1], ...[answer].flat()];
  await until(() => heard.length === 2, "the answer");
  observer.disconnect();
  return heard.slice(1);
}
const done = (content: unknown) => ({ role: "assistant", content, status: "done" });

describe("the announced answer", () => {
  afterEach(() => fixtureCleanup());

  for (const [what, markdown, said] of [
    ["marks", "# Title\n\nSome **bold**, *soft* and ~~gone~~ words with `code`.", "Title\nSome bold, soft and gone words with code."],
    ["links", "See [the guide](https://a.example/guide).", "See the guide."],
    ["lists", "- one\n  - in **one**\n- two\n\n3. three\n4. four", "one\nin one\ntwo\n3. three\n4. four"],
    ["tasks", "- [x] wash\n- [ ] dry", "Done: wash\nTo do: dry"],
    ["tables", "| City | Now |\n| --- | --- |\n| Paris | 19 °C |\n| Rome | **24** °C |", "City: Paris, Now: 19 °C\nCity: Rome, Now: 24 °C"],
    ["code", "So:\n\n```js\nlet x = 1;\nlet y;\n```", "So:\nlet x = 1;\nlet y;"],
    ["quotes and rules", "> Said so.\n\n---\n\nEnd", "Said so.\nEnd"],
    ["entities and escapes", "a \\* b &amp; c\\\nd", "a * b & c\nd"],
    ["reasoning", "<think>Hm, **well**.</think>\n\nThe answer.", "The answer."],
    ["other scripts", "**مرحبا** 日本語です。", "مرحبا 日本語です。"],
  ] as const)
    it(`F-B9: is what is read on screen: ${what}`, async () => {
      expect(await announced(done(markdown))).to.deep.equal([said]);
    });

  it("F-B9: leaves buttons, thoughts and tools out, and says all messages of a group", async () => {
    const heard = await announced([
      { role: "assistant", content: "Hm.", metadata: { title: "Thinking", status: "done" } },
      {
        role: "assistant",
        content: [
          { type: "tool", name: "search", input: 1, output: "found", status: "done" },
          { type: "text", text: "*First*." },
        ],
      },
      { ...done("Second."), options: [{ value: "More" }] },
    ]);
    expect(heard).to.deep.equal(["First.\nSecond."]);
  });

  it("F-B9: is in the author's form of a message where there is one", async () => {
    const chat = await shown([]);
    const template = document.createElement("template");
    template.slot = "message";
    const line = document.createElement("p");
    line.append("Bot says {text}");
    template.content.append(line);
    chat.append(template);
    chat.value = [talk[1], done("Hi")];
    await ready(chat);
    expect(spokenText([articles(chat).at(-1)!.querySelector("p")!])).to.equal("Bot says Hi");
  });

  it("is told too where it was there before the part that tells of it, but not where it comes back from storage", async () => {
    for (const [isLate, said] of [
      [true, ["Hi there"]],
      [false, []],
    ] as const) {
      const chat = await shown([talk[1], done("Hi **there**")]);
      await pause(300); // what earlier tests had announced
      const hear = listen();
      const narrator = new Narrator(isLate);
      narrator.follow((chat as unknown as { transcript: Transcript }).transcript, false);
      await pause(300);
      expect(hear()).to.deep.equal(said);
    }
  });

  it("F-B9: is cut after a sentence, or after a word where one has no end", () => {
    expect(firstSentences("One. Two. Three is long.", 15)).to.equal("One. Two. …");
    expect(firstSentences("一。二二。三三三三三三三三三三", 8)).to.equal("一。二二。 …");
    expect(firstSentences("word ".repeat(10), 12)).to.equal("word word…");
    expect(firstSentences("Short.", 10)).to.equal("Short.");
  });
});
