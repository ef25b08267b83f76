import { expect } from "chai";
import { endOf, saidIn, waitingTools, type MessageEnd } from "../../src/core/message-end.ts";
import type { ChatMessage } from "../../src/core/message.ts";

const text = (text: string) => ({ type: "text", text }) as const;
const thought = { type: "reasoning", text: "Hm" } as const;
const open = { type: "tool", name: "look", input: {} } as const;

describe("F-S2 F-S4 how an answer ended", () => {
  const cases: [end: MessageEnd | undefined, finish: string | undefined, content: ChatMessage["content"]][] = [
    [undefined, undefined, ""],
    ["whole", "stop", "Yes"],
    ["whole", "eos_token", [thought, text("Yes")]],
    ["whole", "stop", [{ type: "image", url: "a.png" }]],
    ["whole", "tool_calls", [{ ...open, output: 1 }]],
    ["whole", "tool_calls", [{ ...open, status: "error" }]],
    ["length", "length", "Yes"],
    ["length", "model_length", ""],
    ["length", "MAX_TOKENS", "Yes"],
    ["length", "max_output_tokens", [open]],
    ["filter", "content_filter", "Yes"],
    ["filter", "SAFETY", ""],
    ["filter", "sensitive", ""],
    ["refusal", "refusal", "No."],
    ["tools", "tool_calls", [open]],
    ["tools", "stop", [text("Let me look."), open]],
    ["empty", "stop", ""],
    ["empty", "stop", " \n"],
    ["empty", "stop", []],
    ["empty", "stop", [thought, text(" ")]],
    ["empty", "stop", "<think>Hm</think>\n"],
  ];
  for (const [end, finish, content] of cases)
    it(`is ${end}: ${finish} behind ${JSON.stringify(content)}`, () => expect(endOf({ finish, content })).to.equal(end));

  it("names the tools that nobody has run", () => {
    expect(waitingTools({ content: [text("a"), open, { ...open, output: 0 }, { ...open, status: "done" }] })).to.deep.equal([open]);
    expect(waitingTools({ content: "a" })).to.deep.equal([]);
  });
});

describe("F-S1 what is said", () => {
  it("is the text without the reasoning in front of it, which may go on", () => {
    expect(
      ["Yes", "\n<think>a\nb</think>\n\nYes <think>", "<think>a", "Not <think>a</think>"].map((content) => saidIn({ content })),
    ).to.deep.equal(["Yes", "Yes <think>", "", "Not <think>a</think>"]);
  });

  it("F-S1 F-W12 is said without reasoning whose first tag was left out, but for a tag in code", () => {
    const said = (content: string) => saidIn({ content });
    expect(
      ["thoughts</think>answer", "Okay, the user says hi.\nI greet.\n</think>\n\nHello!", "\n</think>\n\nHello!"].map(said),
    ).to.deep.equal(["answer", "Hello!", "Hello!"]);
    for (const text of ["Write `</think>` at the end.", "```\n</think>\n```", "No tag."]) expect(said(text)).to.equal(text);
    expect(saidIn({ content: [thought, text("Yes")] })).to.equal("Yes");
  });

  it("is said without what was thought between two parts of the answer, and with all that only names the tag", () => {
    for (const [content, said] of [
      ["<think>a</think>\n\nLet me look.\n<think>\nb\n</think>\n\n19 °C.", "Let me look.\n\n19 °C."],
      ["Let me look.\n\n<think>b</think>19 °C.<think>c</think>Warm!<think>d", "Let me look.\n\n19 °C.\n\nWarm!"],
      ["我查一下。<think>b</think>19 度。", "我查一下。\n\n19 度。"],
      ["- one\n- two.<think>b</think>\n- three", "- one\n- two.\n\n- three"],
    ] as const)
      expect(saidIn({ content }), content).to.equal(said);
    for (const text of [
      "It writes <think> and then </think> around it.",
      "Close it. <think>a</think> is how it looks.",
      "Use `Done.<think>` here, and `</think>` there.",
      "Use ``a ` Done.<think>`` here.",
      "```xml\nDone.<think>a</think>\n<think>b</think>\n```",
      "Code:\n\n    Done.<think>a</think>",
      "标签是<think>，结尾是</think>。",
      "(<think>)",
    ])
      expect(saidIn({ content: text }), text).to.equal(text);
  });

  it("is said of each part without its own reasoning", () => {
    expect(saidIn({ content: [text("<think>a"), text("Yes"), text("No.\n<think>b</think>")] })).to.equal("\nYes\nNo.");
  });

  it("is without the reasoning between the tags that an author gives", () => {
    const tags = [["[THINK]", "[/THINK]"]] as const;
    expect(saidIn({ content: "[THINK]a[/THINK]Yes.[THINK]b[/THINK]\n\n<think>c</think>" }, tags)).to.equal("Yes.\n\n<think>c</think>");
  });
});
