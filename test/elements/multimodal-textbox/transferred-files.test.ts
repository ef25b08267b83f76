import { expect } from "chai";
import { droppedFiles, hasFiles, pastedFiles } from "../../../src/elements/multimodal-textbox/transferred-files.ts";

const file = new File(["x"], "a.txt");

describe("droppedFiles", () => {
  it("counts folders instead of giving them as files", () => {
    const item = (isDirectory: boolean) => ({ kind: "file", getAsFile: () => file, webkitGetAsEntry: () => ({ isDirectory }) });
    const text = { kind: "string", getAsFile: () => null };
    const items = [item(false), item(true), text] as unknown as DataTransferItemList;
    expect(droppedFiles({ items })).to.deep.equal({ files: [file], folders: 1 });
  });
});

describe("pastedFiles", () => {
  it("gives files, also where a file manager adds their names as text", () => {
    expect(pastedFiles(transfer()).length).to.equal(1);
    expect(pastedFiles(transfer({ "text/plain": "a.txt" })).length).to.equal(1);
  });

  it("gives a picture copied from a page, which comes with HTML alone", () => {
    expect(pastedFiles(transfer({ "text/html": "<img>" })).length).to.equal(1);
  });

  it("gives none where an office program adds a picture of the text", () => {
    expect(pastedFiles(transfer({ "text/plain": "cells", "text/html": "<table>" }))).to.deep.equal([]);
  });
});

describe("hasFiles", () => {
  it("tells files from dragged text and from nothing", () => {
    const text = new DataTransfer();
    text.setData("text/plain", "words");
    expect([hasFiles(transfer()), hasFiles(text), hasFiles(null)]).to.deep.equal([true, false, false]);
  });
});

function transfer(texts: Record<string, string> = {}): DataTransfer {
  const data = new DataTransfer();
  data.items.add(file);
  for (const [type, text] of Object.entries(texts)) data.setData(type, text);
  return data;
}
