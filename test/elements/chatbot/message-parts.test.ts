import { expect } from "chai";
import { toolCalls, toParts } from "../../../src/elements/chatbot/message-parts.ts";

const text = (words: string) => ({ type: "text", text: words });

describe("toParts", () => {
  for (const [title, content, expected] of [
    ["nothing", null, []],
    ["nothing at all", undefined, []],
    ["nothing among others", ["a", null, undefined, "b"], [text("a"), text("b")]],
    ["text", "a", [text("a")]],
    ["no words", "", [text("")]],
    ["a number", 5, [text("5")]],
    ["a part of text", { type: "text", text: "a" }, [text("a")]],
    ["what has text, of a type that nobody knows", { type: "input_text", text: 5 }, [text("5")]],
    ["what nobody knows", { type: "what", at: 1 }, [text('{"type":"what","at":1}')]],
    ["a list in a list", [["a"]], [text('["a"]')]],
  ] as [string, unknown, unknown][]) {
    it(`reads ${title}`, () => expect(toParts(content)).to.deep.equal(expected));
  }

  it("shows what cannot be written as JSON by its kind", () => {
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    expect(toParts([circle, { toJSON: () => undefined }])).to.deep.equal([text("[object Object]"), text("")]);
  });

  it("freezes parts all the way down, and leaves the author's own objects alone", () => {
    const own = { type: "tool", name: "look", input: { at: [1, { deep: true }] }, output: [{ a: 1 }] };
    const options = { value: { cat: [1] } };
    const frozen = toParts(["a", { url: "/a.png" }, own, { type: "block", tag: "hf-label", options }]);
    expect(frozen.map(isDeepFrozen)).to.deep.equal([true, true, true, true]);
    for (const part of [
      own,
      own.input,
      own.input.at,
      own.input.at[1],
      own.output,
      own.output[0],
      options,
      options.value,
      options.value.cat,
    ])
      expect(Object.isFrozen(part)).to.equal(false);
  });

  describe("of media", () => {
    for (const [title, content, expected] of [
      ["ours", { type: "image", url: "/a", name: "A" }, { type: "image", url: "/a", name: "A" }],
      ["a sound", { type: "audio", url: "/a" }, { type: "audio", url: "/a" }],
      ["a film", { type: "video", url: "/a.png" }, { type: "video", url: "/a.png" }],
      ["OpenAI's", { type: "image_url", image_url: { url: "/a.mp3" } }, { type: "image", url: "/a.mp3" }],
      [
        "Gradio's",
        { type: "file", file: { path: "/a", mime_type: "audio/mpeg", orig_name: "a.mp3" } },
        { type: "audio", url: "/a", name: "a.mp3" },
      ],
      ["Gradio's, with what is beside it", { file: { path: "/a" }, mime_type: "video/mp4" }, { type: "video", url: "/a" }],
      ["an address before a path", { url: "/a", path: "/b" }, { type: "file", url: "/a" }],
      ["a name before that of before", { url: "/a", name: "A", orig_name: "B" }, { type: "file", url: "/a", name: "A" }],
      ["a MIME type that is no medium's", { url: "/a.png", mime_type: "application/pdf" }, { type: "file", url: "/a.png" }],
      ["a file by its ending", { type: "file", url: "/a.PNG" }, { type: "image", url: "/a.PNG" }],
      ["an ending before a query", { url: "/a.jpeg?x=1" }, { type: "image", url: "/a.jpeg?x=1" }],
      ["an ending before a hash", { url: "/a.jpg#x" }, { type: "image", url: "/a.jpg#x" }],
      ["an ending inside a name", { url: "/a.png.pdf" }, { type: "file", url: "/a.png.pdf" }],
      ["a sound by its ending", { url: "/a.flac" }, { type: "audio", url: "/a.flac" }],
      ["a film by its ending", { url: "/a.webm" }, { type: "video", url: "/a.webm" }],
      ["a picture in its address", { url: "data:image/png;base64,AA" }, { type: "image", url: "data:image/png;base64,AA" }],
      [
        "a picture in its address, whatever that ends with",
        { url: "data:image/svg+xml,a.mp3" },
        { type: "image", url: "data:image/svg+xml,a.mp3" },
      ],
      ["a sound in its address", { url: "data:audio/wav,A" }, { type: "audio", url: "data:audio/wav,A" }],
      ["a film in its address", { url: "data:video/mp4,A" }, { type: "video", url: "data:video/mp4,A" }],
      ["a file by none", { url: "/a" }, { type: "file", url: "/a" }],
    ] as [string, unknown, unknown][]) {
      it(`reads ${title}`, () => expect(toParts(content)).to.deep.equal([expected]));
    }

    it("reads files: by their MIME type, and under their name", () => {
      const [picture, film, other, nameless] = [
        new File(["x"], "a.png", { type: "image/png" }),
        new File(["x"], "b", { type: "video/mp4" }),
        new File(["x"], "c.png", { type: "text/plain" }),
        new Blob(["x"], { type: "audio/wav" }),
      ];
      expect(toParts([picture, film, other, nameless])).to.deep.equal([
        { type: "image", file: picture, name: "a.png" },
        { type: "video", file: film, name: "b" },
        { type: "file", file: other, name: "c.png" },
        { type: "audio", file: nameless },
      ]);
    });

    it("reads a part with a file, which goes before its address", () => {
      const file = new File(["x"], "a.png", { type: "image/png" });
      expect(toParts({ type: "file", file, url: "/b.mp3" })).to.deep.equal([{ type: "image", file, name: "a.png" }]);
      expect(toParts({ type: "audio", file, name: "Mine" })).to.deep.equal([{ type: "audio", file, name: "Mine" }]);
    });

    it("is none without a file or an address, nor where it says that it is something else", () => {
      expect(toParts([{ type: "image" }, { type: "text", text: "a", url: "/a.png" }, { text: "b", url: "/b.png" }])).to.deep.equal([
        text('{"type":"image"}'),
        text("a"),
        text("b"),
      ]);
    });

    it("F-W14 has a name that is cut between characters", () => {
      const [part] = toParts({ url: "a", name: `${"x".repeat(254)}😀.png` });
      expect((part as { name: string }).name).to.equal("x".repeat(254));
    });

    it("has a name without a path, without what turns text round, and no longer than a system takes", () => {
      const nameOf = (name: string) => (toParts({ type: "file", url: "/a", name })[0] as { name?: string }).name;
      expect([
        nameOf("x/y\\d.html"),
        nameOf("..\\..\\d.html"),
        nameOf("two\nlines/a\u202egnp.exe"),
        nameOf("a\u0000b\u007fc\u200ed\u2066e"),
        nameOf("n".repeat(300)),
      ]).to.deep.equal(["d.html", "d.html", "agnp.exe", "abcde", "n".repeat(255)]);
    });
  });

  describe("of a block", () => {
    for (const [title, content, options] of [
      ["as a part says it", { type: "block", tag: "hf-label", options: { value: 1 } }, { value: 1 }],
      ["as a builder gives it", { tag: "hf-label", options: { label: "L" }, children: [] }, { label: "L" }],
      ["with its text", { tag: "hf-label", options: {}, children: ["a", "b"] }, { value: "ab" }],
      ["with one text", { tag: "hf-label", options: {}, children: ["a"] }, { value: "a" }],
      ["with a value before its text", { tag: "hf-label", options: { value: "v" }, children: ["a"] }, { value: "v" }],
      ["with children that are no text", { tag: "hf-label", options: {}, children: ["a", {}] }, {}],
      ["with options that are none", { type: "block", tag: "hf-label", options: [1] }, {}],
      ["without options", { type: "block", tag: "hf-label" }, {}],
    ] as [string, unknown, unknown][]) {
      it(`reads it ${title}`, () => expect(toParts(content)).to.deep.equal([{ type: "block", tag: "hf-label", options }]));
    }

    it("is none without a tag, or with a tag alone", () => {
      expect(toParts([{ type: "block" }, { tag: "b" }]).map(({ type }) => type)).to.deep.equal(["text", "text"]);
    });
  });

  describe("of a tool", () => {
    it("keeps what it was asked and what it gave", () => {
      const tool = { type: "tool", name: "look", id: "1", input: { at: [1] }, output: false, status: "error" };
      expect(toParts(tool)).to.deep.equal([tool]);
    });

    it("leaves out what is missing or makes no sense", () => {
      expect(toParts({ type: "tool", name: {}, id: null, input: null, status: "great" })).to.deep.equal([{ type: "tool", name: "tool" }]);
      for (const status of ["pending", "done"])
        expect(toParts({ type: "tool", name: 1, status })).to.deep.equal([{ type: "tool", name: "1", status }]);
    });

    it("takes what is frozen as it is, and copies the rest", () => {
      const [input, output] = [Object.freeze({ at: 1 }), { at: 1 }];
      const [tool] = toParts({ type: "tool", name: "look", input, output }) as { input?: unknown; output?: unknown }[];
      expect([tool?.input === input, tool?.output === output]).to.deep.equal([true, false]);
    });
  });
});

