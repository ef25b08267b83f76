import { expect } from "chai";
import { toLabelValue } from "../../src/elements/label/label-value.ts";
import { bindEngine, type PartialEngine } from "../../src/inference/engine.ts";
import { engineMethods, taskOfMethod } from "../../src/inference/engine-methods.ts";
import { asSaid, fitted, inWords } from "../../src/inference/tasks/other-tasks.ts";
import { runTask } from "../../src/inference/tasks/run-task.ts";
import { tasks, type TaskEntry, type TaskName } from "../../src/inference/tasks/task-table.ts";
import { drain, faultOf } from "./expect-fault.ts";
import { says, startFaultServer, type FaultServer } from "./fault-server.ts";
import { invoice } from "./recordings.ts";

const picture = new Blob(["picture"], { type: "image/png" });
const box = { xmin: 0, ymin: 0, xmax: 1, ymax: 1 };
const cats = [
  { label: "dog", score: 0.2 },
  { label: "cat", score: 0.7 },
];

/**
 * What each task answers, and what people see of it: the class and the percentages of a label, and the words of a text box.
 * Where both are the same thing in words, `text` is left out.
 */
interface Shown {
  readonly result: unknown;
  readonly label: string;
  readonly bars?: string;
  readonly text?: string;
}
const shown: Readonly<Record<TaskName, Shown>> = {
  "audio-classification": { result: cats, label: "cat", bars: "cat 70, dog 20" },
  "audio-to-audio": { result: [{ label: "voice", blob: "AAAA", "content-type": "audio/wav" }], label: "voice" },
  "automatic-speech-recognition": { result: "Hello", label: "Hello" },
  "chat-completion": { result: "Hello", label: "Hello" },
  "document-question-answering": { result: [{ answer: "us-001", score: 0.9, start: 3, end: 9 }], label: "us-001", bars: "us-001 90" },
  "feature-extraction": { result: [0.25, 0.5], label: "0.25, 0.5", text: "[0.25,0.5]" },
  "fill-mask": {
    result: [
      { score: 0.6, token: 1, token_str: " Paris", sequence: "Paris is in France." },
      { score: 0.1, token: 2, token_str: " Lyon", sequence: "Lyon is in France." },
    ],
    label: "Paris",
    bars: "Paris 60, Lyon 10",
  },
  "image-classification": { result: cats, label: "cat", bars: "cat 70, dog 20" },
  "image-segmentation": { result: [{ label: "wall", score: 0.5, mask: "AAAA" }], label: "wall", bars: "wall 50" },
  "image-text-to-image": { result: picture, label: "" },
  "image-text-to-video": { result: picture, label: "" },
  "image-to-image": { result: picture, label: "" },
  "image-to-text": { result: "A cat", label: "A cat" },
  "image-to-video": { result: picture, label: "" },
  "object-detection": { result: [{ label: "cat", score: 0.75, box }], label: "cat", bars: "cat 75" },
  "question-answering": {
    result: [
      { answer: "Clara", score: 0.8, start: 11, end: 16 },
      { answer: "Berkeley", score: 0.1, start: 31, end: 39 },
    ],
    label: "Clara",
    bars: "Clara 80, Berkeley 10",
  },
  "sentence-similarity": { result: [0.5, 0.75], label: "Two", bars: "Two 75, One 50", text: "[0.5,0.75]" },
  summarization: { result: "Short", label: "Short" },
  "table-question-answering": { result: { answer: "7", aggregator: "SUM", cells: ["7"], coordinates: [[0, 0]] }, label: "7" },
  "tabular-classification": { result: [0, 1], label: "0, 1", text: "[0,1]" },
  "tabular-regression": { result: [32.5], label: "32.5", text: "[32.5]" },
  "text-classification": { result: cats, label: "cat", bars: "cat 70, dog 20" },
  "text-generation": { result: "Once", label: "Once" },
  "text-to-audio": { result: picture, label: "" },
  "text-to-image": { result: picture, label: "" },
  "text-to-speech": { result: picture, label: "" },
  "text-to-video": { result: picture, label: "" },
  "token-classification": {
    result: [{ entity_group: "PER", score: 0.9, word: "Ada", start: 0, end: 3 }],
    label: "Ada (PER)",
    bars: "Ada (PER) 90",
    text: "Ada",
  },
  translation: { result: "Bonjour", label: "Bonjour" },
  "visual-question-answering": {
    result: [
      { answer: "red", score: 0.6 },
      { answer: "blue", score: 0.3 },
    ],
    label: "red",
    bars: "red 60, blue 30",
  },
  "zero-shot-classification": { result: cats, label: "cat", bars: "cat 70, dog 20" },
  "zero-shot-image-classification": { result: cats, label: "cat", bars: "cat 70, dog 20" },
};

const inputs = ["A sentence", "One\nTwo"];
const block = (shows: "text" | "scores" | "all") => ({ name: "<hf-textbox>", shows });

