import { expect } from "chai";
import sharp from "sharp";
import { preparePicture } from "../../../src/dev/local/picture.ts";
import { shopReceipt } from "./draw-documents.ts";

describe("preparing a picture for the reader", () => {
  let receipt: Buffer; // 500 by 700 pixels
  before(async () => {
    receipt = (await shopReceipt()).picture;
  });

  const share = (data: Uint8Array, test: (grey: number) => boolean) => data.filter(test).length / data.length;

  for (const format of ["png", "jpeg", "webp", "gif", "tiff", "avif"] as const) {
    it(`decodes ${format} and enlarges it`, async () => {
      const { width, height, data, turned } = await preparePicture(await sharp(receipt).toFormat(format).toBuffer(), 1400);
      expect({ width, height, turned }).to.deep.equal({ width: 1000, height: 1400, turned: 0 });
      expect(data).to.have.length(1000 * 1400);
      expect(share(data, (grey) => grey > 240)).to.be.above(0.85);
    });
  }

  for (const degrees of [-7, -4.5, -1, 0.5, 2.2, 6]) {
    it(`straightens a page turned by ${degrees}°`, async () => {
      const turned = await sharp(receipt).rotate(degrees, { background: "#fff" }).png().toBuffer();
      expect((await preparePicture(turned, 1400)).turned).to.be.closeTo(-degrees, 0.2);
    });
  }

  it("turns a photograph upright as its camera says", async () => {
    const sideways = await sharp(receipt).rotate(-90).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const [upright, asDrawn] = [await preparePicture(sideways, 700), await preparePicture(receipt, 700)];
    expect([upright.width, upright.height]).to.deep.equal([500, 700]);
    const difference = upright.data.reduce((sum, grey, index) => sum + Math.abs(grey - asDrawn.data[index]!), 0) / upright.data.length;
    expect(difference).to.be.below(6);
  });

  it("makes light text on a dark ground dark on light", async () => {
    const dark = await sharp(receipt).negate({ alpha: false }).png().toBuffer();
    expect(share((await preparePicture(dark, 700)).data, (grey) => grey > 200)).to.be.above(0.85);
  });

  it("puts transparent pictures on white", async () => {
    const clear = await sharp(receipt).removeAlpha().unflatten().png().toBuffer();
    expect(share((await preparePicture(clear, 700)).data, (grey) => grey > 200)).to.be.above(0.85);
  });

  it("spreads a pale picture over the whole range", async () => {
    const pale = await sharp(receipt).linear(0.3, 150).png().toBuffer();
    const { data } = await preparePicture(pale, 700);
    expect(Math.min(...data.subarray(0, 100_000))).to.be.below(40);
  });

  it("refuses what is no image, a cut image, and more than 50 million pixels", async () => {
    const huge = await sharp({
      create: { width: 10_000, height: 5_001, channels: 3, background: "#fff" },
    })
      .png()
      .toBuffer();
    for (const [file, code] of [
      [Buffer.from("not an image"), "bad-file"],
      [receipt.subarray(0, 40), "bad-file"],
      [huge, "too-large"],
    ] as const) {
      const fault = await preparePicture(file, 700).catch((error: unknown) => error);
      expect(fault).to.include({ code });
    }
  });
});