describe("toolCalls", () => {
  it("reads what an assistant asks for, with its arguments out of their JSON", () => {
    const calls = [{ id: 1, function: { name: "look", arguments: '{"at":1}' } }, null, {}, { function: { arguments: { at: 2 } } }];
    expect(toolCalls({ role: "assistant", tool_calls: calls })).to.deep.equal([
      { type: "tool", id: "1", name: "look", input: { at: 1 } },
      { type: "tool", name: "tool", input: { at: 2 } },
    ]);
  });

  it("shows arguments that are not whole yet as they are", () => {
    expect(toolCalls({ tool_calls: [{ function: { name: "look", arguments: '{"at"' } }] })).to.deep.equal([
      { type: "tool", name: "look", input: '{"at"' },
    ]);
  });

  it("reads what a tool gave, under its name, else its id, else as a tool", () => {
    const given = { role: "tool", content: "19 °C" };
    expect([{ ...given, name: "look", tool_call_id: "1" }, { ...given, tool_call_id: "1" }, given].flatMap(toolCalls)).to.deep.equal([
      { type: "tool", name: "look", output: "19 °C" },
      { type: "tool", name: "1", output: "19 °C" },
      { type: "tool", name: "tool", output: "19 °C" },
    ]);
  });

  it("finds none in a message without any", () => {
    for (const message of [{ role: "assistant" }, { role: "user", tool_calls: "look" }]) expect(toolCalls(message)).to.deep.equal([]);
  });
});

function isDeepFrozen(value: unknown): boolean {
  return typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(isDeepFrozen));
}
