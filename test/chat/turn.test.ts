import { expect } from "chai";
import { mock } from "node:test";
import { askedBy } from "../../src/chat/asked.ts";
import { isBlank, saysTheSame, type Typed } from "../../src/chat/draft.ts";
import { takeTurn, type Turn, type TurnStep } from "../../src/chat/turn.ts";
import { HfError } from "../../src/core/hf-error.ts";
import { textOf, type ChatMessage } from "../../src/core/message.ts";
import { HfContinueEvent, HfEditEvent, HfRetryEvent } from "../../src/elements/chatbot/events.ts";
import { SKIP } from "../../src/graph/output.ts";
import type { Port } from "../../src/graph/port.ts";
import type { Run } from "../../src/graph/run.ts";

// A turn looks whether its page is being left.
Object.assign(globalThis, { window: new EventTarget() });

const user = (content: string, id = content): ChatMessage => ({ role: "user", content, id });
const bot = (content: string, id = content): ChatMessage => ({ role: "assistant", content, id });
const talk = [user("one"), bot("first"), user("two"), bot("second")];

/** A turn that answers with these texts, then fails where it is told to. Gives its steps. */
async function turn(
  event: Event,
  typed: Typed | undefined,
  texts: readonly string[],
  more: Partial<Turn> & { fails?: boolean } = {},
): Promise<TurnStep[]> {
  const steps: TurnStep[] = [];
  let shown: readonly ChatMessage[] = talk;
  const chat = { get: () => shown, set: (value: unknown) => void (shown = value as ChatMessage[]) } as unknown as Port;
  const run = { event, signal: new AbortController().signal } as unknown as Run;
  const conversation = talk;
  const given: Turn = {
    chat,
    conversation,
    asked: askedBy(event, typed, conversation),
    typed,
    hasLeft: () => true,
    async *answer() {
      for (const said of texts) yield { said, beside: [] };
      if (more.fails) throw new Error("It failed.");
    },
    ...more,
  };
  try {
    for await (const step of takeTurn(given, run)) {
      steps.push(step);
      if (step.chat !== SKIP) shown = step.chat;
    }
  } catch (error) {
    if (!more.fails) throw error;
  }
  return steps;
}

/** A turn that is cancelled while its answer comes. @param change what has become of the chat by then */
async function cancelled(change: (shown: readonly ChatMessage[]) => readonly ChatMessage[] = (shown) => shown) {
  const controller = new AbortController();
  const written: string[][] = [];
  let shown: readonly ChatMessage[] = [];
  let isFault = false;
  let steps = 0;
  const chat = { get: () => shown, set: (value: readonly ChatMessage[]) => void written.push(told(value)) } as unknown as Port;
  const given: Turn = {
    chat,
    conversation: [],
    asked: askedBy(submit, "three", []),
    typed: "three",
    hasLeft: () => true,
    async *answer() {
      yield { said: "thi", beside: [] };
      shown = change(shown);
      controller.abort();
      throw new Error("cancelled");
    },
  };
  const failed = await (async () => {
    for await (const step of takeTurn(given, { event: submit, signal: controller.signal } as unknown as Run)) {
      steps++;
      shown = step.chat as readonly ChatMessage[];
      isFault ||= told(shown).some((text) => text.endsWith("[error]"));
    }
    return undefined;
  })().catch((error: Error) => error.message);
  return { isFault, written, steps, failed };
}

const submit = new Event("hf-submit");
const told = (chat: TurnStep["chat"] | undefined) =>
  (chat as readonly ChatMessage[]).map((message) => textOf(message) + (message.status ? ` [${message.status}]` : ""));
const boxAfter = (step: TurnStep | undefined, now: unknown) =>
  typeof step?.box === "function" ? (step.box as (now: unknown) => unknown)(now) : "left";

