import { expect } from "chai";
import { AnswerReader } from "../../src/inference/tasks/answer-reader.ts";

/** An answer of these deltas, the last of which is its end; the clock goes on by a second with each. */
async function answer(...deltas: unknown[]) {
  let at = 0;
  const made = new AnswerReader("m", undefined, () => at);
  const grew: boolean[] = [];
  for (const [index, delta] of deltas.entries()) {
    at += 1000;
    grew.push(await made.take({ choices: [{ index: 0, delta, finish_reason: index === deltas.length - 1 ? "stop" : null }] }));
  }
  return { made, grew, ...made.whole() };
}
const reasoning = (text: string, seconds: number) => ({ type: "reasoning", text, seconds });
const text = (text: string) => ({ type: "text", text });

describe("an answer out of chunks", () => {
  const shapes: [what: string, deltas: unknown[], content: unknown][] = [
    ["a text", [{ content: "a" }, { content: "b" }], "ab"],
    [
      "F-S1 reasoning under either name",
      [{ reasoning_content: "a" }, { reasoning: "b" }, { content: "c" }],
      [reasoning("ab", 2), text("c")],
    ],
    [
      "F-S1 reasoning under both names, once",
      [{ reasoning_content: "a", reasoning: "a" }, { content: "c" }],
      [reasoning("a", 1), text("c")],
    ],
    [
      "F-S1 reasoning under a name that is empty or null",
      [{ reasoning_content: "", reasoning: "a" }, { reasoning_content: null, reasoning: "b" }, { content: "c" }],
      [reasoning("ab", 2), text("c")],
    ],
    [
      "F-S1 reasoning beside text and behind it",
      [{ reasoning: "a", content: "b" }, { reasoning: "c" }, { content: "d" }],
      [reasoning("ac", 0), text("bd")],
    ],
    ["F-S1 reasoning alone", [{ reasoning: "a" }, { content: "" }], [reasoning("a", 1)]],
    [
      "F-S3 parts, one part, and what is none of them",
      [{ content: [{ type: "text", text: "a" }, null, 3, "b", { type: "image_url" }] }, { content: { text: "c" } }, { content: 4 }],
      "abc",
    ],
    [
      "F-S3 parts of thinking",
      [
        { content: [{ type: "thinking", thinking: "a" }] },
        {
          content: [
            { type: "thinking", thinking: [{ text: "b" }] },
            { type: "text", text: "c" },
          ],
        },
      ],
      [reasoning("ab", 1), text("c")],
    ],
    ["F-S4 a refusal behind a text", [{ content: "a" }, { refusal: "No" }, { refusal: "." }], "a\n\nNo."],
    [
      "F-S4 the older call of a function",
      [{ function_call: { name: "a", arguments: "{" } }, { function_call: { arguments: "}" } }],
      [{ type: "tool", name: "a", input: {} }],
    ],
    ["deltas that are none", [null, 3, "a", { content: "b" }], "b"],
  ];
  for (const [what, deltas, content] of shapes)
    it(`is read: ${what}`, async () => expect((await answer(...deltas)).content).to.deep.equal(content));

  it("says more only where it does", async () => {
    expect(
      (await answer({ role: "assistant", content: "" }, { content: "a" }, { reasoning: "b" }, { tool_calls: [] }, {})).grew,
    ).to.deep.equal([false, true, true, false, false]);
  });

  it("F-S1 counts no seconds as long as it reasons", async () => {
    const made = new AnswerReader("m");
    await made.take({ choices: [{ delta: { reasoning: "a" } }] });
    expect(made.soFar().content).to.deep.equal([{ type: "reasoning", text: "a" }]);
  });

  it("F-S4 has the word refusal for its end, in place of the provider's", async () => {
    expect([(await answer({ refusal: "No." })).finish, (await answer({ refusal: "", content: "a" })).finish]).to.deep.equal([
      "refusal",
      "stop",
    ]);
  });

  it("F-S5 is the first of several, wherever it stands", async () => {
    const made = new AnswerReader("m");
    const choice = (index: number | undefined, content: string, finish_reason: string | null = null) => ({
      index,
      delta: { content },
      finish_reason,
    });
    for (const choices of [[choice(1, "x", "length")], [choice(2, "y"), choice(0, "a")], [choice(undefined, "b", "stop")]])
      await made.take({ choices });
    expect(made.whole()).to.deep.equal({ role: "assistant", content: "ab", finish: "stop", model: "m" });
  });

  it("F-S6 passes over choices that are none", async () => {
    const made = new AnswerReader("m");
    for (const choices of [
      null,
      undefined,
      {},
      "a",
      [],
      [null],
      [1, "a", undefined, { delta: { content: "b" }, finish_reason: "end_turn" }],
    ])
      await made.take({ choices });
    expect(made.whole()).to.include({ content: "b", finish: "end_turn" });
  });

  it("is a whole completion too, of an engine that does not stream", async () => {
    const made = new AnswerReader("m");
    await made.take({ choices: [{ message: { content: "a" }, finish_reason: "stop" }] });
    expect(made.whole()).to.include({ content: "a" });
  });

  it("keeps the usage, numbers only, and the model that answered", async () => {
    const made = new AnswerReader("asked");
    await made.take({ model: "", choices: [{ delta: { content: "a" }, finish_reason: "stop" }], usage: null });
    expect(made.whole()).to.include({ model: "asked" });
    await made.take({ model: "answered", choices: [], usage: { prompt_tokens: 1, details: { cached: 1 }, note: "x" } });
    expect(made.whole()).to.deep.include({ model: "answered", usage: { prompt_tokens: 1 } });
  });

  it("F-S2 is not whole without a word that says so, even an unknown one", async () => {
    for (const finish_reason of [null, undefined, "", 3]) {
      const made = new AnswerReader("m");
      await made.take({ choices: [{ delta: { content: "a" }, finish_reason }] });
      expect(() => made.whole())
        .to.throw()
        .with.property("code", "truncated");
    }
    expect(() => new AnswerReader("m").whole())
      .to.throw()
      .with.property("code", "bad-answer");
  });
});
