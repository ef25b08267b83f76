import { expect } from "chai";
import { userMessage } from "../../src/core/message.ts";
import { HfError } from "../../src/core/hf-error.ts";
import { requestMessages, type RequestMessage } from "../../src/inference/chat-request.ts";

/** Two points, red and green, without any file of a program. */
const bitmap = Uint8Array.from(
  [..."424d3e000000000000003600000028000000020000000100000001001800000000000800000000000000000000000000000000000000", "0000ff00ff000000"]
    .join("")
    .match(/../g)!,
  (byte) => parseInt(byte, 16),
);
const drawing = (attributes: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><rect width="5" height="10" fill="black"/></svg>`;
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]);
const heic = Uint8Array.from([0, 0, 0, 24, ...new TextEncoder().encode("ftypheic"), 0, 0, 0, 0]);
const tiff = Uint8Array.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]);

describe("a picture in what is sent", () => {
  async function sent(file: File): Promise<string> {
    const [{ content }] = (await requestMessages([userMessage({ text: "", files: [file] })])) as [RequestMessage];
    if (typeof content === "string") return `text: ${content}`;
    const [part] = content as unknown as [{ image_url: { url: string } }];
    return part.image_url.url;
  }

  /** Its size, and the colours of its first and last point. */
  async function looks(url: string) {
    const [, type, data = ""] = /^data:(.*);base64,(.*)$/.exec(url) ?? [];
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0))], { type: type! }));
    const { width, height } = picture;
    const context = new OffscreenCanvas(width, height).getContext("2d")!;
    context.drawImage(picture, 0, 0);
    const colour = (x: number) => [...context.getImageData(x, 0, 1, 1).data];
    return { type, width, height, first: colour(0), last: colour(width - 1) };
  }

  it("is made anew where the browser can show it and a model cannot read it", async () => {
    const look = await looks(await sent(new File([bitmap], "a.bmp", { type: "image/bmp" })));
    expect(look).to.include({ type: "image/jpeg", width: 2, height: 1 });
  });

  for (const [attributes, width, height] of [
    ['width="10" height="10"', 1024, 1024],
    ['viewBox="0 0 10 5"', 1024, 512],
    ['width="5000" height="10000" viewBox="0 0 10 10"', 512, 1024],
  ] as const)
    it(`is drawn on white in a size that can be read, where it is a drawing with ${attributes}`, async () => {
      const look = await looks(await sent(new File([drawing(attributes)], "a.svg", { type: "image/svg+xml" })));
      expect(look).to.include({ type: "image/png", width, height });
      expect(look.last).to.deep.equal([255, 255, 255, 255]);
      if (height === width) expect(look.first).to.deep.equal([0, 0, 0, 255]);
    });

  it("goes as its words where it is a drawing that cannot be drawn", async () => {
    expect(await sent(new File(["<svg"], "a.svg", { type: "image/svg+xml" }))).to.equal("text: a.svg:\n<svg");
  });

  it("goes by its bytes as they are, whatever its name says", async () => {
    const file = new File([jpeg], "a.png", { type: "image/png" });
    expect(await sent(file)).to.equal(`data:image/jpeg;base64,${btoa(String.fromCharCode(...jpeg))}`);
  });

  for (const [what, bytes, name, type] of [
    ["words", "not a picture", "a.png", "image/png"],
    ["an archive", "PK\x03\x04", "a.jpg", "image/jpeg"],
    ["HEIC that this browser cannot show", heic, "a.heic", "image/heic"],
    ["HEIC without a type", heic, "a.heic", ""],
    ["HEIC by another name", heic, "a.jpg", "image/jpeg"],
    ["TIFF", tiff, "a.tif", "image/tiff"],
    ["half a bitmap", bitmap.slice(0, 20), "a.bmp", "image/bmp"],
  ] as const)
    it(`is refused with a next step before anything leaves: ${what}`, async () => {
      const fault = await sent(new File([bytes], name, { type })).catch((error: unknown) => error);
      expect(fault).to.be.instanceOf(HfError);
      expect((fault as HfError).code).to.equal("bad-file");
      expect((fault as HfError).message)
        .to.contain(`“${name}”`)
        .and.to.contain("JPEG or PNG");
    });
});
