import { expect } from "chai";
import { chunkKind } from "../../src/inference/transport/stream-chunks.ts";
import { completionAsChunks } from "../../src/inference/transport/whole-completion.ts";

const [chat, text] = ["chatCompletionStream", "textGenerationStream"] as const;

describe("a chunk of a stream", () => {
  it("is one with choices, and says why the answer is over once it is", () => {
    expect(chunkKind({ choices: [{ delta: { content: "a" } }] }, chat)).to.deep.equal({ kind: "chunk", finishReason: undefined });
    expect(chunkKind({ choices: [] }, chat)).to.deep.equal({ kind: "chunk", finishReason: undefined });
    for (const reason of [null, "", undefined, 1])
      expect(chunkKind({ choices: [{ finish_reason: reason }] }, chat).finishReason).to.equal(undefined);
    expect(chunkKind({ choices: [{ finish_reason: null }, { finish_reason: "length" }] }, chat).finishReason).to.equal("length");
  });

  it("of a chat has a delta in each choice, also where the server left it out", () => {
    const chunk = { choices: [{}, { delta: null }, { delta: { content: "a" } }] };
    chunkKind(chunk, chat);
    expect(chunk.choices).to.deep.equal([{ delta: {} }, { delta: {} }, { delta: { content: "a" } }]);
    const other = { choices: [{ text: "a" }] };
    chunkKind(other, text);
    expect(other.choices).to.deep.equal([{ text: "a" }]);
  });

  it("F-S6 is rid of choices that are none", () => {
    const chunk = { choices: [null, 3, "a", undefined, { delta: { content: "a" }, finish_reason: "stop" }] };
    expect(chunkKind(chunk, chat)).to.deep.equal({ kind: "chunk", finishReason: "stop" });
    expect(chunk).to.deep.equal({ choices: [{ delta: { content: "a" }, finish_reason: "stop" }] });
    expect(chunkKind({ choices: [null] }, chat)).to.deep.equal({ kind: "chunk", finishReason: undefined });
  });

  it("F-S5 ends with the first of several answers", () => {
    const [first, second] = [
      { index: 0, finish_reason: "stop" },
      { index: 1, finish_reason: "length" },
    ];
    expect(
      [[second], [second, first], [{ ...first, finish_reason: null }, second]].map((choices) => chunkKind({ choices }, chat).finishReason),
    ).to.deep.equal([undefined, "stop", undefined]);
  });

  it("of text generation may be a token, with its end in the details or in the whole text", () => {
    const token = { text: "a" };
    expect(chunkKind({ token }, text)).to.deep.equal({ kind: "chunk", finishReason: undefined });
    expect(chunkKind({ token, details: null, generated_text: null }, text).finishReason).to.equal(undefined);
    expect(chunkKind({ token, details: { finish_reason: "length" } }, text).finishReason).to.equal("length");
    expect(chunkKind({ token, generated_text: "whole" }, text).finishReason).to.equal("stop");
    expect(chunkKind({ token }, chat).kind).to.equal("other");
  });

  it("is a fault where it holds an error, or says something in place of choices", () => {
    for (const fault of [{ error: "Busy" }, { choices: [], error: {} }, { message: "Busy" }, { detail: "Busy" }])
      expect(chunkKind(fault, chat).kind).to.equal("fault");
  });

  it("is rid of an error that is none", () => {
    const chunk = { choices: [], error: null };
    expect(chunkKind(chunk, chat).kind).to.equal("chunk");
    expect(chunk).to.deep.equal({ choices: [] });
  });

  it("is nothing where it is nothing that a caller can use", () => {
    for (const other of [null, 1, "text", {}, { usage: {} }]) expect(chunkKind(other, chat).kind).to.equal("other");
  });
});

describe("a whole completion as a stream", () => {
  it("is the answer, then its end, with all else that it said", () => {
    const answer = {
      id: "c1",
      object: "chat.completion",
      usage: { total_tokens: 3 },
      choices: [{ index: 0, message: { role: "assistant", content: "Hi" }, finish_reason: "length" }],
    };
    expect(completionAsChunks(answer, chat)).to.deep.equal([
      {
        id: "c1",
        object: "chat.completion.chunk",
        choices: [{ index: 0, delta: { role: "assistant", content: "Hi" }, finish_reason: null }],
      },
      {
        id: "c1",
        object: "chat.completion.chunk",
        choices: [{ index: 0, delta: {}, finish_reason: "length" }],
        usage: { total_tokens: 3 },
      },
    ]);
  });

  it("ends as finished where it does not say why, and says no usage where there is none", () => {
    const [content, end] = completionAsChunks({ usage: null, choices: [{ index: 1 }] }, chat) as Record<string, unknown>[];
    expect(content?.["choices"]).to.deep.equal([{ index: 1, delta: {}, finish_reason: null }]);
    expect(end?.["choices"]).to.deep.equal([{ index: 1, delta: {}, finish_reason: "stop" }]);
    expect(end).not.to.have.property("usage");
  });

  it("F-S6 passes over choices that are none", () => {
    const [content] = completionAsChunks({ choices: [null, { index: 0, message: { content: "Hi" } }] }, chat) as { choices: unknown }[];
    expect(content?.choices).to.deep.equal([{ index: 0, delta: { content: "Hi" }, finish_reason: null }]);
  });

  it("of generated text is that text, alone or in a list", () => {
    for (const answer of [{ generated_text: "whole" }, [{ generated_text: "whole" }]]) {
      const [content, end] = completionAsChunks(answer, text) as { choices: unknown }[];
      expect(content?.choices).to.deep.equal([{ index: 0, text: "whole", finish_reason: null }]);
      expect(end?.choices).to.deep.equal([{ index: 0, text: "", finish_reason: "stop" }]);
    }
  });

  it("passes what is no completion as it is", () => {
    for (const answer of [{ error: "Busy" }, [], "text", null, { choices: "none" }])
      expect(completionAsChunks(answer, chat)).to.deep.equal([answer]);
  });
});
