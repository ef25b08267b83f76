import { readFileSync } from "node:fs";
import { expect } from "chai";
import fc from "fast-check";
import { isWords, typeOf, wordsIn } from "../../src/core/file-kind.ts";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const png = readFileSync("test/fixtures/invoice.png");
const film = (() => {
  const packets = new Uint8Array(188 * 20).fill(0xff);
  for (let at = 0; at < packets.length; at += 188) packets.set([0x47, 0x40, 0x00, 0x10, 0x00], at);
  return packets;
})();

describe("what a file is", () => {
  for (const [name, type, content, is] of [
    ["a.yaml", "", "a: 1\n", "text/yaml"],
    ["a.yml", "application/x-yaml", "a: 1\n", "text/yaml"],
    ["a.sql", "application/sql", "select 1;", "text/plain"],
    ["a.sql", "application/octet-stream", "select 1;", "text/plain"],
    ["a.ts", "video/mp2t", "let x: number = 1;\n", "text/plain"],
    ["a.csv", "application/vnd.ms-excel", "a;b\n1;2\n", "text/csv"],
    ["Dockerfile", "", "FROM node\n", "text/plain"],
    ["notes", "", "Größe 日本", "text/plain"],
    ["a.toml", "", "a = 1", "text/plain"],
    ["a.json", "", "{}", "application/json"],
    ["a.ipynb", "", '{"cells": []}', "text/plain"],
    ["a.json", "application/json; charset=utf-8", "{}", "application/json"],
    ["a.py", "text/x-python-script", "x = 1", "text/x-python-script"],
    ["a.ts", "video/mp2t", film, "video/mp2t"],
    ["scan", "", png, "image/png"],
    ["scan", "application/octet-stream", bytes("\xff\xd8\xff\xe0\0\x10JFIF"), "image/jpeg"],
    ["a.bin", "", bytes("%PDF-1.7\n%\xe2\xe3"), "application/pdf"],
    ["a", "", bytes("RIFF\0\0\0\0WEBPVP8 "), "image/webp"],
    ["a", "", bytes("\0\0\0\x20ftypavif\0\0"), "image/avif"],
    ["a", "", bytes("\0\0\0\x20ftypisom\0\0"), "video/mp4"],
    ["a", "", bytes("ID3\x03\0\0"), "audio/mpeg"],
    ["a.zip", "", bytes("PK\x03\x04\x14\0"), "application/zip"],
    [
      "a.docx",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      bytes("PK\x03\x04\x14\0"),
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
    ["a.xls", "application/vnd.ms-excel", bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"), "application/vnd.ms-excel"],
    ["a.bin", "", bytes("\0\x01\x02\x03"), "application/octet-stream"],
    ["a.csv", "", bytes("Stra\xdfe;Gr\xf6\xdfe\n"), "text/csv"],
    ["a.bin", "", bytes("\xf6\xdf\xe4\xfc"), "application/octet-stream"],
    ["a.txt", "", bytes("\xff\xfeH\0i\0"), "text/plain"],
  ] as const)
    it(`F-B5: ${name} as ${type || "nothing"} is ${is}`, async () => {
      const file = new File([content], name, { type });
      expect(await typeOf(file)).to.equal(is);
    });

  it("F-B5: is text for any text, whatever it is called and however long it is", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "grapheme", maxLength: 3000 }),
        fc.constantFrom("", "application/octet-stream", "video/mp2t", "application/x-sql"),
        async (drawn, type) => {
          const text = `x${drawn.replace(/\p{Cc}/gu, " ")}`.repeat(3);
          const file = new File([text], "a.strange", { type });
          expect(isWords(await typeOf(file))).to.equal(true);
          expect(await wordsIn(file)).to.equal(text);
        },
      ),
      { numRuns: 100 },
    );
  });

  for (const [what, content] of [
    ["UTF-8 with a mark", bytes("\xef\xbb\xbfGr\xc3\xb6\xc3\x9fe")],
    ["UTF-16", Uint8Array.from([0xff, 0xfe, 0x47, 0, 0x72, 0, 0xf6, 0, 0xdf, 0, 0x65, 0])],
    ["UTF-16 the other way round", Uint8Array.from([0xfe, 0xff, 0, 0x47, 0, 0x72, 0, 0xf6, 0, 0xdf, 0, 0x65])],
    ["an older program's letters", bytes("Gr\xf6\xdfe")],
  ] as const)
    it(`F-B5: its words are read as ${what}`, async () => expect(await wordsIn(new Blob([content]))).to.equal("Größe"));
});
