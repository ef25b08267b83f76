import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import {
  localInference,
  nodeHandler,
  type LocalInferenceOptions,
} from "../../../src/dev/local/index.ts";

const INVOICE = new URL("../../fixtures/invoice.png", import.meta.url);
const BASE = "/hf/inference";
const DOCUMENT = "/tasks/document-question-answering/impira/layoutlm-document-qa";
const OFFLINE = { HF_BLOCKS_OFFLINE: "1" };

const closing: (() => Promise<unknown> | unknown)[] = [];

/** A server that mounts local inference; gives the URL of its endpoint. */
async function mount(options: LocalInferenceOptions): Promise<string> {
  const local = localInference(options);
  const handler = nodeHandler(local, BASE);
  closing.push(() => local.close());
  const origin = await listen((req, res) =>
    handler(req, res, (error) => res.writeHead(error ? 500 : 404).end("not ours")),
  );
  return origin + BASE;
}

async function listen(
  onRequest: (req: IncomingMessage, res: ServerResponse) => void,
): Promise<string> {
  const server: Server = createServer(onRequest).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const post = (url: string, body: unknown, init: RequestInit = {}) =>
  fetch(url, {
    method: "POST",
    body: JSON.stringify(body),
    ...init,
    headers: { "content-type": "application/json", ...init.headers },
  });

async function bodyOf(req: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of req) text += chunk;
  return text;
}

const base64 = async () => (await readFile(INVOICE)).toString("base64");
const hello = { model: "m", messages: [{ role: "user", content: "Tell me something" }] };

