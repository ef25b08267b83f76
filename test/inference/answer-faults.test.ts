import { expect } from "chai";
import { setWords } from "../../src/core/words.ts";
import { answerFault, type FaultyAnswer } from "../../src/inference/transport/error-kinds.ts";
import { answerFaultWords } from "../../src/inference/transport/answer-fault-words.ts";
import { faultWords } from "../../src/inference/transport/fault-words.ts";
import { faultSaying, makeFault, type FaultCode } from "../../src/inference/transport/faults.ts";
import { holdsError } from "../../src/inference/transport/stream-chunks.ts";

const fault = (answer: FaultyAnswer, more = {}) =>
  answerFault(answer, { method: "chatCompletion", model: "owner/name", args: {}, ...more });

describe("the kind of a fault", () => {
  for (const [status, code] of [
    [0, "unreachable"],
    [302, "unreachable"],
    [400, "bad-input"],
    [401, "sign-in"],
    [402, "payment"],
    [403, "sign-in"],
    [404, "no-model"],
    [405, "unreachable"],
    [408, "busy"],
    [410, "no-model"],
    [413, "too-large"],
    [418, "bad-input"],
    [421, "unreachable"],
    [429, "rate-limited"],
    [499, "bad-input"],
    [500, "service"],
    [501, "no-method"],
    [502, "busy"],
    [503, "busy"],
    [504, "busy"],
    [505, "service"],
  ] as const)
    it(`is ${code} for status ${status}`, () => expect(fault({ status, body: "" }).code).to.equal(code));

  it("is that of a wrong address for a page in place of 404, and of no other status", () => {
    const contentType = "text/HTML; charset=utf-8";
    expect([404, 410, 500].map((status) => fault({ status, contentType, body: "<h1>" }).code)).to.deep.equal([
      "unreachable",
      "no-model",
      "service",
    ]);
  });

  for (const [text, code] of [
    ["model_not_found", "no-model"],
    ["The model `x` does not exist", "no-model"],
    ["Rate limit reached", "rate-limited"],
    ["Too Many Requests", "rate-limited"],
    ["You exceeded your quota", "payment"],
    ["Unauthorized", "sign-in"],
    ["Unauthorised", "sign-in"],
    ["Invalid user token", "sign-in"],
    ["Missing API key", "sign-in"],
    ["Model is overloaded", "busy"],
    ["Currently loading", "busy"],
    ["maximum context", "too-large"],
    ["The prompt is too long", "too-large"],
    ["`inputs` tokens + `max_new_tokens` must be <= 4096", "too-large"],
    ["Validation failed", "bad-input"],
    ["Bad Request", "bad-input"],
    ["Something else", "service"],
  ] as const)
    it(`is ${code} where an answer without a status says “${text}”`, () => {
      expect(fault({ body: { error: text } }).code).to.equal(code);
      expect(fault({ body: text }).code).to.equal(code);
    });

  it("is that of a status inside of the answer, before its words", () => {
    for (const body of [{ code: 429 }, { status: "429" }, { status_code: 429 }, { error: { code: 429, message: "overloaded" } }])
      expect(fault({ body }).code).to.equal("rate-limited");
    expect(fault({ body: { code: 200, error: "overloaded" } }).code).to.equal("busy");
    expect(fault({ body: { code: 600, error: "overloaded" } }).code).to.equal("busy");
    expect(fault({ body: { code: 399, error: "overloaded" } }).code).to.equal("busy");
    expect(fault({ body: { code: 400 } }).code).to.equal("bad-input");
    expect(fault({ body: null }).code).to.equal("service");
  });

  it("is that of the file only where the method takes one", () => {
    const said = { status: 422, body: "The image is broken" };
    expect(fault(said, { method: "imageClassification" }).code).to.equal("bad-file");
    expect(fault(said).code).to.equal("bad-input");
    expect(fault({ status: 422, body: "Wrong" }, { method: "imageClassification" }).code).to.equal("bad-input");
  });

  it("is that of the model or the length where a refusal says so", () => {
    expect(fault({ status: 400, body: "The model x is not supported" }).code).to.equal("no-model");
    expect(fault({ status: 422, body: "Too large" }).code).to.equal("too-large");
    expect(fault({ status: 422, body: "overloaded" }).code).to.equal("bad-input");
  });
});

