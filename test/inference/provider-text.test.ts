import { expect } from "chai";
import { redactTokens, safeDetail, textOfBody } from "../../src/inference/transport/provider-text.ts";

describe("what a provider says of a fault", () => {
  for (const [body, said] of [
    ["  Plain text \n", "Plain text"],
    [{ error: "In error" }, "In error"],
    [{ message: "In message" }, "In message"],
    [{ detail: "In detail" }, "In detail"],
    [{ error: "first", message: "second", detail: "third" }, "first"],
    [{ error: { message: "Inside" } }, "Inside"],
    [{ error: {}, message: "Behind" }, "Behind"],
    [{ error: ["One of a list", "Another"] }, "One of a list"],
    [{ error: [{}, { msg: "Of validation" }] }, "Of validation"],
    [{ error: [], message: "Behind a list" }, "Behind a list"],
    [{ detail: [{ loc: ["body"], msg: "field required" }] }, "field required"],
    [{ error: null, message: "Behind nothing" }, "Behind nothing"],
    [{ title: "As a problem" }, "As a problem"],
    [{ msg: "As msg", title: "and title" }, "As msg"],
    [{ msg: 1, title: 2 }, ""],
    [{ error: 1 }, ""],
    [{}, ""],
    [[], ""],
    [null, ""],
    [undefined, ""],
    [7, ""],
  ] as const)
    it(`is “${said}” in ${JSON.stringify(body)}`, () => expect(textOfBody(body)).to.equal(said));

  it("is kept without tokens and keys", () => {
    expect(redactTokens("hf_abc123 and Bearer xyz.123, bearer  q; not hfx_1 or self_hf_1")).to.equal(
      "[redacted] and [redacted] [redacted] not hfx_1 or self_hf_1",
    );
    expect(safeDetail("Token hf_abc is wrong", {})).to.equal("Token [redacted] is wrong");
  });

  it("is kept short", () => {
    expect(safeDetail("x".repeat(400), {})).to.equal("x".repeat(300));
    expect(safeDetail(`${"x".repeat(299)}😀`, {}), "F-W14").to.equal("x".repeat(299));
    expect(safeDetail("", {})).to.equal(undefined);
  });

  it("is not kept where it repeats what was asked, even a part of it", () => {
    const asked = { model: "owner/name", messages: [{ role: "user", content: "My secret plan for the summer" }] };
    expect(safeDetail("Cannot read: secret plan for the", asked)).to.equal(undefined);
    expect(safeDetail("My secret plan for the summer", asked)).to.equal(undefined);
    expect(safeDetail("There is a secret.", asked)).to.equal("There is a secret.");
  });

  it("is not kept where it repeats a short text, unless that says nothing", () => {
    expect(safeDetail("Not “Anna” here", { inputs: "Anna" })).to.equal(undefined);
    expect(safeDetail("Not sixteen letters!", { inputs: "sixteen letters!" })).to.equal(undefined);
    expect(safeDetail("Not “Ann” here", { inputs: "Ann" })).to.equal("Not “Ann” here");
  });

  it("is kept where it names what is nobody's secret, or looks into what is no text", () => {
    const asked = {
      model: "owner/name",
      provider: "provider",
      role: "user",
      type: "image",
      file: new Blob(["model"]),
      url: "data:model",
      n: 7,
    };
    expect(safeDetail("The model owner/name of provider takes no user image, data:model 7", asked)).to.be.a("string");
    expect(safeDetail("text", undefined)).to.equal("text");
    expect(safeDetail("text", null)).to.equal("text");
  });
});
