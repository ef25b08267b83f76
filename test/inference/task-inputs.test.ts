import { expect } from "chai";
import { assistantMessage, userMessage } from "../../src/core/message.ts";
import { collectValues } from "../../src/inference/tasks/task-inputs.ts";
import { parameterName, readParameters } from "../../src/inference/tasks/read-parameters.ts";
import { checkParameters, taskNamed } from "../../src/inference/tasks/task-parameters.ts";
import { tasks, type ParameterType, type TaskEntry } from "../../src/inference/tasks/task-table.ts";

const [one, other] = [new Blob(["1"]), new File(["2"], "2.txt")];
const nothing = { texts: [], files: [], conversation: undefined, others: [] };

describe("the values of blocks", () => {
  it("are texts, also numbers and truths, in their order", () => {
    expect(collectValues("a")).to.deep.equal({ ...nothing, texts: ["a"] });
    expect(collectValues(["a", 1, true, ""])).to.deep.equal({ ...nothing, texts: ["a", "1", "true", ""] });
  });

  it("are nothing where a block is empty", () => {
    for (const value of [undefined, null, [null], [undefined, null]]) expect(collectValues(value)).to.deep.equal(nothing);
  });

  it("are files, alone, in a list, or in what holds one", () => {
    expect(collectValues(one).files).to.deep.equal([one]);
    expect(collectValues([one, other]).files).to.deep.equal([one, other]);
    expect(collectValues([[one, other]]).files).to.deep.equal([one, other]);
    expect(collectValues({ file: other, caption: "c" })).to.deep.equal({ ...nothing, files: [other] });
  });

  it("are a text and files where a block takes both", () => {
    expect(collectValues({ text: "a", files: [one] })).to.deep.equal({ ...nothing, texts: ["a"], files: [one] });
    expect(collectValues({ text: "a", files: undefined })).to.deep.equal({ ...nothing, texts: ["a"] });
  });

  it("are a conversation, the first of several, also an empty one", () => {
    const talk = [userMessage("Hi"), assistantMessage("Hello")];
    expect(collectValues(talk)).to.deep.equal({ ...nothing, conversation: talk });
    expect(collectValues(["a", talk, [userMessage("Other")]])).to.deep.equal({ ...nothing, texts: ["a"], conversation: talk });
    expect(collectValues([])).to.deep.equal({ ...nothing, conversation: [] });
    expect(collectValues([[], "a"])).to.deep.equal({ ...nothing, texts: ["a"], conversation: [] });
  });

  it("are no files in what only looks like a list", () => {
    const alike = { length: 1, 0: one };
    expect(collectValues(alike)).to.deep.equal({ ...nothing, others: [alike] });
  });

  it("are other data as they are", () => {
    const data = [{ a: 1 }, { text: 1, files: [] }, { text: "a" }, { file: "a" }];
    expect(collectValues(data)).to.deep.equal({ ...nothing, others: data });
    expect(collectValues([["a", "b"], [one, "c"], [{ role: "user" }]])).to.deep.equal({
      ...nothing,
      others: [["a", "b"], [one, "c"], [{ role: "user" }]],
    });
  });
});

describe("the parameters of a task", () => {
  const SAMPLES: Readonly<Record<ParameterType, readonly [text: string, value: unknown]>> = {
    string: ["a", "a"],
    number: ["0.5", 0.5],
    boolean: ["true", true],
    list: ["a, b", ["a", "b"]],
    json: ['{"a":1}', { a: 1 }],
  };

  for (const [name, task] of Object.entries<TaskEntry>(tasks))
    it(`of ${name} are all read from attributes, as what they must be`, () => {
      const known: TaskEntry["parameters"] = { model: "string", provider: "string", ...task.parameters };
      const written = Object.entries(known).map(([key, type]) => [key.replaceAll("_", "-"), SAMPLES[type][0]]);
      expect(() =>
        checkParameters(
          name,
          written.map(([key]) => key ?? ""),
        ),
      ).not.to.throw();
      expect(readParameters(name, task, Object.fromEntries(written))).to.deep.equal(
        Object.fromEntries(Object.entries(known).map(([key, type]) => [key, SAMPLES[type][1]])),
      );
    });

  const read = (text: unknown, parameter: string, task = "text-generation") => readParameters(task, taskNamed(task), { [parameter]: text });

  it("that are true or false are so by their attribute alone, or by its word", () => {
    for (const text of ["", "true", "TRUE", " true ", "do-sample", true])
      expect(read(text, "do-sample")).to.deep.equal({ do_sample: true });
    for (const text of ["false", "False", " false ", false]) expect(read(text, "do-sample")).to.deep.equal({ do_sample: false });
    expect(() => read("yes", "do-sample")).to.throw("“do-sample” must be true or false, not “yes”.");
  });

  it("that are numbers are left out where they are empty", () => {
    expect(read(" ", "top-k")).to.deep.equal({});
    expect(read("0", "top-k")).to.deep.equal({ top_k: 0 });
    expect(() => read("many", "top-k")).to.throw("“top-k” must be a number, not “many”.");
  });

  it("that are lists are JSON, or items between commas without the empty ones", () => {
    expect(read(" a,, b ,", "stop")).to.deep.equal({ stop: ["a", "b"] });
    expect(read(' ["a,b"]', "stop")).to.deep.equal({ stop: ["a,b"] });
    expect(read("", "stop")).to.deep.equal({ stop: [] });
    expect(() => read("[a", "stop")).to.throw("“stop” must be JSON.");
  });

  it("are called as on the wire, however they are written", () => {
    expect(["max-tokens", "maxTokens", "max_tokens"].map(parameterName)).to.deep.equal(Array(3).fill("max_tokens"));
    expect(parameterName("maxNewTokens")).to.equal("max_new_tokens");
    expect(read("5", "maxNewTokens")).to.deep.equal({ max_new_tokens: 5 });
  });

  it("are those that it has, and every task has a model", () => {
    expect(() => checkParameters("text-generation", ["model", "provider", "top_k", "topK"])).not.to.throw();
    expect(() => checkParameters("text-generation", ["model", "colour"])).to.throw(
      /^The task “text-generation” has no parameter “colour”\. It has: model, provider, temperature, .*watermark\.$/,
    );
    expect(() => taskNamed("dream")).to.throw(
      /^There is no task “dream”\. Tasks: audio-classification, .*zero-shot-image-classification\.$/,
    );
    expect(taskNamed("translation")).to.equal(tasks.translation);
  });
});
