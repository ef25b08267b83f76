import { expect } from "chai";
import { continued, stepsOf, toAnswer, withEnd, withStatus } from "../../src/chat/answer.ts";
import type { ChatMessage } from "../../src/core/message.ts";
import type { Run } from "../../src/graph/run.ts";

const bot = (content: ChatMessage["content"]): ChatMessage => ({ role: "assistant", content });

/** A run that can be cancelled, and counts how often it let the page have its turn. */
function startRun(): { run: Run; cancel: () => void; rests: () => number } {
  const controller = new AbortController();
  let rests = 0;
  const run = { signal: controller.signal, sleep: async () => void rests++ } as unknown as Run;
  return { run, cancel: () => controller.abort(new Error("cancelled")), rests: () => rests };
}

async function all(result: unknown, run = startRun().run): Promise<unknown[]> {
  const steps: unknown[] = [];
  for await (const step of stepsOf(result, run)) steps.push(step);
  return steps;
}

describe("what a handler gives", () => {
  it("is one step where it is a plain value, also nothing", async () => {
    expect(await all("text")).to.deep.equal(["text"]);
    expect(await all(undefined)).to.deep.equal([undefined]);
    expect(await all(null)).to.deep.equal([null]);
    expect(await all([1, 2])).to.deep.equal([[1, 2]]);
    expect(await all(new Set([1]))).to.deep.equal([new Set([1])]);
  });

  it("is one step where it is a promise", async () => {
    expect(await all(Promise.resolve("later"))).to.deep.equal(["later"]);
  });

  it("is a step for each value of a generator, without what it returns", async () => {
    async function* slow() {
      yield 1;
      yield 2;
      return 3;
    }
    expect(await all(slow())).to.deep.equal([1, 2]);
    expect(await all(Promise.resolve(slow()))).to.deep.equal([1, 2]);
  });

  it("lets the page have its turn after each value of a plain generator, and only of one", async () => {
    const [plain, slow] = [startRun(), startRun()];
    const values = function* () {
      yield 1;
      yield 2;
    };
    expect(await all(values(), plain.run)).to.deep.equal([1, 2]);
    await all(
      (async function* () {
        yield* values();
      })(),
      slow.run,
    );
    expect([plain.rests(), slow.rests()]).to.deep.equal([2, 0]);
  });

  it("is not a stream for having a method of one", async () => {
    for (const value of [{ next: () => ({ done: true }) }, { next: () => ({ done: true }), return: () => {} }, [].values()])
      expect(await all(value)).to.deep.equal([value]);
  });

  it("is closed where nobody wants more of it, even if it fails in that", async () => {
    let closed = 0;
    const endless = {
      [Symbol.asyncIterator]: () => endless,
      next: async () => ({ value: 1, done: false }),
      async return() {
        closed++;
        throw new Error("It failed to close.");
      },
    };
    for await (const step of stepsOf(endless, startRun().run)) if (step === 1) break;
    await Promise.resolve();
    expect(closed).to.equal(1);
  });

  it("is not closed again where it came to its end", async () => {
    let closed = 0;
    const values = [1].values();
    const stream = { [Symbol.iterator]: () => stream, next: () => values.next(), return: () => void closed++ };
    expect(await all(stream)).to.deep.equal([1]);
    expect(closed).to.equal(0);
  });

  it("is not waited for once the run is cancelled, and closed", async () => {
    const { run, cancel } = startRun();
    let closed = false;
    const hangs = {
      [Symbol.asyncIterator]: () => hangs,
      next: () => new Promise<never>(() => {}),
      return: async () => void (closed = true),
    };
    const reading = all(hangs, run);
    cancel();
    expect(await reading.catch((error: Error) => error.message)).to.equal("cancelled");
    expect(closed).to.equal(true);
    expect(await all(new Promise(() => {}), run).catch((error: Error) => error.message)).to.equal("cancelled");
  });
});

describe("the messages of an answer", () => {
  it("are none where nothing is given", () => {
    expect([null, undefined, [], [null, undefined]].map(toAnswer)).to.deep.equal([[], [], [], []]);
  });

  it("are a text, or a number as text, each by the assistant", () => {
    expect(toAnswer("Hi")).to.deep.equal([bot("Hi")]);
    expect(toAnswer(0)).to.deep.equal([bot("0")]);
    expect(toAnswer(["a", null, "b"])).to.deep.equal([bot("a"), bot("b")]);
  });

  it("are a file or a part alone in a message", () => {
    const file = new File([], "a.png");
    const block = { type: "block", tag: "hf-label", options: {} };
    expect(toAnswer([file, block])).to.deep.equal([bot([file as never]), bot([block as never])]);
  });

  it("are a message as it is, but by the assistant", () => {
    const thought = { role: "user", content: "Hm.", id: "t", metadata: { title: "Thinking" } };
    expect(toAnswer(thought)).to.deep.equal([{ ...thought, role: "assistant" }]);
    expect(toAnswer({ content: "Hi" })).to.deep.equal([bot("Hi")]);
    expect(toAnswer({ role: "assistant" })).to.deep.equal([{ role: "assistant" }]);
  });
});