describe("local inference over HTTP", () => {
  let offline: string;
  before(async () => {
    offline = await mount({ env: OFFLINE });
  });
  after(async () => {
    for (const close of closing) await close();
  });

  describe("with the built-in engines", () => {
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
      expect(await answer.json()).to.deep.equal([
        { score: 0.6035408973693848, answer: "us-001", start: 16, end: 16 },
      ]);
      const other = await post(offline + DOCUMENT, {
        inputs: { image, question: "What is the invoice number?" },
      });
      expect(other.headers.get("x-hf-blocks-engine")).to.match(/^reader; /);
    });

    it("replays recorded text tasks and no others", async () => {
      const url = `${offline}/tasks/translation/google-t5/t5-base`;
      const known = await post(url, { inputs: "My name is Wolfgang and I live in Berlin" });
      expect(await known.json()).to.deep.equal([
        { translation_text: "Mein Name ist Wolfgang und ich lebe in Berlin" },
      ]);
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
      for await (const chunk of answer.body!.pipeThrough(
        new TextDecoderStream() as never,
      ) as unknown as AsyncIterable<string>) {
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
      expect(events.map((event) => event.choices[0]?.delta.content ?? "").join("")).to.include(
        "stand-in, not a model",
      );
      expect(events.at(-2).choices[0]).to.deep.equal({
        index: 0,
        delta: {},
        finish_reason: "stop",
      });
      expect(events.at(-1).choices).to.deep.equal([]);
      expect(events.at(-1).usage.total_tokens).to.be.above(3);
      for (const event of events)
        expect(event)
          .to.include({ object: "chat.completion.chunk", model: "m" })
          .and.include.keys("id", "created");
    });

    it("answers a chat as a whole, up to max_tokens", async () => {
      const answer = (await (
        await post(`${offline}/v1/chat/completions`, { ...hello, max_tokens: 3 })
      ).json()) as any;
      expect(answer)
        .to.include({ object: "chat.completion", model: "m" })
        .and.include.keys("id", "created", "usage");
      expect(answer.choices[0]).to.deep.equal({
        index: 0,
        message: { role: "assistant", content: "I am the" },
        finish_reason: "length",
      });
    });

    it("completes text, whole and streamed", async () => {
      const whole = (await (
        await post(`${offline}/v1/completions`, { model: "m", prompt: "Once upon" })
      ).json()) as any;
      expect(whole.choices[0].text).to.include("not a model");
      const stream = await (
        await post(`${offline}/v1/completions`, { model: "m", prompt: "Once upon", stream: true })
      ).text();
      expect(stream)
        .to.include('"choices":[{"index":0,"text":"I"')
        .and.match(/data: \[DONE\]\n\n$/);
    });

    it("tells who answers what", async () => {
      const overview = (await (await fetch(`${offline}/`)).json()) as any;
      expect(overview.engine).to.deep.equal({ chat: "stand-in", tasks: "reader" });
      expect(await localInference({ env: OFFLINE }).describe()).to.include("stand-in");
    });
  });

  describe("faults", () => {
    const fault = async (answer: Response) => {
      expect(answer.headers.get("content-type")).to.equal("application/json");
      expect(answer.headers.get("x-hf-blocks-engine")).to.match(/^[a-z-]+; /);
      const { error } = (await answer.json()) as { error: string };
      return `${answer.status} ${error}`;
    };

    it("names what is missing in a document request", async () => {
      const image = await base64();
      expect(
        await fault(await post(offline + DOCUMENT, { inputs: { image: "", question: "What?" } })),
      ).to.match(/^422 No image/);
      expect(
        await fault(await post(offline + DOCUMENT, { inputs: { question: "What?" } })),
      ).to.match(/^422 No image/);
      expect(await fault(await post(offline + DOCUMENT, { inputs: { image } }))).to.match(
        /^422 The question is missing/,
      );
      expect(
        await fault(
          await post(offline + DOCUMENT, { inputs: { image, question: "a".repeat(4001) } }),
        ),
      ).to.match(/^413 /);
      expect(
        await fault(
          await post(offline + DOCUMENT, { inputs: { image: "AAAA", question: "What?" } }),
        ),
      ).to.match(/^422 .*could not be read as an image/);
    });

    it("refuses broken JSON, wrong methods, unknown paths and a chat without messages", async () => {
      const broken = await fetch(`${offline}/v1/chat/completions`, {
        method: "POST",
        body: "{",
        headers: { "content-type": "application/json" },
      });
      expect(await fault(broken)).to.match(/^400 /);
      expect(await fault(await fetch(`${offline}/v1/chat/completions`))).to.match(/^405 /);
      expect(await fault(await post(`${offline}/v1/embeddings`, {}))).to.match(/^404 /);
      expect(await fault(await post(`${offline}/v1/chat/completions`, { messages: [] }))).to.match(
        /^422 /,
      );
      expect(await fault(await post(`${offline}/v1/chat/completions`, { model: "m" }))).to.match(
        /^422 /,
      );
    });

    it("refuses pages of other sites", async () => {
      const foreign = await post(`${offline}/v1/chat/completions`, hello, {
        headers: { origin: "http://evil.example" },
      });
      expect(await fault(foreign)).to.match(/^403 /);
      expect(
        (await post(`${offline}/v1/chat/completions`, hello, { headers: { origin: "null" } }))
          .status,
      ).to.equal(403);
      const marked = await raw(`${offline}/v1/chat/completions`, {
        "sec-fetch-site": "cross-site",
      });
      expect(marked.status).to.equal(403);
      const own = await post(`${offline}/v1/chat/completions`, hello, {
        headers: { origin: new URL(offline).origin },
      });
      expect(own.status).to.equal(200);
    });

    it("refuses a body over 64 MB that says so, and one that does not", async () => {
      const honest = await raw(`${offline}/v1/completions`, {
        "content-length": String(65 * 1024 * 1024),
      });
      expect(honest.status).to.equal(413);
      const piece = Buffer.alloc(1024 * 1024, " ");
      const body = async function* () {
        for (let count = 0; count < 66; count++) yield piece;
      };
      const silent = await raw(
        `${offline}/v1/completions`,
        { "transfer-encoding": "chunked" },
        body(),
      );
      expect(silent.status).to.equal(413);
      expect(JSON.parse(silent.text).error).to.include("64 MB");
    });

    it("leaves paths that are not below its base to others", async () => {
      const answer = await fetch(`${new URL(offline).origin}/hf/inferences`);
      expect(await answer.text()).to.equal("not ours");
    });
  });

  describe("with HF_TOKEN", () => {
    const seen: { url?: string; headers: IncomingMessage["headers"]; body: string }[] = [];
    let endpoint: string;
    let lines: string[];

    before(async () => {
      const router = await listen(async (req, res) => {
        seen.push({ url: req.url, headers: req.headers, body: await bodyOf(req) });
        if (req.url!.includes("busy")) {
          res
            .writeHead(429, { "content-type": "application/json", "retry-after": "7" })
            .end('{"error":"slow down"}');
        } else if (req.url!.includes("gone")) {
          req.socket.destroy();
        } else {
          res.writeHead(200, { "content-type": "text/event-stream" });
          res.write("data: one\n\n");
          setTimeout(() => res.end("data: two\n\n"), 20);
        }
      });
      lines = [];
      endpoint = await mount({
        env: { HF_TOKEN: "hf_secret", HF_BLOCKS_ROUTER: router },
        log: (line) => lines.push(line),
      });
    });

    it("sends chat on with the token and nothing of the browser's", async () => {
      const answer = await post(`${endpoint}/v1/chat/completions`, hello, {
        headers: { cookie: "session=1", authorization: "Bearer theirs" },
      });
      expect(await answer.text()).to.equal("data: one\n\ndata: two\n\n");
      expect(answer.headers.get("content-type")).to.equal("text/event-stream");
      expect(answer.headers.get("x-hf-blocks-engine")).to.match(/^hugging-face; /);
      expect(answer.headers.get("x-hf-blocks-stand-in")).to.equal(null);
      const call = seen.at(-1)!;
      expect(call.url).to.equal("/v1/chat/completions");
      expect(call.headers.authorization).to.equal("Bearer hf_secret");
      expect(call.headers.cookie).to.equal(undefined);
      expect(JSON.parse(call.body)).to.deep.equal(hello);
    });

    it("sends each task to its own path", async () => {
      await post(endpoint + DOCUMENT, { inputs: {} });
      expect(seen.at(-1)!.url).to.equal("/hf-inference/models/impira/layoutlm-document-qa");
      await post(`${endpoint}/tasks/feature-extraction/org/model`, { inputs: "x" });
      expect(seen.at(-1)!.url).to.equal(
        "/hf-inference/models/org/model/pipeline/feature-extraction",
      );
      await post(`${endpoint}/v1/completions`, { prompt: "x" });
      expect(seen.at(-1)!.url).to.equal("/v1/completions");
    });

    it("sends posted files as they are", async () => {
      await fetch(`${endpoint}/tasks/image-classification/org/model`, {
        method: "POST",
        body: "bytes",
        headers: { "content-type": "image/png" },
      });
      expect(seen.at(-1)).to.deep.include({ body: "bytes" });
      expect(seen.at(-1)!.headers["content-type"]).to.equal("image/png");
    });

    it("passes errors and Retry-After back", async () => {
      const answer = await post(`${endpoint}/tasks/translation/org/busy`, { inputs: "x" });
      expect(answer.status).to.equal(429);
      expect(answer.headers.get("retry-after")).to.equal("7");
      expect(await answer.json()).to.deep.equal({ error: "slow down" });
    });

    it("keeps the token out of errors and of the log", async () => {
      const answer = await post(`${endpoint}/tasks/translation/org/gone`, { inputs: "x" });
      expect(answer.status).to.equal(502);
      expect(await answer.text()).not.to.include("hf_secret");
      expect(lines.join()).to.include("could not be reached").and.not.include("hf_secret");
    });

    it("does not let a model's name lead to another path", async () => {
      const calls = seen.length;
      const answer = await raw(`${endpoint}/tasks/translation/..%2F..%2Fv1/models`, {});
      expect(answer.status).to.equal(404);
      expect(seen).to.have.length(calls);
    });
  });

  describe("with an OpenAI-compatible server", () => {
    it("sends chat there, under a model it has", async () => {
      const bodies: any[] = [];
      const upstream = await listen(async (req, res) => {
        if (req.url === "/v1/models") return res.end('{"data":[{"id":"llama3.2"},{"id":"qwen"}]}');
        bodies.push({
          url: req.url,
          authorization: req.headers.authorization,
          ...JSON.parse(await bodyOf(req)),
        });
        res.writeHead(200, { "content-type": "application/json" }).end('{"choices":[]}');
      });
      const endpoint = await mount({ env: { HF_BLOCKS_UPSTREAM: upstream } });
      const replaced = await post(`${endpoint}/v1/chat/completions`, hello, {
        headers: { authorization: "Bearer theirs" },
      });
      expect(replaced.headers.get("x-hf-blocks-engine")).to.match(
        /^upstream; llama3\.2 .* in place of m$/,
      );
      expect(replaced.headers.get("x-hf-blocks-stand-in")).to.equal(null);
      const known = await post(`${endpoint}/v1/completions`, { model: "qwen", prompt: "x" });
      expect(known.headers.get("x-hf-blocks-engine")).to.match(/^upstream; qwen at /);
      expect(bodies).to.deep.equal([
        { url: "/v1/chat/completions", authorization: undefined, ...hello, model: "llama3.2" },
        { url: "/v1/completions", authorization: undefined, model: "qwen", prompt: "x" },
      ]);
      const document = await post(endpoint + DOCUMENT, {
        inputs: { image: await base64(), question: "Invoice number?" },
      });
      expect(document.headers.get("x-hf-blocks-engine")).to.match(/^recording; /);
    });

    it("finds Ollama where it usually is", async () => {
      const ollama = await listen((req, res) => {
        if (req.url === "/api/version") return res.end('{"version":"0.9"}');
        if (req.url === "/v1/models") return res.end('{"data":[{"id":"phi4"}]}');
        res
          .writeHead(200, { "content-type": "application/json" })
          .end('{"choices":[{"message":{"content":"hi"}}]}');
      });
      const endpoint = await mount({ env: { HF_BLOCKS_OLLAMA: ollama } });
      const answer = await post(`${endpoint}/v1/chat/completions`, hello);
      expect(answer.headers.get("x-hf-blocks-engine")).to.match(/^upstream; phi4 at /);
      expect(((await (await fetch(endpoint)).json()) as any).engine.chat).to.equal("upstream");
    });

    it("goes on with the stand-in when nobody is there", async () => {
      const nobody = "http://127.0.0.1:9";
      for (const env of [{ HF_BLOCKS_UPSTREAM: nobody }, { HF_BLOCKS_OLLAMA: nobody }]) {
        const endpoint = await mount({ env });
        const answer = await post(`${endpoint}/v1/chat/completions`, hello);
        expect(answer.headers.get("x-hf-blocks-engine")).to.match(/^stand-in; /);
      }
    });

    it("stops the upstream's stream when the browser goes away", async () => {
      let closed: () => void;
      const stopped = new Promise<void>((resolve) => (closed = resolve));
      const upstream = await listen((req, res) => {
        if (req.url === "/v1/models") return res.end('{"data":[]}');
        res.writeHead(200, { "content-type": "text/event-stream" });
        const timer = setInterval(() => res.write("data: {}\n\n"), 5);
        res.once("close", () => {
          clearInterval(timer);
          closed();
        });
      });
      const endpoint = await mount({ env: { HF_BLOCKS_UPSTREAM: `${upstream}/v1/` } });
      const leaving = new AbortController();
      const answer = await post(
        `${endpoint}/v1/chat/completions`,
        { ...hello, stream: true },
        { signal: leaving.signal },
      );
      await answer.body!.getReader().read();
      leaving.abort();
      await stopped;
    });
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

/** A request with headers that `fetch` does not let a page set. */
async function raw(
  url: string,
  headers: Record<string, string>,
  body?: AsyncIterable<Buffer>,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const req = httpRequest(url, { method: "POST", headers }, async (res) => {
      resolve({ status: res.statusCode!, text: await bodyOf(res) });
      req.destroy();
    });
    req.once("error", reject);
    void (async () => {
      for await (const chunk of body ?? []) req.write(chunk);
      if (body || !headers["content-length"]) req.end();
      else req.flushHeaders();
    })();
  });
}