describe("the error for a fault", () => {
  it("remembers the status, the id of the request, and what was said", () => {
    expect(fault({ status: 500, requestId: "r1", body: { error: "Broken" } }).cause).to.deep.equal({
      status: 500,
      requestId: "r1",
      detail: "Broken",
    });
    expect(fault({ body: "" }).cause).to.deep.equal({});
    expect(fault({ status: 500, requestId: null, contentType: "text/html", body: "<h1>Oops</h1>" }).cause).to.deep.equal({ status: 500 });
  });

  it("remembers nothing that repeats what was asked", () => {
    expect(fault({ status: 422, body: "Wrong: Anna and Ben" }, { args: { inputs: "Anna and Ben" } }).cause).to.deep.equal({ status: 422 });
  });

  it("names the model, the task, and how long to wait", () => {
    expect(fault({ status: 404, body: "" }).message).to.contain("“owner/name”");
    expect(fault({ status: 404, body: "" }, { model: undefined }).message).to.contain("“default”");
    expect(fault({ status: 501, body: "" }, { method: "textToImage" }).message).to.contain("“text-to-image”");
    expect(fault({ status: 429, body: "" }).message).to.contain("Wait a moment");
    expect(fault({ status: 429, body: "", waitSeconds: 1 }).message).to.contain("Wait a moment");
    expect(fault({ status: 429, body: "", waitSeconds: 4.2 }).message).to.contain("Wait 5 seconds");
  });

  for (const url of [
    "http://localhost:11434/v1/chat/completions",
    "https://llm.example/v1",
    "https://huggingface.co.example/v1",
    undefined,
  ])
    it(`names Hugging Face as who asks for a sign-in only where the call went there, not to ${url}`, () => {
      for (const answer of [{ status: 401, body: "" }, { status: 403, body: "" }, { body: "Invalid API key" }]) {
        const { message, code } = fault(answer, { url });
        expect(code).to.equal("sign-in");
        expect(message).to.match(/^The service asks for a valid sign-in\. .*try again\.$/);
        expect(message).not.to.contain("Hugging Face");
        expect(fault(answer, { url: "https://router.huggingface.co/v1/chat/completions" }).message).to.contain("Hugging Face");
      }
    });

  it("asks for a sign-in in the author's words, wherever the call went", () => {
    setWords({ "error-sign-in": "Anmelden, bitte." });
    try {
      for (const url of ["https://llm.example/v1", "https://router.huggingface.co/v1"])
        expect(fault({ status: 401, body: "" }, { url }).message).to.equal("Anmelden, bitte.");
    } finally {
      setWords({ "error-sign-in": undefined! });
    }
  });

  it("says what happened and what to do next, for each kind in words of its own", () => {
    const words = { ...faultWords, ...answerFaultWords };
    const codes = Object.keys(words) as FaultCode[];
    const said = codes.map((code) => faultSaying(code, words[code]).message);
    for (const [at, text] of said.entries()) {
      expect(text).to.match(/^[A-Z].+\.$/);
      expect(faultSaying(codes[at]!, text).code).to.equal(codes[at]);
    }
    expect(new Set(said).size).to.equal(codes.length);
    expect(makeFault("timeout", { values: { seconds: 20 } }).message).to.contain("20 seconds");
    expect(makeFault("timeout")).not.to.have.property("cause");
  });
});

describe("an answer with a good status", () => {
  it("is a fault where it holds an error, and only then", () => {
    for (const answer of [{ error: "Busy" }, { error: {} }, { error: "" }, { error: true }, { error: 0 }])
      expect(holdsError(answer)).to.equal(true);
    for (const answer of [{ error: null }, { error: undefined }, { error: false }, {}, [], null, undefined, "error"])
      expect(holdsError(answer)).to.equal(false);
  });
});
