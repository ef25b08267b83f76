import { expect } from "chai";
import { requestMessages } from "../../src/inference/chat-request.ts";
import { userMessage, type ChatMessage } from "../../src/core/message.ts";
import { faultOf } from "./expect-fault.ts";

const picture = new File([new Uint8Array([1, 2, 3])], "cat.png", { type: "image/png" });
const pictureUrl = "data:image/png;base64,AQID";

describe("a conversation as a request", () => {
  it("has the system text first, images as data, and no statuses", async () => {
    const conversation: ChatMessage[] = [
      { role: "system", content: "An older rule" },
      userMessage({ text: "What is it?", files: [picture] }),
      { role: "assistant", content: "A c", status: "interrupted" },
      userMessage("Go on"),
      { role: "assistant", content: "", status: "streaming" },
    ];
    expect(await requestMessages(conversation, "Be brief")).to.deep.equal([
      { role: "system", content: "Be brief" },
      {
        role: "user",
        content: [
          { type: "image_url", image_url: { url: pictureUrl } },
          { type: "text", text: "What is it?" },
        ],
      },
      { role: "assistant", content: "A c" },
      { role: "user", content: "Go on" },
    ]);
  });

  it("F-S6: sends text and text files as one text: not all servers take parts", async () => {
    const files = [new File(["milk"], "list.txt", { type: "text/plain" }), new File(["a;b"], "a.csv", { type: "text/csv" })];
    expect(await requestMessages([userMessage({ text: "Read them", files })])).to.deep.equal([
      { role: "user", content: "list.txt:\nmilk\n\na.csv:\na;b\n\nRead them" },
    ]);
    expect(await requestMessages([{ role: "user", content: [{ type: "block", tag: "hf-label", options: {} }] }])).to.deep.equal([]);
  });

  for (const finish of ["bad-input", "too-large", undefined, "length"])
    it(`F-S9: sends a question whose answer failed with ${finish} ${finish === "bad-input" || finish === "too-large" ? "no more: it would refuse all that follow" : "again"}`, async () => {
      const picture = new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])], "a.png", { type: "image/png" });
      const said = await requestMessages([
        userMessage("First"),
        { role: "assistant", content: "One" },
        userMessage({ text: "See this", files: [picture] }),
        { role: "assistant", content: "", status: "error", ...(finish && { finish }) },
        userMessage("Go on"),
      ]);
      const isRefused = finish === "bad-input" || finish === "too-large";
      expect([said.length, said[0]?.content, said.at(-1)?.content]).to.deep.equal([isRefused ? 3 : 4, "First", "Go on"]);
    });

  it("keeps a system message of the conversation when there is no other", async () => {
    expect(await requestMessages([{ role: "system", content: "Rule" }])).to.deep.equal([{ role: "system", content: "Rule" }]);
  });

  it("sends text files as text and refuses what a model cannot be shown", async () => {
    const notes = new File(["milk"], "list.txt", { type: "text/plain" });
    expect(await requestMessages([userMessage({ text: "", files: [notes] })])).to.deep.equal([
      { role: "user", content: "list.txt:\nmilk" },
    ]);
    for (const file of [new File(["PK\x03\x04"], "a.zip", { type: "application/zip" }), new File([], "a.png", { type: "image/png" })]) {
      expect((await faultOf(requestMessages([userMessage({ text: "", files: [file] })]))).code).to.equal("bad-file");
    }
  });

  for (const [name, type, text] of [
    ["a.yaml", "", "a: 1"],
    ["a.sql", "application/sql", "select 1"],
    ["a.ts", "video/mp2t", "let x = 1;"],
    ["a.csv", "application/vnd.ms-excel", "a;b"],
    ["Makefile", "", "all:"],
  ] as const)
    it(`F-B5: sends ${name}, which a browser takes for ${type || "nothing"}, as text`, async () => {
      const file = new File([text], name, { type });
      expect(await requestMessages([userMessage({ text: "", files: [file] })])).to.deep.equal([
        { role: "user", content: `${name}:\n${text}` },
      ]);
    });

  it("F-B5: sends a picture without a type as a picture", async () => {
    const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const [message] = await requestMessages([userMessage({ text: "", files: [new File([bytes], "scan")] })]);
    expect(message!.content).to.deep.equal([
      { type: "image_url", image_url: { url: `data:image/png;base64,${Buffer.from(bytes).toString("base64")}` } },
    ]);
  });

  for (const [name, content, next] of [
    ["a.zip", "PK\x03\x04", "Unpack it"],
    ["a.pdf", "%PDF-1.7", "Attach a picture or a text of it"],
    ["a.bin", "\0\0", "Attach a picture or a text of it"],
  ] as const)
    it(`F-B5: refuses ${name} by its name, with a next step`, async () => {
      const fault = await faultOf(requestMessages([userMessage({ text: "Look", files: [new File([content], name)] })]));
      expect(fault.code).to.equal("bad-file");
      expect(fault.message).to.contain(`“${name}”`).and.to.contain(next);
    });

  it("sends a picture by what its bytes say, and refuses before sending what no model reads", async () => {
    const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]);
    const [message] = await requestMessages([userMessage({ text: "", files: [new File([jpeg], "a.png", { type: "image/png" })] })]);
    expect(message).to.have.nested.property("content[0].image_url.url", "data:image/jpeg;base64,/9j/4A==");
    for (const [name, type, bytes] of [
      ["a.tif", "image/tiff", "II*\0"],
      ["a.heic", "image/heic", "\0\0\0\x18ftypheic"],
      ["a.png", "image/png", "PK\x03\x04"],
      ["a.bmp", "image/bmp", "BM"],
    ] as const) {
      const fault = await faultOf(requestMessages([userMessage({ text: "Look", files: [new File([bytes], name, { type })] })]));
      expect(fault.code).to.equal("bad-file");
      expect(fault.message).to.contain(`“${name}”`).and.to.contain("JPEG or PNG");
    }
    const drawing = new File(["<svg/>"], "a.svg", { type: "image/svg+xml" });
    expect(await requestMessages([userMessage({ text: "", files: [drawing] })])).to.deep.equal([
      { role: "user", content: "a.svg:\n<svg/>" },
    ]);
  });

  it("encodes a large picture whole", async () => {
    const bytes = new Uint8Array(300_001).map((_, at) => at % 251);
    const [message] = await requestMessages([userMessage({ text: "", files: [new File([bytes], "a.png", { type: "image/png" })] })]);
    const [part] = message!.content as { image_url: { url: string } }[];
    expect(Buffer.from(part!.image_url.url.split(",")[1]!, "base64").equals(Buffer.from(bytes))).to.equal(true);
  });

  it("leaves out what nobody has said: a person's empty message, and an answer without text", async () => {
    const quiet: ChatMessage[] = [
      userMessage(""),
      { role: "user", content: [] },
      { role: "assistant", content: "" },
      { role: "assistant", content: [{ type: "image", file: picture }] },
    ];
    expect(await requestMessages([...quiet, userMessage("Hi")])).to.deep.equal([{ role: "user", content: "Hi" }]);
    expect(await requestMessages([])).to.deep.equal([]);
  });

  it("sends an answer of several parts as its text", async () => {
    const content = [
      { type: "text", text: "One" },
      { type: "image", file: picture },
      { type: "text", text: "Two" },
    ] as const;
    expect(await requestMessages([{ role: "assistant", content }])).to.deep.equal([{ role: "assistant", content: "One\nTwo" }]);
  });

  it("F-S1 sends an answer without what was reasoned, and not at all where it is nothing else", async () => {
    const sent = async (content: ChatMessage["content"]) =>
      (await requestMessages([{ role: "assistant", content }])).map((one) => one.content);
    expect(
      await sent([
        { type: "reasoning", text: "Hm" },
        { type: "text", text: "Yes" },
      ]),
    ).to.deep.equal(["Yes"]);
    expect(await sent([{ type: "reasoning", text: "Hm" }])).to.deep.equal([]);
    expect(await sent("<think>\nHm\n</think>\n\nYes <think>")).to.deep.equal(["Yes <think>"]);
    expect(await sent(" <think>Hm")).to.deep.equal([]);
    expect(await requestMessages([{ role: "assistant", content: "Hm", metadata: { title: "Thinking" } }])).to.deep.equal([]);
    expect((await requestMessages([userMessage("<think>mine</think>")]))[0]!.content).to.equal("<think>mine</think>");
  });

  it("sends of a person's message neither blocks nor tools", async () => {
    const content = [
      { type: "block", tag: "hf-label", options: {} },
      { type: "reasoning", text: "Hm" },
      { type: "tool", name: "search" },
      { type: "text", text: "Hi" },
    ] as const;
    expect(await requestMessages([{ role: "user", content }])).to.deep.equal([{ role: "user", content: "Hi" }]);
  });

  it("sends a picture by its address where it has no file, if a model can reach that", async () => {
    const sent = (part: object) => requestMessages([{ role: "user", content: [part as never] }]);
    for (const url of ["https://example.com/a.png", "HTTP://example.com/a.png", "data:image/png;base64,AA"])
      expect(await sent({ type: "image", url })).to.deep.equal([{ role: "user", content: [{ type: "image_url", image_url: { url } }] }]);
    for (const part of [
      { type: "image", url: "blob:https://example.com/1" },
      { type: "image" },
      { type: "image", url: "" },
      { type: "audio", url: "https://example.com/a.mp3" },
      { type: "file", url: "https://example.com/a.txt" },
    ])
      expect((await faultOf(sent(part))).code).to.equal("bad-file");
  });

  it("sends a text file without a name as its text alone, whatever kind of text it is", async () => {
    for (const type of ["text/csv", "application/json", "application/xml"]) {
      const content = [{ type: "file", file: new Blob(["milk"], { type }) }] as const;
      expect(await requestMessages([{ role: "user", content }])).to.deep.equal([{ role: "user", content: "milk" }]);
    }
  });

  it("says of a picture without a kind that it is bytes", async () => {
    const content = [{ type: "image", file: new Blob(["x"]) }] as const;
    const [message] = await requestMessages([{ role: "user", content }]);
    expect(message).to.have.nested.property("content[0].image_url.url", "data:application/octet-stream;base64,eA==");
  });
});
