import { expect } from "chai";
import type { IncomingMessage } from "node:http";
import { base64, bodyOf, closeAll, DOCUMENT, hello, listen, mount, post, raw } from "./mounted.ts";

describe("local inference that asks somebody else", () => {
  after(closeAll);

  describe("with HF_TOKEN", () => {
    const seen: { url: string | undefined; headers: IncomingMessage["headers"]; body: string }[] = [];
    let endpoint: string;
    let lines: string[];

    before(async () => {
      const router = await listen(async (req, res) => {
        seen.push({ url: req.url, headers: req.headers, body: await bodyOf(req) });
        if (req.url!.includes("busy")) {
          res.writeHead(429, { "content-type": "application/json", "retry-after": "7" }).end('{"error":"slow down"}');
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
      expect(seen.at(-1)!.url).to.equal("/hf-inference/models/org/model/pipeline/feature-extraction");
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
      expect(replaced.headers.get("x-hf-blocks-engine")).to.match(/^upstream; llama3\.2 .* in place of m$/);
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
        res.writeHead(200, { "content-type": "application/json" }).end('{"choices":[{"message":{"content":"hi"}}]}');
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

    it("takes back a request nobody waits for any more", async () => {
      const leaving = new AbortController();
      let closed: () => void;
      const stopped = new Promise<void>((resolve) => (closed = resolve));
      const upstream = await listen((req, res) => {
        if (req.url === "/v1/models") return res.end('{"data":[]}');
        res.once("close", () => closed());
        leaving.abort(); // it has the request and has said nothing yet
      });
      const endpoint = await mount({ env: { HF_BLOCKS_UPSTREAM: upstream } });
      await post(`${endpoint}/v1/chat/completions`, hello, { signal: leaving.signal }).catch(() => "left");
      await stopped;
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
      const answer = await post(`${endpoint}/v1/chat/completions`, { ...hello, stream: true }, { signal: leaving.signal });
      await answer.body!.getReader().read();
      leaving.abort();
      await stopped;
    });
  });
});
