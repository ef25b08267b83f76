import { expect } from "chai";
import { standInReply, type WireMessage } from "../../../src/dev/local/stand-in.ts";

const ask = (content: WireMessage["content"], ...before: WireMessage[]) => standInReply([...before, { role: "user", content }]);
const answers = (...list: [answer: string, score: number][]) =>
  JSON.stringify(list.map(([answer, score]) => ({ answer, score, start: 0, end: 0 })));

describe("the stand-in chat", () => {
  describe("given a question and scored answers", () => {
    const say = (question: string, ...list: [string, number][]) => ask(`Question: ${question}, answer: ${answers(...list)}`);

    it("says a sure answer in one sentence", () => {
      expect(say("What is the total?", ["154.06", 0.91])).to.equal("The total is 154.06; I am quite sure of that.");
    });

    it("says a likely answer with care", () => {
      expect(say("What is the invoice number?", ["us-001", 0.6035408973693848])).to.equal("The invoice number is probably us-001.");
    });

    it("says an unlikely answer with more care", () => {
      expect(say("What is the total?", ["12", 0.2])).to.equal("The total is perhaps 12, but I am not sure.");
    });

    it("says two near answers", () => {
      expect(say("What is the total?", ["154.08", 0.5], ["155", 0.45])).to.equal(
        "The total is most likely 154.08, though it could also be 155.",
      );
    });

    it("leaves out an answer that is far behind, and takes the best whatever their order", () => {
      expect(say("What is the total?", ["145.00", 0.3], ["154.06", 0.95])).to.equal("The total is 154.06; I am quite sure of that.");
    });

    it("says that nothing was found", () => {
      expect(say("What is the total?")).to.equal("I could not find an answer to that in the document.");
    });

    it("never shows the score", () => {
      expect(say("What is the total?", ["154.06", 0.123456789])).not.to.match(/0\.1|12 ?%/);
    });

    for (const [question, statement] of [
      ["Invoice number?", "The invoice number is A1; I am quite sure of that."],
      ["When is it due?", "It is due on A1; I am quite sure of that."],
      ["When is the invoice due?", "The invoice is due on A1; I am quite sure of that."],
      ["When does the lease end?", "The lease ends on A1; I am quite sure of that."],
      ["Who is being invoiced?", "A1 is being invoiced; I am quite sure of that."],
      ["Who sent the invoice?", "A1 sent the invoice; I am quite sure of that."],
      ["Who is the customer?", "The customer is A1; I am quite sure of that."],
      ["Who is the bill to?", "The bill is to A1; I am quite sure of that."],
      ["How much is the rent?", "The rent is A1; I am quite sure of that."],
      ["What are the terms?", "The terms are A1; I am quite sure of that."],
      ["Please tell me what the total is", "The total is A1; I am quite sure of that."],
      ["Can you find the total?", "The total is A1; I am quite sure of that."],
      ["Why did they send it?", "The answer to “Why did they send it?” is A1; I am quite sure of that."],
    ] as const) {
      it(`turns “${question}” into a statement`, () => {
        expect(say(question, ["A1", 0.9])).to.equal(statement);
      });
    }

    it("finds both in other wordings", () => {
      const list = answers(["7.00", 0.9]);
      expect(ask(`What is the total?\n\nScored answers: ${list}`)).to.equal("The total is 7.00; I am quite sure of that.");
      expect(ask(`${list}\nQuestion: What is the total?`)).to.equal("The total is 7.00; I am quite sure of that.");
      expect(ask(`Question: What is the total?\nAnswers: {"answer":"7.00","score":0.9}`)).to.equal(
        "The total is 7.00; I am quite sure of that.",
      );
    });

    it("reads them from text parts, and from indented JSON", () => {
      const content = [
        {
          type: "text",
          text: `Question: What is the total?, answer: ${JSON.stringify([{ score: 0.9, answer: "7 [net]" }], null, 2)}`,
        },
      ];
      expect(ask(content)).to.equal("The total is 7 [net]; I am quite sure of that.");
    });

    it("says an answer whose question is not there", () => {
      expect(ask(answers(["7.00", 0.9]))).to.equal("The answer is 7.00; I am quite sure of that.");
    });

    it("does not end a sentence twice", () => {
      expect(say("Who sent the invoice?", ["East Repair Inc.", 0.5])).to.equal("East Repair Inc. probably sent the invoice.");
    });
  });

  describe("given anything else", () => {
    it("says that it is no model, what it was sent, and how to get real answers", () => {
      const reply = ask("Write a poem about rain.");
      expect(reply)
        .to.include("stand-in, not a model")
        .and.include("“Write a poem about rain.”")
        .and.include("HF_TOKEN")
        .and.include("Ollama");
    });

    it("says the same of a greeting", () => {
      expect(ask("Hello!")).to.match(/^Hello!.*not a model/);
    });

    it("says what it was sent in parts", () => {
      const reply = ask([{ type: "text", text: "What is this?" }, { type: "image_url" }]);
      expect(reply).to.include("“What is this?” with one attachment");
    });

    it("shortens what it repeats", () => {
      expect(ask("word ".repeat(500))).to.have.length.below(400);
    });

    it("F-W14 shortens it between characters", () => {
      expect(ask("字".repeat(139) + "😀".repeat(20))).to.contain(`${"字".repeat(139)}…`);
    });

    it("is not taken in by lists that are no answers", () => {
      expect(ask("Sort [3, 1, 2] for me, and [] too")).to.include("not a model");
    });

    it("says the same to the same", () => {
      expect(ask("Why?")).to.equal(ask("Why?"));
    });

    it("bears messages with no text at all", () => {
      expect(standInReply([{ role: "system", content: "Be kind." }])).to.include("not a model");
      expect(ask(null)).to.include("not a model");
    });
  });
});
