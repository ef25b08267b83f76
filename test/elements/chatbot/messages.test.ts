import { expect } from "chai";
import type { ChatMessage } from "../../../src/core/message.ts";
import { becomeMessages } from "../../../src/elements/chatbot/messages.ts";
import { withoutIds } from "../../without-ids.ts";

describe("becomeMessages", () => {
  describe("makes a message", () => {
    for (const [title, value, expected] of [
      ["of nothing: none", [null, undefined], []],
      ["of a single one", { role: "user", content: "a" }, [{ role: "user", content: "a" }]],
      ["of text", ["a"], [{ role: "assistant", content: "a" }]],
      ["of a number", [5], [{ role: "assistant", content: "5" }]],
      ["of a role that is none", [{ role: "model", content: "a" }], [{ role: "assistant", content: "a" }]],
      ["of the system", [{ role: "system", content: "a" }], [{ role: "system", content: "a" }]],
      ["without content", [{ role: "user" }], [{ role: "user", content: "" }]],
      ["with null as its content", [{ role: "user", content: null }], [{ role: "user", content: "" }]],
      ["with a number as its content", [{ role: "user", content: 7 }], [{ role: "user", content: "7" }]],
      [
        "of parts",
        [{ role: "user", content: ["a", null, { type: "text", text: "b" }] }],
        [
          {
            role: "user",
            content: [
              { type: "text", text: "a" },
              { type: "text", text: "b" },
            ],
          },
        ],
      ],
      [
        "of one part",
        [{ role: "user", content: { type: "image", url: "/a" } }],
        [{ role: "user", content: [{ type: "image", url: "/a" }] }],
      ],
      ["of a part without a message", [{ url: "/a.png" }], [{ role: "assistant", content: [{ type: "image", url: "/a.png" }] }]],
      ["with a status", [{ role: "assistant", content: "a", status: "stopped" }], [{ role: "assistant", content: "a", status: "stopped" }]],
      ...["streaming", "done", "interrupted", "error"].map((status) => [
        `with the status ${status}`,
        [{ role: "assistant", content: "a", status }],
        [{ role: "assistant", content: "a", status }],
      ]),
      ["with a status that is none", [{ role: "assistant", content: "a", status: "great" }], [{ role: "assistant", content: "a" }]],
      [
        "with what nobody knows",
        [{ role: "user", content: "a", other: 1, __proto__: { status: "done" } }],
        [{ role: "user", content: "a", status: "done" }],
      ],
    ] as [string, unknown, unknown][]) {
      it(title, () => expect(withoutIds(made(value))).to.deep.equal(expected));
    }

    it("F-S1 with reasoning, and with what is known of its end, looked at before it is believed", () => {
      const said = { finish: "length", engine: "e", model: "m", usage: { total_tokens: 3 } };
      const content = [
        { type: "reasoning", text: "Hm", seconds: 2 },
        { type: "text", text: "Yes" },
      ];
      expect(withoutIds(made([{ role: "assistant", content, ...said }]))).to.deep.equal([{ role: "assistant", content, ...said }]);
      for (const junk of [{}, [], null, { a: {} }, () => {}])
        expect(withoutIds(made([{ role: "assistant", content: "a", finish: junk, engine: junk, model: junk, usage: junk }]))).to.deep.equal(
          [{ role: "assistant", content: "a" }],
        );
      expect(made([{ role: "assistant", content: "a", usage: { a: 1, b: "2", c: Number.NaN, d: { e: 1 } } }])[0]!.usage).to.deep.equal({
        a: 1,
      });
      expect(
        made([
          {
            role: "assistant",
            content: [
              { type: "reasoning" },
              { type: "reasoning", text: {}, seconds: "long", more: 1 },
              { type: "reasoning", text: 3, seconds: "4" },
            ],
          },
        ])[0]!.content,
      ).to.deep.equal([
        { type: "reasoning", text: "" },
        { type: "reasoning", text: "" },
        { type: "reasoning", text: "3", seconds: 4 },
      ]);
    });

    it("F-S2 that is another where only its end is", () => {
      const messages = made([{ role: "assistant", content: "a", id: "1", finish: "stop", usage: { total_tokens: 3 } }]);
      const [before] = messages;
      expect(becomeMessages(messages, [{ ...before, usage: { total_tokens: 3 } }])).to.equal(false);
      for (const more of [{ finish: "length" }, { usage: { total_tokens: 4 } }, { model: "m" }, { engine: "e" }])
        expect([becomeMessages(messages, [{ ...before, ...more }]), messages[0]]).to.deep.equal([true, { ...before, ...more }]);
    });

    it("with the calls of tools behind its words", () => {
      const calls = [{ id: "1", function: { name: "look", arguments: '{"at":1}' } }];
      const tool = { type: "tool", id: "1", name: "look", input: { at: 1 } };
      const [plain, spoken] = made([
        { role: "assistant", content: "", tool_calls: calls },
        { role: "assistant", content: "Wait", tool_calls: calls },
      ]);
      expect([plain?.content, spoken?.content]).to.deep.equal([[tool], [{ type: "text", text: "Wait" }, tool]]);
      expect(Object.isFrozen(plain?.content)).to.equal(true);
    });
  });

  describe("reads metadata", () => {
    const metadataOf = (metadata: unknown) => made([{ role: "assistant", content: "a", metadata }])[0]?.metadata;

    it("as ours and as Gradio's", () => {
      const ours = { title: "T", id: "1", parentId: "0", log: "l", duration: 2, status: "done" };
      expect(metadataOf(ours)).to.deep.equal(ours);
      expect(metadataOf({ title: "T", id: 1, parent_id: 0, duration: "2" })).to.deep.equal({
        title: "T",
        id: "1",
        parentId: "0",
        duration: 2,
      });
    });

    it("without what makes no sense", () => {
      expect(metadataOf({ title: {}, status: "great", duration: "long", id: null, log: "l" })).to.deep.equal({ log: "l" });
      expect(metadataOf({ title: "" })).to.equal(undefined);
      for (const junk of [{}, null, "text", 5, []]) expect(metadataOf(junk)).to.equal(undefined);
    });

    it("with a status only where it is one", () => {
      expect(metadataOf({ status: "pending" })).to.deep.equal({ status: "pending" });
    });
  });

  it("reads options: texts, or values with a label", () => {
    const optionsOf = (options: unknown) => made([{ role: "assistant", content: "a", options }])[0]?.options;
    expect(optionsOf(["a", { value: 2, label: "Two" }, { value: "c", label: "" }, { label: "none" }, null])).to.deep.equal([
      { value: "a" },
      { value: "2", label: "Two" },
      { value: "c" },
    ]);
    for (const junk of [[], [null], "a", undefined]) expect(optionsOf(junk)).to.equal(undefined);
  });

  it("freezes messages with their parts, and leaves the author's own objects alone", () => {
    const own = { role: "user", content: [{ type: "text", text: "a" }], metadata: { title: "T" }, options: [{ value: "a" }] };
    const [message] = made([own]);
    for (const part of [message, message?.content, message?.metadata, message?.options, message?.options?.[0]])
      expect(Object.isFrozen(part)).to.equal(true);
    for (const part of [own, own.content, own.metadata, own.options]) expect(Object.isFrozen(part)).to.equal(false);
  });

  describe("gives ids", () => {
    it("that stay while a message grows, and differ", () => {
      const messages = made([
        { role: "user", content: "a" },
        { role: "assistant", content: "b" },
      ]);
      const [first, second] = messages.map(({ id }) => id);
      expect(first)
        .to.be.a("string")
        .and.not.equal(second)
        .and.not.match(/default/);
      becomeMessages(messages, [
        { role: "user", content: "a" },
        { role: "assistant", content: "bc" },
      ]);
      expect(messages.map(({ id }) => id)).to.deep.equal([first, second]);
    });

    it("that are the same on all pages where they begin with it", () => {
      const messages: ChatMessage[] = [];
      becomeMessages(messages, ["a", "b"], true);
      expect(messages.map(({ id }) => id)).to.deep.equal(["default-0", "default-1"]);
    });

    it("but not to a message that has one", () => {
      expect(made([{ id: 5, role: "user", content: "a" }])[0]?.id).to.equal("5");
    });
  });

  describe("keeps the object of a message that says the same", () => {
    for (const [title, message] of [
      ["words", { role: "user", content: "a" }],
      ["words with a status", { role: "assistant", content: "a", status: "done" }],
      ["words of nobody", "a"],
      ["a number", { role: "assistant", content: 5 }],
      [
        "parts",
        {
          role: "user",
          content: [
            { type: "text", text: "a" },
            { type: "image", url: "/a" },
          ],
        },
      ],
      ["one part", { role: "user", content: { url: "/a.png" } }],
      ["a thought", { role: "assistant", content: "a", metadata: { title: "T", duration: 1 } }],
      ["options", { role: "assistant", content: "a", options: ["a", "b"] }],
      ["the call of a tool", { role: "assistant", content: "", tool_calls: [{ id: "1", function: { name: "look", arguments: "{}" } }] }],
      ["an empty id", { id: "", role: "user", content: "a" }],
      ["an id that is a number", { id: 7, role: "user", content: "a" }],
    ] as [string, unknown][]) {
      it(title, () => {
        const messages = made([message, "End"]);
        const before = [...messages];
        expect(becomeMessages(messages, structuredClone([message, "End"]))).to.equal(false);
        expect(messages).to.have.length(2);
        expect(messages.every((now, at) => now === before[at])).to.equal(true);
      });
    }

    it("under the id of another, too", () => {
      const value = [
        { id: "a", role: "user", content: "One" },
        { id: "a", role: "user", content: "Two" },
      ];
      const messages = made(value);
      const before = [...messages];
      expect(new Set(messages.map(({ id }) => id))).to.have.property("size", 2);
      expect(becomeMessages(messages, structuredClone(value))).to.equal(false);
      expect(messages.every((now, at) => now === before[at])).to.equal(true);
    });
  });

  describe("makes anew a message that", () => {
    const first = { id: "1", role: "assistant", content: "a", status: "done" };
    for (const [title, change] of [
      ["says something else", { content: "b" }],
      ["is another's", { role: "user" }],
      ["has another status", { status: "stopped" }],
      ["has another id", { id: "2" }],
      ["has become a thought", { metadata: { title: "T" } }],
      ["offers something", { options: ["a"] }],
      ["calls a tool", { tool_calls: [{ function: { name: "look" } }] }],
      ["says it in parts", { content: ["a"] }],
    ] as [string, object][]) {
      it(title, () => {
        for (const [from, to] of [
          [first, { ...first, ...change }],
          [{ ...first, ...change }, first],
        ]) {
          const messages = made([from, "End"]);
          const [before, end] = messages;
          expect(becomeMessages(messages, [to, { ...end }])).to.equal(true);
          expect(messages[0]).to.not.equal(before);
          expect(messages[0]).to.deep.equal(made([to])[0]);
          expect(messages[1]).to.equal(end);
        }
      });
    }
  });

  it("says that it has changed where one comes or goes", () => {
    const messages = made(["a", "b"]);
    const [first, second] = messages;
    expect([
      becomeMessages(messages, [first]),
      becomeMessages(messages, [first, second]),
      becomeMessages(messages, [first, second]),
      becomeMessages(messages, [second]),
      becomeMessages(messages, []),
      becomeMessages(messages, []),
    ]).to.deep.equal([true, true, false, true, true, false]);
  });

  it("takes a frozen list, also its own", () => {
    const messages = made(["a", "b"]);
    const before = [...messages];
    expect(becomeMessages(messages, Object.freeze([...messages, { role: "user", content: "c" }]))).to.equal(true);
    expect(messages.slice(0, 2).every((now, at) => now === before[at])).to.equal(true);
    expect(messages.map(({ content }) => content)).to.deep.equal(["a", "b", "c"]);
    expect(becomeMessages(messages, messages)).to.equal(false);
  });

  it("leaves out what is nothing between others", () => {
    const messages = made(["a", "b"]);
    const before = [...messages];
    expect(becomeMessages(messages, ["a", null, undefined, "b"])).to.equal(false);
    expect(messages.every((now, at) => now === before[at])).to.equal(true);
  });
});

function made(value: unknown): ChatMessage[] {
  const messages: ChatMessage[] = [];
  becomeMessages(messages, value);
  return messages;
}
