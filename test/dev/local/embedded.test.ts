import { expect } from "chai";
import { localInference } from "../../../src/dev/local/index.ts";
import { base64, closeAll, DOCUMENT, hello, mount, OFFLINE, post } from "./mounted.ts";

describe("local inference with the built-in engines", () => {
  let offline: string;
  before(async () => {
    offline = await mount({ env: OFFLINE });
  });
  after(closeAll);

  it("reads a document and says who answered", async () => {
    const answer = await post(offline + DOCUMENT, {
      inputs: { image: await base64(), question: "What is the total?" },
    });
    expect(answer.status).to.equal(200);
    expect(answer.headers.get("x-hf-blocks-engine")).to.match(/^reader; /);
    expect(answer.headers.get("x-hf-blocks-stand-in")).to.equal("1");
    const [first] = (await answer.json()) as { answer: string; score: number }[];
    expect(first).to.include({ answer: "154.06" });
  });

  it("gives as many answers as asked for, and none when there is none", async () => {
    const image = await base64();
    const one = await post(offline + DOCUMENT, {
      inputs: { image, question: "What is the date?" },
      parameters: { top_k: 1 },
    });
    expect(await one.json()).to.have.length(1);
    const none = await post(offline + DOCUMENT, {
      inputs: { image, question: "What is the IBAN?" },
    });
    expect(none.status).to.equal(200);
    expect(await none.json()).to.deep.equal([]);
  });

  it("replays the recording of exactly this picture and question", async () => {
    const image = await base64();
    const answer = await post(offline + DOCUMENT, {
      inputs: { image, question: " Invoice number? " },
    });
    expect(answer.headers.get("x-hf-blocks-engine")).to.match(/^recording; /);
    expect(await answer.json()).to.deep.equal([{ score: 0.6035408973693848, answer: "us-001", start: 16, end: 16 }]);
    const other = await post(offline + DOCUMENT, {
      inputs: { image, question: "What is the invoice number?" },
    });
    expect(other.headers.get("x-hf-blocks-engine")).to.match(/^reader; /);
  });

  it("replays recorded text tasks and no others", async () => {
    const url = `${offline}/tasks/translation/google-t5/t5-base`;
    const known = await post(url, { inputs: "My name is Wolfgang and I live in Berlin" });
    expect(await known.json()).to.deep.equal([{ translation_text: "Mein Name ist Wolfgang und ich lebe in Berlin" }]);
    const unknown = await post(url, { inputs: "Good morning" });
    expect(unknown.status).to.equal(404);
    expect(((await unknown.json()) as { error: string }).error)
      .to.include("No model runs here for translation")
      .and.include("HF_TOKEN");
  });

  it("replays a recorded chat as a stream of its own events", async () => {
    const body = {
      model: "gpt-3.5-turbo",
      messages: [{ role: "user", content: "Complete the equation one + one =" }],
      stream: true,
    };
    const answer = await post(`${offline}/v1/chat/completions`, body);
    expect(answer.headers.get("x-hf-blocks-engine")).to.match(/^recording; gpt-3.5-turbo/);
    expect(await answer.text())
      .to.include('"content":"two"')
      .and.match(/data: \[DONE\]\s*$/);
  });

  it("streams the stand-in's words, each in its own chunk", async () => {
    const answer = await post(`${offline}/v1/chat/completions`, {
      ...hello,
      stream: true,
      stream_options: { include_usage: true },
    });
    expect(answer.headers.get("content-type")).to.equal("text/event-stream");
    expect(answer.headers.get("x-hf-blocks-engine")).to.match(/^stand-in; /);
    let chunks = 0;
    let text = "";
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream() as never) as unknown as AsyncIterable<string>) {
      chunks++;
      text += chunk;
    }
    expect(chunks).to.be.above(5);
    expect(text.endsWith("data: [DONE]\n\n")).to.equal(true);
    const events = text
      .trim()
      .split("\n\n")
      .slice(0, -1)
      .map((event) => JSON.parse(event.slice("data: ".length)));
    expect(events[0].choices[0].delta.role).to.equal("assistant");
    expect(events.map((event) => event.choices[0]?.delta.content ?? "").join("")).to.include("stand-in, not a model");
    expect(events.at(-2).choices[0]).to.deep.equal({
      index: 0,
      delta: {},
      finish_reason: "stop",
    });
    expect(events.at(-1).choices).to.deep.equal([]);
    expect(events.at(-1).usage.total_tokens).to.be.above(3);
    for (const event of events) expect(event).to.include({ object: "chat.completion.chunk", model: "m" }).and.include.keys("id", "created");
  });

  it("answers a chat as a whole, up to max_tokens", async () => {
    const answer = (await (await post(`${offline}/v1/chat/completions`, { ...hello, max_tokens: 3 })).json()) as any;
    expect(answer).to.include({ object: "chat.completion", model: "m" }).and.include.keys("id", "created", "usage");
    expect(answer.choices[0]).to.deep.equal({
      index: 0,
      message: { role: "assistant", content: "I am the" },
      finish_reason: "length",
    });
  });

  it("completes text, whole and streamed", async () => {
    const whole = (await (await post(`${offline}/v1/completions`, { model: "m", prompt: "Once upon" })).json()) as any;
    expect(whole.choices[0].text).to.include("not a model");
    const stream = await (await post(`${offline}/v1/completions`, { model: "m", prompt: "Once upon", stream: true })).text();
    expect(stream)
      .to.include('"choices":[{"index":0,"text":"I"')
      .and.match(/data: \[DONE\]\n\n$/);
  });

  it("tells who answers what", async () => {
    const overview = (await (await fetch(`${offline}/`)).json()) as any;
    expect(overview.engine).to.deep.equal({ chat: "stand-in", tasks: "reader" });
    expect(await localInference({ env: OFFLINE }).describe()).to.include("stand-in");
  });

  it("stops its own stream when the browser goes away", async () => {
    const local = localInference({ env: OFFLINE });
    const leaving = new AbortController();
    const request = new Request("http://localhost/v1/chat/completions", {
      method: "POST",
      body: JSON.stringify({ ...hello, stream: true }),
      signal: leaving.signal,
    });
    const reader = (await local.handle(request, "/v1/chat/completions")).body!.getReader();
    await reader.read();
    leaving.abort(new Error("left"));
    const end = await reader.read().then(
      () => "went on",
      (error: Error) => error.message,
    );
    expect(end).to.equal("left");
  });
});
