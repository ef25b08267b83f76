import { expect } from "chai";
import { engineMethods } from "../../src/inference/engine-methods.ts";
import { bindEngine, type PartialEngine } from "../../src/inference/engine.ts";
import { assistantMessage, userMessage, type ChatMessage } from "../../src/core/message.ts";
import { runTask, type TaskRun } from "../../src/inference/tasks/run-task.ts";
import { tasks, type TaskEntry } from "../../src/inference/tasks/task-table.ts";
import { parameterName, parametersOf, readParameters as readOf } from "../../src/inference/tasks/read-parameters.ts";
import { taskNamed } from "../../src/inference/tasks/task-parameters.ts";
import { drain, faultOf } from "./expect-fault.ts";
import { event, startFaultServer, streams } from "./fault-server.ts";
import { invoice } from "./recordings.ts";

/** An engine that answers `answer` to everything and remembers what it was asked. */
function engineThatSays(answer: unknown) {
  const asked: any[] = [];
  const methods = engineMethods.map((method) => [
    method,
    method.endsWith("Stream")
      ? async function* (args: unknown) {
          asked.push(args);
          yield* answer as unknown[];
        }
      : async (args: unknown) => {
          asked.push(args);
          return answer;
        },
  ]);
  const engine = bindEngine(Object.fromEntries(methods) as PartialEngine, {
    signal: new AbortController().signal,
  });
  return { asked, engine };
}
const chunk = (content?: string) => ({ choices: [{ index: 0, delta: { content } }] });
const end = { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] };

/** What blocks hold, by what a shape names; all else is text. */
const VALUES: Readonly<Record<string, unknown>> = {
  chat: [{ role: "user", content: "Some text" }],
  file: invoice,
  image: invoice,
  table: { a: ["1"] },
};

/** The last of what a task gives: all of it. */
async function lastOf(run: AsyncGenerator): Promise<unknown> {
  let last: unknown;
  for await (const given of run) last = given;
  return last;
}
const readParameters = (name: string, written: Record<string, unknown>) => readOf(name, taskNamed(name), written);

describe("the task table", () => {
  for (const [name, task] of Object.entries<TaskEntry>(tasks)) {
    it(`can run ${name} on the values of its blocks`, async () => {
      const { asked, engine } = engineThatSays(
        task.streams ? [chunk("Hi"), end] : task.field ? { [task.field]: "Hi" } : [{ label: "Hi", score: 1 }],
      );
      const run = runTask(name, {
        engine,
        inputs: task.shape.split("+").map((kind) => VALUES[kind] ?? "Some text"),
        parameters: { model: "o/n" },
      });
      if (task.streams) expect((await drain(run)).error).to.equal(undefined);
      else expect(await lastOf(run)).to.deep.equal(task.field ? "Hi" : [{ label: "Hi", score: 1 }]);
      expect(asked).to.have.length(1);
      expect(JSON.stringify(asked[0])).not.to.match(/undefined|null/);
      expect(asked[0].model).to.equal("o/n");
    });
  }

  it("reads attributes as the types they must have", () => {
    expect(
      readParameters("chat-completion", {
        model: "o/n",
        "max-tokens": "200",
        topP: "0.5",
        stop: "END, STOP",
        tools: '[{"type":"function"}]',
        temperature: 1,
        seed: "",
        prompt: "",
        "presence-penalty": null,
      }),
    ).to.deep.equal({
      model: "o/n",
      max_tokens: 200,
      top_p: 0.5,
      stop: ["END", "STOP"],
      tools: [{ type: "function" }],
      temperature: 1,
      prompt: "",
    });
    expect(
      readParameters("zero-shot-classification", {
        "candidate-labels": "good, bad",
        "multi-label": "",
      }),
    ).to.deep.equal({
      candidate_labels: ["good", "bad"],
      multi_label: true,
    });
    expect(
      readParameters("zero-shot-classification", {
        "candidate-labels": '["a,b"]',
        "multi-label": "false",
      }),
    ).to.deep.equal({
      candidate_labels: ["a,b"],
      multi_label: false,
    });
    expect(parameterName("maxNewTokens")).to.equal("max_new_tokens");
    expect(Object.keys(parametersOf(taskNamed("document-question-answering")))).to.include.members([
      "model",
      "provider",
      "top_k",
      "max_answer_len",
    ]);
  });

  it("tells an author what there is instead", () => {
    const read = (name: string, written: Record<string, unknown>) => () => readParameters(name, written);
    expect(read("chat-completion", { "max-token": "1" })).to.throw("no parameter “max-token”. It has: model, provider, temperature");
    expect(read("chat-completion", { constructor: "1" })).to.throw("no parameter “constructor”");
    expect(read("chat", {})).to.throw("no task “chat”. Tasks: audio-classification");
    expect(read("toString", {})).to.throw("no task");
    expect(read("chat-completion", { temperature: "warm" })).to.throw("“temperature” must be a number, not “warm”");
    expect(read("chat-completion", { tools: "{" })).to.throw("“tools” must be JSON");
    expect(read("feature-extraction", { normalize: "maybe" })).to.throw("true or false");
  });
});