describe("what a task gave, in a block", () => {
  it("F-A8 knows all tasks of the client", () => {
    const known = [...new Set(engineMethods.map(taskOfMethod))].sort();
    expect(Object.keys(tasks).sort()).to.deep.equal(known);
    expect(known).to.have.length(32);
  });

  for (const [name, { result, label, bars = "", text = label }] of Object.entries(shown)) {
    const isFile = result instanceof Blob;

    it(`F-A8 shows ${name} in a label${isFile ? " not at all, and says so" : ""}`, () => {
      const show = () => toLabelValue(fitted(name, result, inputs, block("scores")));
      if (isFile) return expect(show).to.throw(`The task “${name}” gives a file, which <hf-textbox> cannot show`);
      const value = show();
      expect(value.label).to.equal(label);
      const shares = value.confidences.map((one) => `${one.label} ${Math.round(one.confidence * 100)}`);
      expect(shares.join(", ")).to.equal(bars);
    });

    it(`F-A8 shows ${name} in a text box${isFile ? " not at all, and says so" : ""}`, () => {
      const show = () => fitted(name, result, inputs, block("text"));
      if (isFile) expect(show).to.throw("Let it write to an <hf-chatbot>");
      else expect(show()).to.equal(text);
    });

    it(`F-A8 gives ${name} as it is to all other blocks`, () => expect(fitted(name, result, inputs, block("all"))).to.equal(result));
  }

  it("F-A8 shows nothing for no answer", () => {
    for (const name of Object.keys(tasks)) expect(inWords(name, null)).to.equal("");
    expect(inWords("question-answering", [])).to.equal("");
    expect(toLabelValue([]).label).to.equal("");
  });

  it("F-A9 is a part of a message where it is a file, with what it was made of", () => {
    for (const [name, task] of Object.entries<TaskEntry>(tasks)) {
      if (!task.file) continue;
      expect(asSaid(name, picture, { inputs: ["A cat", picture] })).to.deep.equal({ type: task.file, file: picture, alt: "A cat" });
      expect(asSaid(name, picture, { inputs: [picture], parameters: { prompt: "Blue" } })).to.include({ alt: "Blue" });
      expect(asSaid(name, picture, { inputs: [picture] })).not.to.have.property("alt");
    }
  });

  it("F-A9 is a sound for each part of a recording that was taken apart", () => {
    const said = asSaid("audio-to-audio", shown["audio-to-audio"].result, {});
    expect(said).to.deep.equal({
      role: "assistant",
      content: [{ type: "audio", url: "data:audio/wav;base64,AAAA", alt: "voice" }],
    });
  });

  it("F-A9 takes the words beside a picture for the prompt, unless there is another", async () => {
    const asked: { parameters?: unknown }[] = [];
    const change = async (args: object) => (asked.push(args), picture);
    const engine = bindEngine({ imageToImage: change, imageTextToVideo: change } as PartialEngine, {
      signal: new AbortController().signal,
    });
    await drain(runTask("image-to-image", { engine, inputs: [{ text: "Make it blue", files: [invoice] }] }));
    await drain(runTask("image-text-to-video", { engine, inputs: [invoice, "Let it move"], parameters: { prompt: "Let it jump" } }));
    expect(asked.map(({ parameters }) => parameters)).to.deep.equal([{ prompt: "Make it blue" }, { prompt: "Let it jump" }]);
  });
});

describe("the answers to a question, through the client", () => {
  let server: FaultServer;
  before(async () => (server = await startFaultServer()));
  after(() => server.stop());
  const engine = () => bindEngine(undefined, { signal: new AbortController().signal, endpoint: () => server.url });
  const run = async (name: string, inputs: unknown[]) => {
    const { values, error } = await drain(runTask(name, { engine: engine(), inputs, parameters: { model: "o/n" } }));
    if (error) throw error;
    return values.at(-1);
  };

  it("F-A8 are all that the model gave", async () => {
    const text = [
      { answer: "Clara", score: 0.8, start: 11, end: 16 },
      { answer: "Berkeley", score: 0.1, start: 31, end: 39 },
    ];
    server.does(says(200, text));
    expect(await run("question-answering", ["Who?", "My name is Clara"])).to.deep.equal(text);
    server.does(says(200, text[0]));
    expect(await run("question-answering", ["Who?", "My name is Clara"])).to.deep.equal([text[0]]);
    const colours = [
      { answer: "red", score: 0.6 },
      { answer: "blue", score: 0.3 },
    ];
    server.does(says(200, colours));
    expect(await run("visual-question-answering", [invoice, "Which colour?"])).to.deep.equal(colours);
  });

  it("F-A8 are checked as before: what is none is a fault", async () => {
    server.does(says(200, [{ label: "cat", score: 1 }]));
    expect((await faultOf(run("visual-question-answering", [invoice, "What?"]))).code).to.equal("bad-answer");
  });
});
