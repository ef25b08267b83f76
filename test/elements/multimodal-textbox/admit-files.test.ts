import { expect } from "chai";
import { admitFiles } from "../../../src/elements/multimodal-textbox/admit-files.ts";
import { displayName, sizeInWords } from "../../../src/elements/multimodal-textbox/file-words.ts";

const png = new File(["p"], "a.png", { type: "image/png" });
const pdf = new File(["pdf"], "b.pdf", { type: "application/pdf" });
const empty = new File([], "empty.png", { type: "image/png" });
const anything = { accept: "", largest: 0, count: 100 };

describe("admitFiles", () => {
  it("keeps what was there and adds what is allowed", () => {
    expect(admitFiles([png], [pdf], anything)).to.deep.include({ files: [png, pdf], error: undefined });
  });

  it("names the one that is of another kind", () => {
    const { files, error } = admitFiles([], [png, pdf], { ...anything, accept: "image/*" });
    expect(files).to.deep.equal([png]);
    expect(error!.message).to.equal("“b.pdf” is not one of the accepted kinds: image/*. Choose another file.");
    expect(error!.code).to.equal("bad-file");
  });

  it("M18 names the first and counts the rest", () => {
    const { error } = admitFiles([], [pdf, empty, pdf], { ...anything, accept: "image/*" });
    expect(error!.message).to.match(/^“b\.pdf” .* 2 more were left out\.$/);
  });

  it("refuses an empty file", () => {
    expect(admitFiles([], [empty], anything).error!.message).to.contain("“empty.png” is empty");
  });

  it("M22 refuses a file over the limit by its size alone, and names the limit", () => {
    const huge = Object.defineProperty(new File(["x"], "huge.bin"), "size", { value: 500 * 1024 ** 2 });
    const { files, error } = admitFiles([], [huge], { ...anything, largest: 25 * 1024 ** 2 });
    expect(files).to.deep.equal([]);
    expect(error!.message).to.contain("500 MB").and.to.contain("25 MB");
    expect(error!.code).to.equal("too-large");
  });

  it("M22 takes a file of exactly the limit", () => {
    expect(admitFiles([], [pdf], { ...anything, largest: 3 }).error).to.equal(undefined);
  });

  it("M9 lets a second file take the place of the first", () => {
    expect(admitFiles([png], [pdf], { ...anything, count: 1 })).to.deep.equal({ files: [pdf], error: undefined, replacedBy: pdf });
  });

  it("keeps the one file when the other may not come in", () => {
    const { files, replacedBy } = admitFiles([png], [empty], { ...anything, count: 1 });
    expect(files).to.deep.equal([png]);
    expect(replacedBy).to.equal(undefined);
  });

  it("takes no more than the count", () => {
    const many = Array.from({ length: 10_000 }, (_, index) => new File(["x"], `${index}.txt`));
    const { files, error } = admitFiles([], many, anything);
    expect(files.length).to.equal(100);
    expect(error!.message).to.equal("At most 100 files fit here. Remove some to add others. 9899 more were left out.");
  });
});

describe("displayName", () => {
  it("drops characters that make a name read as another", () => {
    expect(displayName("invoice\u202Egpj.exe\u0000\n")).to.equal("invoicegpj.exe");
  });

  it("keeps letters of any script, and emoji", () => {
    expect(displayName("чек 👩‍👧 العربية.png")).to.equal("чек 👩‍👧 العربية.png");
  });

  it("F-W14 shortens between characters at both ends", () => {
    expect(displayName(`${"a".repeat(49)}😀${"b".repeat(50)}.pdf`)).to.equal(`${"a".repeat(49)}…${"b".repeat(21)}.pdf`);
    expect(displayName(`${"👩‍👩‍👧‍👦".repeat(20)}.png`)).to.equal(`${"👩‍👩‍👧‍👦".repeat(4)}…${"👩‍👩‍👧‍👦".repeat(2)}.png`);
    expect(displayName("e\u0301".repeat(60))).to.equal(`${"e\u0301".repeat(25)}…${"e\u0301".repeat(13)}`);
  });

  it("shortens in the middle, so that the suffix shows", () => {
    expect(displayName(`${"x".repeat(300)}.pdf`))
      .to.match(/^x+…x+\.pdf$/)
      .and.have.lengthOf(76);
  });
});

describe("sizeInWords", () => {
  it("uses kilobytes and megabytes", () => {
    expect([5, 2048, 15_000, 2_500_000, 31 * 1024 ** 2].map(sizeInWords)).to.deep.equal(["0.1 kB", "2 kB", "15 kB", "2.4 MB", "31 MB"]);
  });
});
