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

  it("keeps a system message of the conversation when there is no other", async () => {
    expect(await requestMessages([{ role: "system", content: "Rule" }])).to.deep.equal([{ role: "system", content: "Rule" }]);
  });

  it("sends text files as text and refuses what a model cannot be shown", async () => {
    const notes = new File(["milk"], "list.txt", { type: "text/plain" });
    expect(await requestMessages([userMessage({ text: "", files: [notes] })])).to.deep.equal([
      { role: "user", content: [{ type: "text", text: "list.txt:\nmilk" }] },
    ]);
    for (const file of [new File(["x"], "a.zip", { type: "application/zip" }), new File([], "a.png", { type: "image/png" })]) {
      expect((await faultOf(requestMessages([userMessage({ text: "", files: [file] })]))).code).to.equal("bad-file");
    }
  });

  it("encodes a large picture whole", async () => {
    const bytes = new Uint8Array(300_001).map((_, at) => at % 251);
    const [message] = await requestMessages([userMessage({ text: "", files: [new File([bytes], "a.png", { type: "image/png" })] })]);
    const [part] = message!.content as { image_url: { url: string } }[];
    expect(Buffer.from(part!.image_url.url.split(",")[1]!, "base64").equals(Buffer.from(bytes))).to.equal(true);
  });
});
