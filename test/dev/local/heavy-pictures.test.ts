import { gzipSync } from "node:zlib";
import { expect } from "chai";
import sharp from "sharp";
import { checkPicture } from "../../../src/dev/local/check-picture.ts";
import { createReader } from "../../../src/dev/local/reader.ts";
import { shopReceipt } from "./draw-documents.ts";
import { drawings, manyPages, noise, sayingAvif, sayingJpeg, sayingPng } from "./heavy-pictures.ts";
import { closeAll, DOCUMENT, mount, OFFLINE, post } from "./mounted.ts";

describe("pictures that would cost too much to read", () => {
  const heavy: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
    "one column of 49 million rows": () => sayingPng(1, 49_000_000),
    "one row of 49 million columns": () => sayingPng(49_000_000, 1),
    "a row a little too long": () => sayingPng(16_385, 40),
    "a million million pixels in a hundred bytes": () => sayingPng(1_000_000, 1_000_000),
    "7000 by 7000 pixels of 8 bytes": () => sayingPng(7000, 7000, { depth: 16, colour: 6 }),
    "a JPEG of 65,500 by 65,500": () => sayingJpeg(65_500, 65_500),
    "a JPEG of 10,000 by 6,000": () => sayingJpeg(10_000, 6_000),
    "an AVIF of 7,000 by 7,000": () => sayingAvif(7000, 7000),
    "an AVIF of 60,000 by 60,000": () => sayingAvif(60_000, 60_000),
    "a GIF of 300 frames": () => manyPages("gif", 300),
    "a WebP of 300 frames": () => manyPages("webp", 300),
    "33 MB": () => Buffer.concat([sayingPng(100, 100), Buffer.alloc(33 * 1024 * 1024)]),
  };
  for (const [name, make] of Object.entries(heavy)) {
    it(`F-G9 refuses ${name} by its header, before it is decoded`, async () => {
      const file = await make();
      const fault = await faultOf(checkPicture(file, sharp));
      expect(fault.message).to.match(/ (Choose a smaller one|Choose a PNG.*)\.$/);
      // libheif refuses the largest by itself.
      expect(fault.code).to.equal(name.includes("60,000 by 60,000") ? fault.code : "too-large");
    });
  }

  for (const [name, text] of [
    ...Object.entries(drawings),
    ["a drawing that is packed", gzipSync(drawings["a drawing with a huge blur"]!)] as const,
    ["a drawing in UTF-16", Buffer.from(`\ufeff${drawings["a drawing with a huge blur"]}`, "utf16le")] as const,
  ]) {
    it(`F-G9 does not open ${name}`, async () => {
      const open = () => {
        throw new Error("It was opened.");
      };
      const fault = await faultOf(checkPicture(Buffer.from(text as string), open as unknown as typeof sharp));
      expect(fault.message).to.match(/^SVG images are not read\. Choose a PNG/);
      expect(fault.code).to.equal("bad-file");
    });
  }

  it("F-G9 lets the pictures pass that people have", async () => {
    for (const file of [
      sayingPng(4960, 7016, { depth: 8, colour: 2 }),
      await sayingJpeg(8000, 6000),
      await sayingAvif(4000, 3000),
      await manyPages("gif", 12),
    ]) {
      expect(await checkPicture(file, sharp)).to.have.property("width");
    }
  });
});

describe("reading that takes too long", () => {
  after(closeAll);

  it("F-G9 ends by the clock, with a sentence, and the reader goes on", async () => {
    const reader = createReader({ longest: 1500 });
    const fault = await faultOf(reader.read(await noise(1000)));
    expect(fault.message).to.equal("The image takes too long to read. Choose a smaller one.");
    expect(fault.code).to.equal("too-large");
    // It reads a few lines, with a new worker.
    await reader.warm();
    await reader.close();
  });

  it("F-G9 stops for a client that leaves, and the next does not wait for it", async () => {
    // Noise of this size is read for more than a minute.
    const reader = createReader({ longest: Infinity });
    const left = new AbortController();
    const reading = faultOf(reader.read(await noise(1000), left.signal));
    left.abort(new Error("left"));
    expect((await reading).message).to.equal("left");
    await reader.warm();
    await reader.close();
  });

  it("F-G9 lets no more wait than are read in time, and those who left do not count", async () => {
    const reader = createReader({ most: 2 });
    const clients = Array.from({ length: 3 }, () => new AbortController());
    const [first, second, third] = await Promise.all([900, 901, 902].map(noise));
    const readings = [first, second].map((file, index) => faultOf(reader.read(file!, clients[index]!.signal)));
    const fault = await faultOf(reader.read(third!));
    expect(fault.message).to.equal("Many documents are being read. Try again in a moment.");
    expect(fault.code).to.equal("busy");
    clients.forEach((client) => client.abort(new Error("left")));
    await Promise.all(readings);
    expect(await reader.read((await shopReceipt()).picture)).to.have.length.above(20);
    await reader.close();
  });

  it("F-G9 says so over the endpoint, with a status of the request's own fault", async () => {
    const offline = await mount({ env: OFFLINE });
    for (const [file, status, sentence] of [
      [sayingPng(1, 49_000_000), 413, "The image is longer than 16,384 pixels. Choose a smaller one."],
      [await sayingJpeg(65_500, 65_500), 413, "The image has more than 50 million pixels. Choose a smaller one."],
      [
        Buffer.from(drawings["a drawing with a huge blur"]!),
        422,
        "SVG images are not read. Choose a PNG, JPEG, WebP, GIF, TIFF or AVIF file.",
      ],
    ] as const) {
      const answer = await post(offline + DOCUMENT, { inputs: { image: file.toString("base64"), question: "What?" } });
      expect([answer.status, await answer.json()]).to.deep.equal([status, { error: sentence }]);
    }
  });
});

async function faultOf(promise: Promise<unknown>): Promise<Error & { code?: string }> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error("It did not fail.");
}