describe("runTask", () => {
  const answers = [{ answer: "us-001", score: 0.6 }];

  it("answers questions about a document from one block or from two, in any order", async () => {
    for (const inputs of [
      { text: "Number?", files: [invoice] },
      [{ text: "Number?", files: [invoice] }],
      [invoice, "Number?"],
      ["Number?", invoice],
    ]) {
      const { asked, engine } = engineThatSays(answers);
      const parameters = { model: "impira/layoutlm-document-qa", "top-k": "3" };
      expect(await lastOf(runTask("document-question-answering", { engine, inputs, parameters }))).to.deep.equal(answers);
      expect(asked[0]).to.deep.equal({
        model: "impira/layoutlm-document-qa",
        inputs: { image: invoice, question: "Number?" },
        parameters: { top_k: 3 },
      });
    }
  });

  it("asks for the document when there is none", async () => {
    const { asked, engine } = engineThatSays(answers);
    const work = lastOf(
      runTask("document-question-answering", {
        engine,
        inputs: { text: "Number?", files: [] },
      }),
    );
    expect((await faultOf(work)).code).to.equal("no-file");
    expect(asked).to.have.length(0);
  });

  const chat = async (run: Omit<TaskRun, "engine">) => {
    const { asked, engine } = engineThatSays([{ choices: [] }, chunk("Hel"), chunk(), chunk("lo"), chunk(""), end]);
    const outcome = await drain(runTask("chat-completion", { engine, ...run }) as AsyncGenerator<ChatMessage>);
    return { ...outcome, asked: asked[0] };
  };

  it("yields the whole answer so far, once for each piece that says more, and at its end", async () => {
    const { values, asked } = await chat({
      parameters: { model: "o/n", system: "Be brief", prompt: "Question: …", "max-tokens": "200" },
    });
    const answer = (content: string) => ({ role: "assistant", content, model: "o/n" });
    expect(values).to.deep.equal([answer("Hel"), answer("Hello"), { ...answer("Hello"), finish: "stop" }]);
    expect(asked).to.deep.equal({
      model: "o/n",
      max_tokens: 200,
      messages: [
        { role: "system", content: "Be brief" },
        { role: "user", content: "Question: …" },
      ],
    });
  });

  it("sends the messages it is given, else the conversation and the new message", async () => {
    const history = [userMessage("One"), assistantMessage("1")];
    const sent = async (run: Omit<TaskRun, "engine">) => (await chat(run)).asked.messages.map((message: any) => message.content);
    expect(await sent({ parameters: { messages: history, system: "S" }, inputs: "ignored" })).to.deep.equal(["S", "One", "1"]);
    expect(await sent({ inputs: ["Two", history] })).to.deep.equal(["One", "1", "Two"]);
    expect(await sent({ inputs: history })).to.deep.equal(["One", "1"]);
    expect(await sent({ inputs: ["Two", []], parameters: { system: "S" } })).to.deep.equal(["S", "Two"]);
    const [parts] = await sent({
      inputs: { text: "What is it?", files: [new Blob(["x"], { type: "image/png" })] },
    });
    expect(parts).to.deep.equal([
      { type: "image_url", image_url: { url: "data:image/png;base64,eA==" } },
      { type: "text", text: "What is it?" },
    ]);
  });

  it("F-A8 sends what stands for a text as text: numbers, data, what is in a box of text and files", async () => {
    const sent = async (run: Omit<TaskRun, "engine">) => (await chat(run)).asked.messages.map((message: any) => message.content);
    for (const [value, text] of [
      [7, "7"],
      [0, "0"],
      [true, "true"],
      [{ a: [1] }, '{"a":[1]}'],
      [{ text: "words", files: [] }, "words"],
    ] as const)
      expect(await sent({ parameters: { system: value, prompt: value } })).to.deep.equal([text, text]);
    expect(await sent({ inputs: ["Sum up", { a: [1] }] })).to.deep.equal(['Sum up\n{"a":[1]}']);
    expect(await sent({ inputs: [[1, 2]] })).to.deep.equal(["[1,2]"]);
  });

  it("says that there is nothing to send", async () => {
    expect((await chat({ inputs: "" })).error).to.include({
      code: "bad-input",
      message: "There is nothing to ask yet. Write something, then try again.",
    });
  });

  it("yields an empty answer for one without any text", async () => {
    const { engine } = engineThatSays([chunk(), end]);
    expect(await drain(runTask("chat-completion", { engine, inputs: "Hi" }) as AsyncGenerator)).to.deep.equal({
      values: [{ role: "assistant", content: "", finish: "stop" }],
    });
  });

  for (const [what, chunks, code] of [
    ["that does not say that it is over", [chunk("Hel")], "truncated"],
    ["that says nothing at all", [], "bad-answer"],
    ["of things that are no chunks", [null, "Hi", 3], "bad-answer"],
  ] as const)
    it(`F-S2 does not take the answer of an author's engine ${what} for whole`, async () => {
      const { engine } = engineThatSays(chunks);
      const { values, error } = await drain(runTask("chat-completion", { engine, inputs: "Hi" }) as AsyncGenerator<ChatMessage>);
      expect(error).to.include({ code });
      expect(values.every(({ finish }) => finish === undefined)).to.equal(true);
    });

  it("says who answered, where that is known", async () => {
    const { values } = await chat({ inputs: "Hi", answeredBy: () => "local" });
    expect(values.at(-1)).to.include({ engine: "local" });
  });

  it("continues a text, from chunks of either shape", async () => {
    const { engine } = engineThatSays([
      { token: { text: " upon" } },
      { token: { text: "</s>", special: true } },
      { choices: [{ text: " a" }] },
    ]);
    expect(await drain(runTask("text-generation", { engine, inputs: "Once" }) as AsyncGenerator)).to.deep.equal({
      values: [" upon", " upon a"],
    });
  });

  it("closes the connection when what reads it stops", async () => {
    const server = await startFaultServer();
    server.does(streams(event("Hel"), "stay"));
    const engine = bindEngine(undefined, {
      signal: new AbortController().signal,
      endpoint: () => server.url,
    });
    for await (const { content } of runTask("chat-completion", {
      engine,
      inputs: "Hi",
    }) as AsyncGenerator<ChatMessage>) {
      expect(content).to.equal("Hel");
      break;
    }
    await server.seen[0]!.closed;
    await server.stop();
  });

  const asksFor = async (name: string, inputs: unknown, parameters = {}) => {
    const { asked, engine } = engineThatSays({});
    await lastOf(runTask(name, { engine, inputs, parameters }));
    return asked[0];
  };

  it("sends the values of blocks as each task wants them", async () => {
    const [table, picture] = [{ a: ["1"] }, new Blob(["x"], { type: "image/png" })];
    expect(await asksFor("text-classification", ["Fine", "ignored"])).to.deep.equal({ inputs: "Fine" });
    expect(await asksFor("text-classification", undefined)).to.deep.equal({ inputs: "" });
    expect(await asksFor("image-classification", [picture, invoice])).to.deep.equal({ inputs: picture });
    expect(await asksFor("question-answering", ["Who?", "Clara."])).to.deep.equal({ inputs: { question: "Who?", context: "Clara." } });
    expect(await asksFor("table-question-answering", ["How many?", table])).to.deep.equal({ inputs: { question: "How many?", table } });
    expect(await asksFor("tabular-regression", table)).to.deep.equal({ inputs: { data: table } });
    expect(await asksFor("zero-shot-image-classification", picture, { "candidate-labels": "a,b" })).to.deep.equal({
      inputs: { image: picture },
      parameters: { candidate_labels: ["a", "b"] },
    });
  });

  it("compares a sentence with those of a list, or with one a line", async () => {
    const inputs = { source_sentence: "a", sentences: ["b", "c"] };
    expect(await asksFor("sentence-similarity", ["a", "b\n\nc\n"])).to.deep.equal({ inputs });
    expect(await asksFor("sentence-similarity", ["a", ["b", "c"]])).to.deep.equal({ inputs });
  });

  it("names model and provider beside the parameters", async () => {
    expect(await asksFor("fill-mask", "a [MASK]", { model: "o/n", provider: "p", "top-k": "2" })).to.deep.equal({
      model: "o/n",
      provider: "p",
      inputs: "a [MASK]",
      parameters: { top_k: 2 },
    });
  });

  it("gives of an answer in a record the text", async () => {
    const { engine } = engineThatSays({ text: "said", generated_text: "seen", summary_text: "short", translation_text: "other" });
    for (const [name, text] of [
      ["automatic-speech-recognition", "said"],
      ["image-to-text", "seen"],
      ["summarization", "short"],
      ["translation", "other"],
    ] as const)
      expect(
        await lastOf(runTask(name, { engine, inputs: name.endsWith("recognition") || name.startsWith("image") ? invoice : "Text" })),
      ).to.equal(text);
  });
});
