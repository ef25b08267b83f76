import { InferenceClient, PROVIDERS, setLogger } from "@huggingface/inference";
import { expect } from "chai";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildClient } from "../../scripts/client-build.mjs";

type Client = typeof InferenceClient;
type Method = (args: object, options: object) => unknown;

const providers = Object.entries(PROVIDERS as unknown as Record<string, Record<string, { baseUrl: string }>>);
const methods = Object.getOwnPropertyNames(new InferenceClient()).filter((name) => !/^(accessToken|defaultOptions)$/.test(name));

/** Of everything that some task asks for, and of different kinds, so that no two could be taken for each other. */
const picture = new Blob(["picture"], { type: "image/png" });
const INPUTS: Readonly<Record<string, object>> = {
  audio: { inputs: new Blob(["sound"], { type: "audio/wav" }), parameters: { top_k: 3 } },
  automatic: { inputs: new Blob(["sound"], { type: "audio/wav" }), parameters: { return_timestamps: true } },
  chat: { messages: [{ role: "user", content: "Hello" }], max_tokens: 7, stream_options: { include_usage: true } },
  document: { inputs: { image: picture, question: "How much?" }, parameters: { top_k: 2 } },
  visual: { inputs: { image: picture, question: "How much?" } },
  image: { inputs: picture, parameters: { prompt: "in blue", num_inference_steps: 4 } },
  object: { inputs: picture },
  question: { inputs: { question: "Who?", context: "Ada" } },
  sentence: { inputs: { source_sentence: "one", sentences: ["two", "three"] } },
  table: { inputs: { query: "Who?", question: "Who?", table: { name: ["Ada"] } } },
  tabular: { inputs: { data: { age: ["36"] } } },
  zeroShotImage: { inputs: picture, parameters: { candidate_labels: ["cat", "dog"] } },
  zeroShotClassification: { inputs: "a cat", parameters: { candidate_labels: ["cat", "dog"] } },
};
const TEXT = { inputs: "Hello", parameters: { max_new_tokens: 5, guidance_scale: 2, seed: 3, lora: "x" } };
/** In the order in which a method's name is looked for: the longer one first. */
const inputsOf = (method: string) => Object.entries(INPUTS).findLast(([start]) => method.startsWith(start))?.[1] ?? TEXT;

/** What a provider may answer, so that whoever reads it finds what it waits for. */
const ANSWERS: readonly unknown[] = [
  {},
  [[{ label: "a", score: 1 }]],
  {
    choices: [{ text: "Hi", message: { role: "assistant", content: "Hi" } }],
    data: [{ url: "https://files.example/x", b64_json: "aGk=", embedding: [1], index: 0 }],
    images: [{ url: "https://files.example/x" }],
    output: ["https://files.example/x"],
    text: "Hi",
    audio: { url: "https://files.example/x" },
    video: { url: "https://files.example/x" },
    status: "completed",
    id: "7",
    model: "m",
    created: 1,
    usage: {},
    request_id: "7",
    status_url: "https://queue.fal.run/a/requests/7/status",
    response_url: "https://queue.fal.run/a/requests/7",
  },
];

interface Asked {
  url: string;
  method: string;
  headers: Record<string, string>;
  credentials: string | undefined;
  body: unknown;
}

/** What a call sent, in order, and how it ended. */
async function outcome(Made: Client, method: string, args: object, token: string, answer: unknown) {
  const asked: Asked[] = [];
  const send = async (address: RequestInfo | URL, init: RequestInit = {}) => {
    const url = address instanceof Request ? address.url : String(address);
    asked.push({
      url,
      method: init.method ?? "GET",
      headers: Object.fromEntries(new Headers(init.headers)),
      credentials: init.credentials,
      body: await sent(init.body),
    });
    const mapped = /api\/models\/(\w+)\/(\w[\w-]*)\/([\w-]+)\?/.exec(url);
    if (mapped) return Response.json({ inferenceProviderMapping: mappingOf(mapped[2]!, mapped[3]!) });
    if (url.startsWith("https://files.example/")) return new Response("file");
    if (method.endsWith("Stream"))
      return new Response('data: {"choices":[]}\n\ndata: [DONE]\n\n', { headers: { "content-type": "text/event-stream" } });
    // Each has its own word for what is ready.
    return Response.json(/\/\/queue\.fal|fal-ai/.test(url) ? { ...(answer as object), status: "COMPLETED" } : answer);
  };
  const client = new Made(token, { fetch: send as typeof fetch, retry_on_error: false, billTo: "somebody" });
  const global = globalThis.fetch;
  // What is downloaded goes past the client's own.
  globalThis.fetch = send as typeof fetch;
  try {
    const given = (client as unknown as Record<string, Method>)[method]!.call(client, args, { signal: AbortSignal.timeout(50) });
    if (!method.endsWith("Stream") && method !== "streamingRequest") return { asked, ended: await shown(await given) };
    const chunks = [];
    for await (const chunk of given as AsyncIterable<unknown>) chunks.push(chunk);
    return { asked, ended: chunks };
  } catch (error) {
    return { asked, ended: { name: (error as Error).name, message: (error as Error).message } };
  } finally {
    globalThis.fetch = global;
  }
}

