import { expect } from "chai";
import { HfError } from "../../src/core/hf-error.ts";
import { checkInput, takesFile } from "../../src/inference/check-input.ts";
import { answersWithFile, engineMethods, streams, taskOfMethod, type EngineMethod } from "../../src/inference/engine-methods.ts";

const file = new Blob(["x"]);
const faultOf = (method: EngineMethod, args: Record<string, unknown>) => {
  try {
    checkInput(method, args);
    return "fine";
  } catch (error) {
    return (error as HfError).code;
  }
};

describe("the methods of an engine", () => {
  it("that are about a file of the person's", () => {
    expect(engineMethods.filter(takesFile)).to.deep.equal([
      "audioClassification",
      "audioToAudio",
      "automaticSpeechRecognition",
      "documentQuestionAnswering",
      "imageClassification",
      "imageSegmentation",
      "imageToImage",
      "imageToText",
      "imageToVideo",
      "objectDetection",
      "visualQuestionAnswering",
      "zeroShotImageClassification",
    ]);
  });

  it("that answer with a file", () => {
    expect(engineMethods.filter(answersWithFile)).to.deep.equal([
      "imageTextToImage",
      "imageTextToVideo",
      "imageToImage",
      "imageToVideo",
      "textToAudio",
      "textToImage",
      "textToSpeech",
      "textToVideo",
    ]);
  });

  it("that answer in pieces", () => {
    expect(engineMethods.filter(streams)).to.deep.equal(["chatCompletionStream", "textGenerationStream"]);
  });

  it("have the Hub's name for what they do", () => {
    expect(taskOfMethod("documentQuestionAnswering")).to.equal("document-question-answering");
    expect(taskOfMethod("chatCompletionStream")).to.equal("chat-completion");
    expect(taskOfMethod("summarization")).to.equal("summarization");
  });
});

describe("what is missing in a call", () => {
  it("is a file where the method is about one", () => {
    for (const inputs of [undefined, "text", {}, { image: file }]) expect(faultOf("imageClassification", { inputs })).to.equal("no-file");
    for (const inputs of [undefined, file, {}, { image: "text" }, { image: new ArrayBuffer(1) }])
      expect(faultOf("documentQuestionAnswering", { inputs })).to.equal("no-file");
  });

  it("is nothing where the file is there, also in the client's older form, and as bytes", () => {
    expect(faultOf("imageClassification", { inputs: file })).to.equal("fine");
    expect(faultOf("imageClassification", { data: file })).to.equal("fine");
    expect(faultOf("imageClassification", { inputs: new ArrayBuffer(1) })).to.equal("fine");
    expect(faultOf("documentQuestionAnswering", { inputs: { image: file } })).to.equal("fine");
    expect(faultOf("textToImage", { inputs: "A cat" })).to.equal("fine");
  });

  it("is the content of a file that is empty", () => {
    expect(faultOf("imageClassification", { inputs: new Blob([]) })).to.equal("bad-file");
    expect(faultOf("visualQuestionAnswering", { inputs: { image: new Blob([]) } })).to.equal("bad-file");
  });

  it("is a message where there is none in a chat", () => {
    for (const method of ["chatCompletion", "chatCompletionStream"] as const) {
      for (const messages of [undefined, [], "text"]) expect(faultOf(method, { messages })).to.equal("bad-input");
      expect(faultOf(method, { messages: [{}] })).to.equal("fine");
    }
    expect(faultOf("textGeneration", {})).to.equal("fine");
  });
});