describe("a turn", () => {
  it("shows the question at once, then the answer as it grows, under ids that stay", async () => {
    const steps = await turn(submit, "three", ["thi", "third"]);
    expect(steps.map(({ chat }) => told(chat).slice(4))).to.deep.equal([
      ["three", " [streaming]"],
      ["three", "thi [streaming]"],
      ["three", "third [streaming]"],
      ["three", "third [done]"],
    ]);
    const ids = steps.map(({ chat }) => (chat as readonly ChatMessage[]).slice(4).map(({ id }) => id));
    expect(ids.every(([question, answer]) => question && answer && question === ids[0]![0] && answer === ids[0]![1])).to.equal(true);
  });

  it("empties the box, but not of what was typed since", async () => {
    const [first] = await turn(submit, "three", ["third"]);
    expect([boxAfter(first, "three"), boxAfter(first, "four")]).to.deep.equal([null, "four"]);
  });

  it("marks an answer that fails, and keeps what there is of it", async () => {
    const steps = await turn(submit, "three", ["thi"], { fails: true });
    expect(told(steps.at(-1)?.chat).slice(4)).to.deep.equal(["three", "thi [error]"]);
  });

  for (const [code, finish] of [
    ["bad-input", "bad-input"],
    ["too-large", "too-large"],
    ["busy", undefined],
  ] as const)
    it(`F-S9: keeps at an answer that failed with ${code} ${finish ? "that its question was refused" : "nothing of why: it may be asked again"}`, async () => {
      const answer = async function* () {
        yield* [];
        throw new HfError("Not so.", { code });
      };
      const steps = await turn(new Event("hf-submit"), "three", [], { answer, fails: true });
      const last = (steps.at(-1)!.chat as ChatMessage[]).at(-1)!;
      expect([last.status, last.finish]).to.deep.equal(["error", finish]);
    });

  it("marks it only once it is plain that the page stays", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      let isOver = false;
      const failing = turn(submit, "three", ["thi"], { fails: true }).finally(() => (isOver = true));
      for (let turns = 0; turns < 100; turns++) await Promise.resolve();
      expect(isOver).to.equal(false);
      mock.timers.tick(0);
      expect(told((await failing).at(-1)?.chat).at(-1)).to.equal("thi [error]");
    } finally {
      mock.timers.reset();
    }
  });

  it("leaves no trace where nothing has left, and gives the words back in front of newer ones", async () => {
    const steps = await turn(submit, "three", [], { fails: true, hasLeft: () => false });
    expect(steps.at(-1)?.chat).to.equal(talk);
    expect([boxAfter(steps.at(-1), ""), boxAfter(steps.at(-1), "four")]).to.deep.equal(["three", "three\nfour"]);
    expect([boxAfter(steps.at(-1), null), boxAfter(steps.at(-1), undefined)]).to.deep.equal(["three", "three"]);
  });

  it("F-K9 gives the words of an edit back too, and those of no other button", async () => {
    const edit = await turn(new HfEditEvent(2, "two", "2"), undefined, [], { fails: true, hasLeft: () => false });
    expect([told(edit.at(-1)?.chat), boxAfter(edit.at(-1), "draft")]).to.deep.equal([told(talk), "2\ndraft"]);
    const retry = await turn(new HfRetryEvent(2, "two"), undefined, [], { fails: true, hasLeft: () => false });
    expect([told(retry.at(-1)?.chat), boxAfter(retry.at(-1), "draft")]).to.deep.equal([told(talk), "left"]);
  });

  it("cuts off what stood behind the message that is asked again", async () => {
    const steps = await turn(new HfRetryEvent(0, "one"), undefined, ["anew"]);
    expect(told(steps.at(-1)?.chat)).to.deep.equal(["one", "anew [done]"]);
    expect((steps.at(-1)!.chat as readonly ChatMessage[])[0]!.id).to.equal("one");
  });

  it("goes on with an answer as the one it is", async () => {
    const steps = await turn(new HfContinueEvent(3, "second"), undefined, [" and more"]);
    expect(told(steps.at(-1)?.chat).slice(2)).to.deep.equal(["two", "second and more [done]"]);
    expect((steps.at(-1)!.chat as readonly ChatMessage[])[3]!.id).to.equal("second");
  });

  it("ends where its question was deleted, and leaves no answer behind", async () => {
    let shown: readonly ChatMessage[] = [];
    const chat = { get: () => shown, set: (value: unknown) => void (shown = value as ChatMessage[]) } as unknown as Port;
    const steps: TurnStep[] = [];
    const asked = askedBy(submit, "three", []);
    const answers = takeTurn(
      {
        chat,
        conversation: [],
        asked,
        typed: "three",
        hasLeft: () => true,
        async *answer() {
          yield { said: "thi", beside: [] };
          // Another tab deletes the question, and could not know the answer.
          shown = shown.slice(1);
          yield { said: "third", beside: [] };
        },
      },
      { event: submit, signal: new AbortController().signal } as unknown as Run,
    );
    for await (const step of answers) {
      steps.push(step);
      shown = step.chat as ChatMessage[];
    }
    expect([steps.length, shown]).to.deep.equal([2, []]);
  });

  it("gives each value that is for other blocks with the step it came in", async () => {
    const steps = await turn(submit, "three", [], {
      async *answer() {
        yield { said: "thi", beside: [1] };
        yield { said: undefined, beside: [2] };
        yield { said: SKIP, beside: [3] };
      },
    });
    expect(steps.map(({ said, beside }) => [said, beside])).to.deep.equal([
      [SKIP, []],
      ["thi", [1]],
      [SKIP, [2]],
      [SKIP, [3]],
      [SKIP, []],
    ]);
    expect(steps.slice(1).map(({ chat }) => told(chat).at(-1))).to.deep.equal([...Array(3).fill("thi [streaming]"), "thi [done]"]);
  });

  it("leaves the box alone where the question is not from there", async () => {
    const steps = await turn(new HfRetryEvent(2, "two"), undefined, ["anew"]);
    expect(steps.map(({ box }) => box)).to.deep.equal([SKIP, SKIP, SKIP]);
  });

  it("begins with its answer where there is neither a chat nor a box", async () => {
    const steps = await turn(submit, undefined, ["first"], { chat: undefined });
    expect(steps.map(({ said }) => said)).to.deep.equal(["first", SKIP]);
    expect((await turn(submit, "three", ["first"], { chat: undefined })).length).to.equal(3);
  });

  it("answers with several messages under ids that stay, only the last of which goes on", async () => {
    const thought = { role: "assistant", content: "Hm.", metadata: { title: "Thinking" } };
    const steps = await turn(submit, "three", [], {
      async *answer() {
        yield { said: thought, beside: [] };
        yield { said: [thought, "third"], beside: [] };
      },
    });
    expect(told(steps[1]?.chat).slice(5)).to.deep.equal(["Hm. [streaming]"]);
    expect(told(steps.at(-1)?.chat).slice(5)).to.deep.equal(["Hm.", "third [done]"]);
    const ids = steps.map(({ chat }) => (chat as readonly ChatMessage[]).slice(5).map(({ id }) => id));
    expect(new Set(ids.map(([first]) => first)).size).to.equal(1);
    expect(ids.at(-1)?.[0]).not.to.equal(ids.at(-1)?.[1]);
  });

  it("keeps the ids that its messages have", async () => {
    const steps = await turn(submit, undefined, [], {
      asked: { before: [], question: user("asked", "q"), isNew: true },
      async *answer() {
        yield { said: bot("answered", "a"), beside: [] };
      },
    });
    expect((steps.at(-1)!.chat as readonly ChatMessage[]).map(({ id }) => id)).to.deep.equal(["q", "a"]);
  });

  it("is marked as stopped at once when it is cancelled, and adds no more to the chat", async () => {
    const { isFault, written, steps, failed } = await cancelled();
    expect(written).to.deep.equal([["three", "thi [stopped]"]]);
    expect(isFault).to.equal(false);
    expect(steps).to.equal(2);
    expect(failed).to.equal("cancelled");
  });

  it("that is cancelled after its answer is complete, or gone from the chat, writes nothing", async () => {
    const done = await cancelled((shown) => shown.map((message) => ({ ...message, status: "done" })));
    const gone = await cancelled((shown) => shown.slice(0, -1));
    expect([done.written, gone.written]).to.deep.equal([[], []]);
  });
});

describe("what is in a text box", () => {
  it("is blank where it says nothing", () => {
    expect(["", "  \n", null, undefined, { text: " ", files: [] }].map(isBlank)).to.deep.equal(Array(5).fill(true));
    expect(["a", { text: "", files: [new File([], "a")] }].map(isBlank)).to.deep.equal([false, false]);
  });

  it("is the same only with the same files", () => {
    const [one, other] = [new File([], "a"), new File([], "a")];
    expect(saysTheSame({ text: "a", files: [one] }, { text: "a", files: [one] })).to.equal(true);
    expect(saysTheSame({ text: "a", files: [one] }, { text: "a", files: [other] })).to.equal(false);
    expect(saysTheSame("a", "a")).to.equal(true);
    expect(saysTheSame("b", "a")).to.equal(false);
  });
});
