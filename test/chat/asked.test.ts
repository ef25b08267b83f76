import { expect } from "chai";
import { askedBy, messagesToSend } from "../../src/chat/asked.ts";
import { changedBy, withText } from "../../src/chat/changed.ts";
import { asksAnew } from "../../src/chat/asks-anew.ts";
import type { ChatMessage } from "../../src/core/message.ts";
import { HfClearEvent } from "../../src/elements/chatbot/clear-event.ts";
import {
  HfContinueEvent,
  HfEditEvent,
  HfExampleEvent,
  HfOptionEvent,
  HfRetryEvent,
  HfUndoEvent,
} from "../../src/elements/chatbot/events.ts";

const user = (content: string): ChatMessage => ({ role: "user", content });
const bot = (content: string): ChatMessage => ({ role: "assistant", content });
const talk = [user("one"), bot("first"), user("two"), user("and three"), bot("second")];
const submit = new Event("hf-submit");

describe("what is asked", () => {
  it("is what was typed, behind the whole conversation", () => {
    expect(askedBy(submit, "four", talk)).to.deep.equal({ before: talk, question: user("four"), isNew: true });
  });

  it("is nothing where there is no text box", () => {
    expect(askedBy(submit, undefined, talk)).to.deep.equal({ before: talk, question: undefined, isNew: true });
  });

  it("is the message at which somebody tries again, in the words the conversation has", () => {
    expect(askedBy(new HfRetryEvent(2, "two"), "draft", talk)).to.deep.equal({ before: talk.slice(0, 2), question: talk[2], isNew: false });
  });

  it("is the option or the example that was chosen, whatever is in the box", () => {
    expect(askedBy(new HfOptionEvent(4, "Yes"), "draft", talk)).to.deep.equal({ before: talk, question: user("Yes"), isNew: true });
    const [file, blob] = [new File(["f"], "f.txt"), new Blob(["b"])];
    const { question } = askedBy(new HfExampleEvent(0, { text: "Look", files: [file, "https://example.com/x.png", blob] }), "draft", []);
    expect(question?.role).to.equal("user");
    expect(question?.content).to.have.length(3).and.have.nested.property("[0].file", file);
    expect(question?.content).to.deep.include({ type: "text", text: "Look" });
    expect(askedBy(new HfExampleEvent(0, { text: "Hello" }), undefined, []).question).to.deep.equal(user("Hello"));
  });

  it("is only the rest of an answer that broke off", () => {
    expect(askedBy(new HfContinueEvent(1, "first"), "draft", talk)).to.deep.equal({
      before: talk.slice(0, 1),
      question: undefined,
      isNew: false,
      begun: talk[1],
    });
  });

  it("is the last of the messages that the person sent together, where one of them is edited", () => {
    const { before, question, isNew } = askedBy(new HfEditEvent(2, "two", "2"), undefined, talk);
    expect([before, question, isNew]).to.deep.equal([[...talk.slice(0, 2), user("2")], user("and three"), true]);
  });

  it("has all that was edited together", () => {
    const edits = [
      { index: 0, previous: "one", value: "1" },
      { index: 2, previous: "two", value: "2" },
    ];
    const { before, question } = askedBy(new HfEditEvent(0, "one", "1", edits), undefined, talk);
    expect(before).to.deep.equal([user("1"), bot("first"), user("2")]);
    expect(question).to.deep.equal(user("and three"));
  });

  it("is the edited message itself where an event names no edits", () => {
    expect(askedBy(new HfEditEvent(0, "one", "1", []), undefined, talk)).to.deep.equal({ before: [], question: user("one"), isNew: true });
  });

  for (const type of ["hf-retry", "hf-edit", "hf-continue", "hf-option", "hf-example", "hf-undo", "hf-clear"])
    it(`ends an answer that is coming where it comes by ${type}`, () => expect(asksAnew(new Event(type))).to.equal(true));

  it("does not end an answer that is coming where it comes from the box", () => {
    expect(["hf-submit", "click", "change", ""].map((type) => asksAnew(new Event(type)))).to.deep.equal(Array(4).fill(false));
  });
});

