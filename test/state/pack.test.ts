import { expect } from "chai";
import { blobsOf, filesIn, leaveOut, pack, unpack, type Packed } from "../../src/state/pack.ts";

const photo = new File(["photo"], "photo.png", { type: "image/png", lastModified: 5 });
const blob = new Blob(["blob"], { type: "text/plain" });
const idOf = (file: Blob) => (file === photo ? "p" : "b");
const bytes = new Map<string, Blob>([
  ["p", photo],
  ["b", blob],
]);
const packed = (value: unknown) => pack(value, filesIn(value), idOf);
const unpacked = (record: Packed, blobs = bytes) => unpack(record, blobs, () => {});

describe("the files of a value", () => {
  it("are found with their places, however deep", () => {
    expect(filesIn({ list: [1, { photo }], blob })).to.deep.equal([
      { path: ["list", "1", "photo"], file: photo },
      { path: ["blob"], file: blob },
    ]);
    expect(filesIn(photo)).to.deep.equal([{ path: [], file: photo }]);
    for (const none of [undefined, null, 1, "text", [], {}, new Date()]) expect(filesIn(none)).to.deep.equal([]);
  });

  it("are found in a value that holds itself, and in each place of one that stands twice", () => {
    const round: Record<string, unknown> = { photo };
    round["self"] = round;
    expect(filesIn(round)).to.have.length(1);
    const part = { photo };
    expect(filesIn([part, part])).to.have.length(2);
  });
});

describe("a packed value", () => {
  it("is a copy without its files, with a mark for each", () => {
    const value = { name: "Ann", list: [photo, blob] };
    expect(packed(value)).to.deep.equal({
      v: 1,
      value: { name: "Ann", list: [null, null] },
      files: [
        { path: ["list", "0"], blob: "p", type: "image/png", name: "photo.png", modified: 5 },
        { path: ["list", "1"], blob: "b", type: "text/plain" },
      ],
    });
    expect(value.list).to.deep.equal([photo, blob]);
  });

  it("has no marks where there are no files", () => {
    const value = { list: [1] };
    const record = packed(value);
    expect(record).to.deep.equal({ v: 1, value: { list: [1] } });
    expect((record.value as typeof value).list).not.to.equal(value.list);
  });

  it("comes back with its files in their places, as what they were", async () => {
    const value = unpacked(packed({ list: [photo, { blob }] })) as { list: [File, { blob: Blob }] };
    expect(value.list[0]).to.be.instanceOf(File).and.include({ name: "photo.png", type: "image/png", lastModified: 5 });
    expect(await value.list[0].text()).to.equal("photo");
    expect(value.list[1].blob).to.be.instanceOf(Blob).and.not.be.instanceOf(File);
    expect(value.list[1].blob.type).to.equal("text/plain");
    expect(await value.list[1].blob.text()).to.equal("blob");
  });

  it("comes back as a file where it was nothing else", () => {
    expect(unpacked(packed(photo))).to.be.instanceOf(File);
  });

  it("tells which file has the bytes of which record", () => {
    const told: string[] = [];
    unpack(packed([photo, blob]), bytes, (file, id) => told.push(`${id} ${file.type}`));
    expect(told).to.deep.equal(["p image/png", "b text/plain"]);
  });

  it("comes back without the files whose bytes are gone, and with the others in their order", () => {
    const left = new Map([["b", blob]]);
    const value = unpacked(packed({ list: [photo, 1, photo, blob], photo }), left) as { list: unknown[] };
    expect(value.list).to.have.length(2);
    expect(value.list[0]).to.equal(1);
    expect(value.list[1]).to.be.instanceOf(Blob);
    expect(value).not.to.have.property("photo");
    expect(unpacked(packed(photo), left)).to.equal(undefined);
  });

  it("takes no file under a place that it does not have", () => {
    const mark = { path: ["list", "length"], blob: "p", type: "" };
    for (const path of [["list", "length"], ["list", "9"], ["other"], ["name", "0"], ["__proto__", "x"]])
      expect(unpacked({ v: 1, value: { list: [1], name: "a" }, files: [{ ...mark, path }] })).to.deep.equal({ list: [1], name: "a" });
  });

  it("is broken where its marks are none", () => {
    const mark = { path: [], blob: "p", type: "" };
    const wrong = [
      { ...mark, path: "a" },
      { ...mark, path: [1] },
      { ...mark, blob: 1 },
      { ...mark, type: undefined },
    ];
    const more = [{ ...mark, name: 1 }, { ...mark, modified: "5" }, null, 1];
    for (const one of [...wrong, ...more]) expect(() => unpacked({ v: 1, value: null, files: [one] as never })).to.throw(TypeError);
    expect(() => unpacked({ v: 1, value: null, files: "marks" as never })).to.throw(TypeError);
  });

  it("says which blob records it needs, each once", () => {
    expect(blobsOf(packed([photo, blob, photo]))).to.deep.equal(new Set(["p", "b"]));
    for (const none of [undefined, null, 1, {}, { files: 1 }, { files: [null, { blob: 1 }, {}] }]) expect(blobsOf(none).size).to.equal(0);
  });
});

describe("a value without some of its files", () => {
  it("has all else, and the others", () => {
    const value = { list: [photo, 1, blob], photo };
    const without = leaveOut(
      value,
      filesIn(value).filter(({ file }) => file === photo),
    );
    expect(without).to.deep.equal({ list: [1, blob] });
    expect(value.list).to.have.length(3);
    expect(leaveOut(photo, filesIn(photo))).to.equal(undefined);
  });
});
