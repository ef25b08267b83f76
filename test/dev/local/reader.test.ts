import { readFile } from "node:fs/promises";
import { expect } from "chai";
import sharp from "sharp";
import { findAnswer, type Word } from "../../../src/dev/local/find-answer/find-answer.ts";
import { createReader } from "../../../src/dev/local/reader.ts";
import { businessLetter, filledForm, shopReceipt, variants, type DrawnDocument } from "./draw-documents.ts";

const INVOICE = new URL("../../fixtures/invoice.png", import.meta.url);

async function invoice(): Promise<DrawnDocument> {
  return {
    name: "invoice",
    picture: await readFile(INVOICE),
    questions: [
      { question: "What is the invoice number?", answer: "us-001" },
      { question: "What is the total?", answer: "154.06" },
      { question: "What is the invoice date?", answer: "11/02/2019" },
      { question: "When is it due?", answer: "26/02/2019" },
      { question: "What is the due date?", answer: "26/02/2019" },
      { question: "What is the PO number?", answer: "2312/2019" },
      { question: "What is the subtotal?", answer: "145.00" },
      { question: "What is the sales tax?", answer: "9.06" },
      { question: "Who is the bill to?", answer: "john smith" },
      { question: "Who is being invoiced?", answer: "john smith" },
      { question: "Who sent the invoice?", answer: "east repair inc." },
    ],
  };
}

describe("reading pictures of documents", () => {
  const reader = createReader();
  before(() => reader.warm());
  after(() => reader.close());

  const pages = { invoice, receipt: shopReceipt, form: filledForm, letter: businessLetter };
  for (const [name, draw] of Object.entries(pages)) {
    for (const variant of variants) {
      it(`answers every question about the ${name} ${variant.name}`, async () => {
        const { picture, questions } = await draw();
        const words = await reader.read(await variant.make(picture));
        const given = questions.map(({ question }) => ({
          question,
          answer: findAnswer(question, words)[0]?.answer,
        }));
        expect(given).to.deep.equal(questions);
      });
    }
  }

  it("looks closer when the text is small on a large page", async () => {
    const { picture, questions } = await shopReceipt();
    const large = sharp(picture).extend({ bottom: 2600, right: 2600, background: "#fff" });
    const words = await reader.read(await large.png().toBuffer());
    const given = questions.map(({ question }) => findAnswer(question, words)[0]?.answer);
    expect(given).to.deep.equal(questions.map(({ answer }) => answer));
  });

  it("reads the same file once", async () => {
    const { picture } = await businessLetter();
    const first = await reader.read(picture);
    // The very same words: they were not read anew.
    expect(await reader.read(new Uint8Array(picture))).to.equal(first);
  });

  it("finds no words on an empty page", async () => {
    const blank = await sharp({
      create: { width: 300, height: 200, channels: 3, background: "#fff" },
    })
      .png()
      .toBuffer();
    expect(await reader.read(blank)).to.deep.equal([]);
  });

  it("refuses what is no image, and goes on", async () => {
    const fault = await faultOf(reader.read(Buffer.from("not an image")));
    expect(fault).to.include({ code: "bad-file" });
    expect(fault.message).to.include("could not be read as an image");
  });

  it("stops for a client that left, and not for another that asked the same", async () => {
    const { picture } = await shopReceipt();
    const file = await sharp(picture).extend({ top: 7, background: "#fff" }).png().toBuffer();
    const [left, stays] = [new AbortController(), new AbortController()];
    const first = faultOf(reader.read(file, left.signal));
    const second = reader.read(file, stays.signal);
    left.abort(new Error("left"));
    expect((await first).message).to.equal("left");
    expect(findAnswer("What is the total?", await second)[0]?.answer).to.equal("10.91");
  });

  it("fails what is under way when it is closed, and starts again when asked", async () => {
    const { picture } = await shopReceipt();
    const other = createReader();
    const reading = faultOf(other.read(picture));
    const queued = faultOf(other.read(Buffer.concat([picture, Buffer.from("x")])));
    await other.close();
    expect((await reading).message).to.include("stopped");
    expect((await queued).message).to.include("stopped");
    await other.warm();
    await other.close();
  });

  it("leaves a job nobody waits for, and reads it when asked again", async () => {
    const { picture } = await shopReceipt();
    const file = await sharp(picture).extend({ top: 9, background: "#fff" }).png().toBuffer();
    const left = new AbortController();
    const first = faultOf(reader.read(file, left.signal));
    left.abort(new Error("left"));
    await first;
    const words: Word[] = await reader.read(file);
    expect(words).to.have.length.above(20);
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