describe("a conversation", () => {
  it("with edits has the new texts, and all else as it was", () => {
    const edits = [
      { index: 1, previous: "first", value: "1st" },
      { index: 2, previous: "two", value: "2" },
    ];
    const { left } = changedBy(new HfEditEvent(1, "first", "1st", edits), talk)!;
    expect(left).to.deep.equal(talk.with(1, bot("1st")).with(2, user("2")));
    expect(left[0]).to.equal(talk[0]);
  });

  it("F-A14 is changed without a question where an answer is edited, a turn taken back, or all of it cleared", () => {
    expect(changedBy(new HfEditEvent(4, "second", "2nd"), talk)).to.deep.equal({ left: talk.with(4, bot("2nd")) });
    expect(changedBy(new HfUndoEvent(3, "and three"), talk)).to.deep.equal({
      left: talk.slice(0, 2),
      typed: { text: "two\nand three", files: [] },
    });
    expect(changedBy(new HfClearEvent(talk), talk)).to.deep.equal({ left: [] });
    for (const asking of [submit, new HfEditEvent(2, "two", "2"), new HfRetryEvent(2, "two"), new HfOptionEvent(4, "Yes")])
      expect(changedBy(asking, talk)).to.equal(undefined);
  });

  it("is sent without thoughts and without answers that never came", () => {
    const thought: ChatMessage = { ...bot("Hm."), metadata: { title: "Thinking" } };
    const quiet: ChatMessage = { role: "assistant", content: [] };
    const before = [...talk, thought, bot(""), quiet, user("")];
    expect(messagesToSend({ before, question: user("last"), isNew: true })).to.deep.equal([...talk, user(""), user("last")]);
    expect(messagesToSend({ before, question: undefined, isNew: true })).to.deep.equal([...talk, user("")]);
  });

  it("that is to go on ends with the text of the answer, and the wish for its rest", () => {
    const begun: ChatMessage = { ...bot("fir"), id: "b", status: "stopped" };
    const sent = messagesToSend({ before: [user("one"), bot("")], question: undefined, isNew: false, begun });
    expect(sent.slice(0, 2)).to.deep.equal([user("one"), bot("fir")]);
    expect(sent).to.have.length(3);
    expect(sent[2]?.role).to.equal("user");
    expect(sent[2]?.content).to.match(/go on/i);
  });
});

describe("F-S2 the rest of an answer", () => {
  const sent = (content: ChatMessage["content"]) => {
    const begun: ChatMessage = { role: "assistant", content, finish: "length", status: "stopped" };
    return messagesToSend(askedBy(new HfContinueEvent(1, ""), undefined, [user("one"), begun])).map((message) => message.content);
  };

  it("is asked for with what was said, and without what was reasoned", () => {
    for (const content of [
      "first",
      "<think>hm</think>\nfirst",
      [{ type: "reasoning", text: "hm" } as const, { type: "text", text: "first" } as const],
    ])
      expect(sent(content).slice(0, 2)).to.deep.equal(["one", "first"]);
    expect(sent("first")).to.have.length(3);
  });

  it("is the answer anew where nothing was said yet", () => {
    for (const content of ["", "<think>hm", [{ type: "reasoning", text: "hm" } as const]]) expect(sent(content)).to.deep.equal(["one"]);
  });
});

describe("a message with another text", () => {
  const picture = new Blob(["x"], { type: "image/png" });
  const mixed: ChatMessage = {
    role: "user",
    content: [
      { type: "image", file: picture },
      { type: "text", text: "A cat." },
    ],
  };

  it("says it in place of what it said", () => {
    expect(withText({ role: "user", id: "m", content: "Old" }, "New")).to.deep.equal({ role: "user", id: "m", content: "New" });
  });

  it("keeps all its other parts", () => {
    expect(withText(mixed, "A dog.")).to.deep.equal({
      ...mixed,
      content: [
        { type: "image", file: picture },
        { type: "text", text: "A dog." },
      ],
    });
  });

  it("is left with those alone by a text without a letter", () => {
    expect(withText(mixed, "").content).to.deep.equal([{ type: "image", file: picture }]);
  });
});