const shown = async (result: unknown) => (result instanceof Blob ? [result.type, await result.text()] : result);

/** The body of a request, whatever it is made of; a form has another boundary each time. */
async function sent(body: BodyInit | null | undefined): Promise<unknown> {
  if (body instanceof FormData) return Promise.all([...body].map(async ([name, value]) => [name, await shown(value)]));
  return body instanceof Blob ? shown(body) : new Response(body ?? null).text();
}

/** This one is known by its name only. */
const nameOf = (provider: string, task: string) =>
  provider === "novita" && task === "image-text-to-video" ? "MiniMax-H3" : `${provider}/its-own-name`;
const mappingOf = (provider: string, task: string) => ({ [provider]: { providerId: nameOf(provider, task), status: "live", task } });
/** The name that the Hub has for what a method does. */
const taskOf = (method: string) =>
  method.startsWith("chat") ? "conversational" : method.replace(/Stream$/, "").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe("the client that is built", () => {
  let folder: string;
  let Trimmed: Client;

  before(async function () {
    this.timeout(60_000);
    folder = mkdtempSync(join(tmpdir(), "hf-blocks-client-"));
    await buildClient(folder, true);
    const made = (await import(pathToFileURL(join(folder, "inference/client.js")).href)) as {
      InferenceClient: Client;
      setLogger(logger: object): void;
    };
    Trimmed = made.InferenceClient;
    const quiet = () => {};
    const silence = { debug: quiet, info: quiet, log: quiet, warn: quiet, error: quiet };
    made.setLogger(silence);
    setLogger(silence as never);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
    setLogger(console);
  });

  it("has every method of the whole one", () => {
    expect(Object.getOwnPropertyNames(new Trimmed()).sort()).to.deep.equal(Object.getOwnPropertyNames(new InferenceClient()).sort());
    expect(methods.length).to.be.greaterThan(30);
  });

  for (const [provider, tasks] of providers)
    it(`sends for each task with ${provider} what the whole one sends, and ends as it does`, async () => {
      const reached = new Set<string>();
      for (const method of methods)
        for (const token of ["hf_person", "key-of-the-provider"])
          for (const answer of ANSWERS) {
            const task = taskOf(method);
            // What it cannot do is refused before anything is asked: once is enough.
            if (!(task in tasks) && (token !== "hf_person" || answer !== ANSWERS[0])) continue;
            const model = provider === "openai" ? "openai/gpt" : `owner/${provider}/${task}`;
            const args = { ...inputsOf(method), provider, model };
            const [whole, trimmed] = await Promise.all([
              outcomeAlone(InferenceClient, method, args, token, answer),
              outcomeAlone(Trimmed, method, args, token, answer),
            ]);
            expect(trimmed, `${method} with “${token}”`).to.deep.equal(whole);
            if (whole.asked.some(({ method }) => method === "POST")) reached.add(task);
          }
      // Nothing is the same only because both refuse it.
      expect([...reached]).to.include.members(Object.keys(tasks));
    }).timeout(60_000);

  it("sends to an endpoint, and to whoever the router chooses, what the whole one sends", async () => {
    for (const method of methods)
      for (const where of [{ endpointUrl: "https://own.example/v1" }, {}, { provider: "auto" }, { provider: "nobody" }])
        for (const token of ["hf_person", ""]) {
          const args = { ...inputsOf(method), model: `owner/hf-inference/${taskOf(method)}`, ...where };
          const whole = await outcome(InferenceClient, method, args, token, ANSWERS[2]);
          expect(await outcome(Trimmed, method, args, token, ANSWERS[2]), JSON.stringify([method, where])).to.deep.equal(whole);
        }
  });

  it("has nothing of other providers before the first call with one", () => {
    const code = readFileSync(join(folder, "inference/client.js"), "utf8");
    expect(code).to.contain("router.huggingface.co");
    expect(code, "one file").not.to.match(/^(im|ex)port .* from/m);
    const others = providers.filter(([provider]) => provider !== "hf-inference").flatMap(([, tasks]) => Object.values(tasks));
    for (const { baseUrl } of others) expect(code).not.to.contain(baseUrl);
  });

  it("brings the licences of what is in it", () => {
    const licences = readFileSync(join(folder, "inference/client/licences.md"), "utf8");
    expect(licences).to.contain("Tim Mikeladze and the Hugging Face team").and.to.contain("Copyright (c) Microsoft Corporation");
  });
});

let turn: Promise<unknown> = Promise.resolve();

/** One after the other: they share the page's `fetch`. */
function outcomeAlone(...call: Parameters<typeof outcome>): ReturnType<typeof outcome> {
  const made = turn.then(() => outcome(...call));
  turn = made.catch(() => {});
  return made;
}