describe("an answer", () => {
  it("carries its status on its last message, which is empty where there is none", () => {
    expect(withStatus([bot("a"), bot("b")], "streaming")).to.deep.equal([bot("a"), { ...bot("b"), status: "streaming" }]);
    expect(withStatus([], "error")).to.deep.equal([{ ...bot(""), status: "error" }]);
  });

  it("that goes on is the text so far and its rest in one message", () => {
    const begun: ChatMessage = { ...bot("fir"), id: "b" };
    expect(continued(begun, [bot("st"), bot("more")])).to.deep.equal([{ ...begun, content: "first" }, bot("more")]);
    expect(continued(begun, [])).to.deep.equal([begun]);
  });

  it("that goes on with something else than text has it in a message behind", () => {
    const begun: ChatMessage = { ...bot("fir"), id: "b" };
    const parts = bot([{ type: "image", url: "a.png" }]);
    expect(continued(begun, [parts])).to.deep.equal([begun, parts]);
    expect(continued(parts, [bot("st")])).to.deep.equal([parts, bot("st")]);
  });

  const thought = (text: string, seconds?: number) => ({ type: "reasoning", text, ...(seconds !== undefined && { seconds }) }) as const;
  const text = (text: string) => ({ type: "text", text }) as const;

  it("F-S2 that goes on has its reasoning in one part, its text in one, and why it broke off no more", () => {
    const begun: ChatMessage = { ...bot([thought("one", 2), text("fir")]), id: "b", finish: "length", status: "stopped" };
    expect(continued(begun, [{ ...bot([thought("two", 1), text("st")]), finish: "stop", model: "m" }])).to.deep.equal([
      { ...bot([thought("one\n\ntwo", 3), text("first")]), id: "b", status: "stopped", finish: "stop", model: "m" },
    ]);
    expect(continued(begun, [bot("st")])[0]).to.deep.equal({ ...bot([thought("one", 2), text("first")]), id: "b", status: "stopped" });
    expect(continued(begun, [])[0]).not.to.have.property("finish");
  });

  it("F-S2 that goes on with reasoning has it in front, and counts no seconds while it lasts", () => {
    expect(continued(bot("fir"), [bot([thought("two"), text("st")])])[0]!.content).to.deep.equal([thought("two"), text("first")]);
    expect(continued(bot([thought("one", 2)]), [bot([thought("two")])])[0]!.content).to.deep.equal([thought("one\n\ntwo")]);
  });

  it("F-S2 that goes on has its calls of tools behind its words, and its text behind the last text", () => {
    const tool = { type: "tool", name: "a", output: 1 } as const;
    expect(continued(bot([text("one"), tool, text("two")]), [bot([text("!"), tool])])[0]!.content).to.deep.equal([
      text("one"),
      tool,
      text("two!"),
      tool,
    ]);
  });

  it("F-S2 that goes on leaves calls of tools behind that nobody has run", () => {
    const [open, run] = [{ type: "tool", name: "a", input: "{" } as const, { type: "tool", name: "b", output: 1 } as const];
    expect(continued(bot([text("fir"), open, run]), [bot("st")])[0]!.content).to.deep.equal([text("first"), run]);
  });

  it("F-S1 that goes on behind reasoning in its text is no more of that", () => {
    expect(continued(bot("<think>hm"), [bot("Yes")])[0]!.content).to.equal("<think>hm\n</think>\n\nYes");
    expect(continued(bot("<think>hm</think>\n"), [bot("Yes")])[0]!.content).to.equal("<think>hm</think>\nYes");
    const again = "<think>hm</think>\nLet me look.\n<think>so";
    expect(continued(bot(again), [bot("Yes")])[0]!.content).to.equal(`${again}\n</think>\n\nYes`);
  });

  const ends: [what: string, answer: ChatMessage, status: string][] = [
    ["says nothing of its end", bot(""), "done"],
    ["ends as a whole one", { ...bot("a"), finish: "stop" }, "done"],
    ["ends with a word nobody knows", { ...bot("a"), finish: "eos_token" }, "done"],
    ["gives a file", { ...bot([{ type: "image", url: "a.png" }]), finish: "stop" }, "done"],
    ["has run its tools", { ...bot([{ type: "tool", name: "t", output: 1 }]), finish: "tool_calls" }, "done"],
    ["reached a limit", { ...bot("a"), finish: "length" }, "stopped"],
    ["reached a limit, in another word", { ...bot("a"), finish: "MAX_TOKENS" }, "stopped"],
    ["was filtered", { ...bot("a"), finish: "content_filter" }, "stopped"],
    ["was filtered, in another word", { ...bot("a"), finish: "SAFETY" }, "stopped"],
    ["declines", { ...bot("I cannot."), finish: "refusal" }, "stopped"],
    ["waits for a tool", { ...bot([text("a"), { type: "tool", name: "t", input: {} }]), finish: "stop" }, "stopped"],
    ["is empty", { ...bot(" \n"), finish: "stop" }, "stopped"],
    ["is reasoning alone", { ...bot([thought("a", 1)]), finish: "stop" }, "stopped"],
    ["is reasoning alone, as text", { ...bot("<think>a</think>\n"), finish: "stop" }, "stopped"],
  ];
  for (const [what, answer, status] of ends)
    it(`F-S2 F-S4 that ${what} is ${status} at its end`, () => {
      expect(withEnd([answer])[0]!.status).to.equal(status);
    });
});
