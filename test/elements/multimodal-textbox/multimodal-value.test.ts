import { expect } from "chai";
import { toFormData, toMultimodalValue } from "../../../src/elements/multimodal-textbox/multimodal-value.ts";

const note = new File(["words"], "note.txt");
const empty = { text: "", files: [] };

describe("toMultimodalValue", () => {
  it("takes a text alone, and parts of a value", () => {
    expect(toMultimodalValue("Hi", undefined)).to.deep.equal({ text: "Hi", files: [] });
    expect(toMultimodalValue({ text: 3 }, undefined)).to.deep.equal({ text: "3", files: [] });
    expect(toMultimodalValue({ files: [note, "note", null] }, undefined)).to.deep.equal({ text: "", files: [note] });
  });

  it("is empty for all else", () => {
    for (const value of [null, undefined, {}, [], { files: "note.txt" }, { text: {} }])
      expect(toMultimodalValue(value, undefined)).to.deep.equal(empty);
  });

  it("is frozen, and leaves the author's own list as it is", () => {
    const files = [note];
    const value = toMultimodalValue({ text: "Hi", files }, undefined);
    expect([Object.isFrozen(value), Object.isFrozen(value.files), Object.isFrozen(files)]).to.deep.equal([true, true, false]);
  });

  it("takes what a native field for files holds", () => {
    const transfer = new DataTransfer();
    transfer.items.add(note);
    expect(toMultimodalValue({ files: transfer.files }, undefined).files).to.deep.equal([note]);
  });

  it("is the earlier value where it equals that, file for file", () => {
    const earlier = toMultimodalValue({ text: "Hi", files: [note] }, undefined);
    expect(toMultimodalValue({ text: "Hi", files: [note] }, earlier)).to.equal(earlier);
    const twin = new File(["words"], "note.txt");
    expect(toMultimodalValue({ text: "Hi", files: [twin] }, earlier).files[0]).to.equal(twin);
  });
});

describe("toFormData", () => {
  it("has the text under one name and the files under another", () => {
    const data = toFormData({ text: "Hi", files: [note, note] }, "ask", "ask-files");
    expect([...data.keys()]).to.deep.equal(["ask", "ask-files", "ask-files"]);
    expect(data.get("ask")).to.equal("Hi");
  });
});
