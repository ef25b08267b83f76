import { fixtureCleanup } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import type { ChatMessage } from "../../../src/core/message.ts";
import { articles, frames, listen, pause, shown, talk } from "./chat.ts";

describe("an answer that streams into hf-chatbot", () => {
  afterEach(() => fixtureCleanup());

  it("leaves both of two messages in a row on the page while a run begins and ends, again and again", async () => {
    const chat = await shown([...talk, { role: "assistant", content: "More" }]);
    for (const progress of [{}, undefined, {}, undefined]) {
      chat.progress = progress;
      await chat.updateComplete;
      expect(articles(chat).at(-1)!.textContent).to.contain("More");
      expect(articles(chat).map(({ ariaBusy }) => ariaBusy)).to.deep.equal([null, null, progress ? "true" : null]);
    }
  });

  it("says that an answer is on its way before its first word", async () => {
    const chat = await shown([...talk.slice(0, 2), { role: "assistant", content: "", status: "streaming" }]);
    expect(articles(chat)[1]!.textContent!.trim()).to.contain("Thinking…");
    expect(articles(chat)[1]!.getAttribute("aria-busy")).to.equal("true");
  });

  it("paints at most once a frame, however often the value is set", async () => {
    const chat = await shown(talk);
    let paints = 0;
    const observer = new MutationObserver(() => paints++);
    observer.observe(chat.shadowRoot!, { subtree: true, childList: true, characterData: true });
    for (let count = 0; count < 100; count++) {
      chat.value = [...talk, { role: "assistant", content: "x".repeat(count + 1), status: "streaming" }];
      await Promise.resolve();
    }
    await chat.updateComplete;
    expect(chat.value.at(-1)!.content).to.have.length(100);
    expect(paints).to.be.at.most(2);
  });

  it("D35: shows no raw marks of what is still open", async () => {
    const text = "Say **bold** and [link](https://example.com) and `code`\n\n```js\nlet x = 1;\n```\n\n| a | b |\n|--|--|\n| 1 | 2 |\n";
    const chat = await shown([]);
    const flashes: string[] = [];
    for (let end = 1; end <= text.length; end++) {
      chat.value = [
        { role: "user", content: "Go" },
        { role: "assistant", content: text.slice(0, end), status: "streaming" },
      ];
      await chat.updateComplete;
      const seen = articles(chat)[1]!.querySelector(".content")!.textContent!;
      if (/\*\*|\]\(|`|\|-/.test(seen)) flashes.push(seen);
    }
    expect(flashes).to.deep.equal([]);
  });

  it("D32: draws only the row that grows, and reads no layout for a token", async () => {
    const chat = await shown(
      Array.from({ length: 200 }, (_, index) => ({ role: index % 2 ? "assistant" : "user", content: `Message ${index}` })),
    );
    await frames(3);
    const kept = [...chat.value, { role: "user", content: "Go" }];
    chat.value = [...kept, { role: "assistant", content: "", status: "streaming" }];
    await chat.updateComplete;
    await frames(3);
    const changed = new Set<Element | null>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) changed.add((target instanceof Element ? target : target.parentElement)!.closest("article"));
    });
    observer.observe(chat.shadowRoot!.querySelector("#rows")!, { subtree: true, childList: true, characterData: true, attributes: true });
    let reads = 0;
    const names = ["scrollHeight", "scrollTop", "clientHeight"] as const;
    const before = names.map((name) => Object.getOwnPropertyDescriptor(Element.prototype, name)!);
    names.forEach((name, at) =>
      Object.defineProperty(Element.prototype, name, {
        ...before[at],
        get(this: Element) {
          reads++;
          return before[at]!.get!.call(this) as number;
        },
      }),
    );
    let painted = 0;
    try {
      for (let round = 0; round < 10; round++) {
        for (let token = 0; token < 100; token++)
          chat.value = [...kept, { role: "assistant", content: "word ".repeat(round * 100 + token + 1), status: "streaming" }];
        await chat.updateComplete;
        await frames(1);
        painted++;
      }
    } finally {
      names.forEach((name, at) => Object.defineProperty(Element.prototype, name, before[at]!));
    }
    expect([...changed]).to.deep.equal([articles(chat).at(-1)]);
    // A thousand tokens; a frame may look twice, when it has grown and when it has scrolled.
    expect(reads).to.be.at.most((painted + 2) * 14);
  });

  it("D36: leaves earlier messages and a selection in them alone while an answer streams", async () => {
    const chat = await shown(talk);
    const strong = chat.shadowRoot!.querySelector("strong")!;
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((found) => records.push(...found));
    observer.observe(articles(chat)[0]!, { subtree: true, childList: true, characterData: true, attributes: true });
    for (const text of ["", "A", "A b", "A b\n\nc"]) {
      chat.value = [...talk, { role: "user", content: "Next" }, { role: "assistant", content: text, status: "streaming" }];
      await chat.updateComplete;
    }
    expect(chat.shadowRoot!.querySelector("strong")).to.equal(strong);
    expect([...records, ...observer.takeRecords()]).to.have.length(0);
  });

  it("D34: announces the start and the end of an answer, and no token", async () => {
    const chat = await shown(talk.slice(0, 2));
    await pause(300); // what earlier tests had announced
    const heard = listen();
    for (const text of ["A", "An ans", "An answer"]) {
      chat.value = [...talk.slice(0, 2), { role: "assistant", content: text, status: "streaming" }];
      await chat.updateComplete;
    }
    await pause(400);
    chat.value = [...talk.slice(0, 2), { role: "assistant", content: "An answer.", status: "done" }];
    await chat.updateComplete;
    await pause(400);
    expect(heard()).to.deep.equal(["The assistant is answering.", "An answer."]);
  });

  for (const [status, content, end] of [
    ["error", "", "The answer could not be finished."],
    ["error", "Half of", "Half of\nThe answer could not be finished."],
    ["interrupted", "", "The answer was interrupted."],
    ["interrupted", "Half of", "Half of\nThe answer was interrupted."],
    ["stopped", "", "Stopped."],
    // Who has stopped it knows.
    ["stopped", "Half of", "Half of"],
  ] as const)
    it(`says once of each answer how it ended (${status} after “${content}”), and is right when it is read again`, async () => {
      const turn: ChatMessage[] = talk.slice(0, 2);
      const chat = await shown(turn);
      for (const _ of ["first", "second"]) {
        await pause(300);
        const heard = listen();
        chat.value = [...turn, { role: "assistant", content: "", status: "streaming" }];
        await pause(400);
        turn.push({ role: "assistant", content, status });
        chat.value = turn;
        await pause(400);
        expect(heard()).to.deep.equal(["The assistant is answering.", end]);
        expect(regionText()).to.equal(end);
        turn.push({ role: "user", content: "Again" });
        chat.value = turn;
        await chat.updateComplete;
      }
    });

  it("says only how an answer ended that fails before its beginning could be said", async () => {
    const chat = await shown(talk.slice(0, 2));
    await pause(300);
    const heard = listen();
    chat.value = [...talk.slice(0, 2), { role: "assistant", content: "", status: "streaming" }];
    await chat.updateComplete;
    chat.value = [...talk.slice(0, 2), { role: "assistant", content: "", status: "error" }];
    await pause(500);
    expect(heard()).to.deep.equal(["The answer could not be finished."]);
  });

  for (const [title, earlier] of [
    ["a question", talk.slice(0, 2)],
    ["an answer", talk],
    ["nothing", []],
  ] as const)
    it(`takes back that it is answering where the answer never came, and says nothing of ${title} before it`, async () => {
      const chat = await shown([{ role: "user", content: "First" }]);
      chat.value = earlier;
      await pause(1600);
      const heard = listen();
      const before = chat.value;
      chat.value = [...before, { role: "user", content: "Next" }, { role: "assistant", content: "", status: "streaming" }];
      await pause(400);
      chat.value = before;
      await pause(1600);
      expect(heard()).to.deep.equal(["The assistant is answering."]);
      expect(regionText()).to.equal("");
    });

  it("leaves nothing that is not true behind when its chat goes", async () => {
    const chat = await shown(talk.slice(0, 2));
    chat.value = [...talk.slice(0, 2), { role: "assistant", content: "", status: "streaming" }];
    await pause(400);
    expect(regionText()).to.equal("The assistant is answering.");
    chat.remove();
    expect(regionText()).to.equal("");
  });
});

/** What a screen reader finds when it reads the region again. */
function regionText(): string {
  return [...document.querySelectorAll("[data-hf-announcer=polite]")].map((region) => region.textContent).join("");
}
