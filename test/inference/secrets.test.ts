import { expect } from "chai";
import { bindEngine, type EngineContext } from "../../src/inference/engine.ts";
import { listenToConsole } from "./console.ts";
import { drain } from "./expect-fault.ts";
import { says, startFaultServer, streams, type Behaviour, type FaultServer } from "./fault-server.ts";
import { invoice, recording } from "./recordings.ts";

const chat = {
  model: "owner/name",
  messages: [{ role: "user", content: "Hello there, my good friend" }],
};

describe("secrets", () => {
  let server: FaultServer;
  before(async () => (server = await startFaultServer()));
  after(() => server.stop());

  it("never reach an endpoint nor an error, whichever way they were given", async () => {
    const { InferenceClient } = await import("@huggingface/inference");
    const { inspect } = await import("node:util");
    const token = "hf_CANARYtoken";
    const prompt = "CANARY prompt of the person";
    const echo: Behaviour = (response, request) =>
      says(422, { error: `${request.body.slice(0, 4000)} ${request.headers.authorization} ${token}` }, { "x-request-id": "r1" })(
        response,
        request,
        1,
      );
    const context: EngineContext = {
      signal: new AbortController().signal,
      endpoint: () => server.url,
      token: () => token,
    };
    const elsewhere: EngineContext = { ...context, endpoint: () => undefined };
    const own = new InferenceClient(token, { endpointUrl: server.url });
    const args = {
      model: "o/n",
      accessToken: token,
      messages: [{ role: "user", content: prompt }],
    };
    const document = {
      model: "o/n",
      accessToken: token,
      inputs: { image: invoice, question: prompt },
    };
    const custom = {
      async summarization(_: unknown, options: any) {
        await options.fetch(`${server.url}/custom`, {
          method: "POST",
          headers: { authorization: `Bearer ${token}`, "x-key": token },
        });
        return { summary_text: "" };
      },
    };
    const outcomes: unknown[] = [];
    const told = listenToConsole();
    for (const behaviour of [echo, says(200, "{"), says(401, { error: token }), streams(`data: {"error":"${prompt} ${token}"}\n\n`)]) {
      server.does(behaviour);
      for (const [engine, where] of [
        [bindEngine(undefined, context), "endpoint"],
        [bindEngine(new InferenceClient(), context), "endpoint"],
        [bindEngine(own, context), "own endpoint"],
        [bindEngine(own, elsewhere), "own endpoint"],
        [
          bindEngine(
            {
              ...custom,
              chatCompletion: own.chatCompletion as never,
              chatCompletionStream: own.chatCompletionStream,
            },
            context,
          ),
          "custom",
        ],
      ] as const) {
        // An engine that uses a client in its own way, past our fetch.
        const careless = bindEngine({ translation: () => own.chatCompletion({ ...args, accessToken: "" }) as never }, context);
        outcomes.push(await careless.translation({ inputs: prompt }).catch((error) => error));
        outcomes.push((await drain(engine.chatCompletionStream(args))).error);
        outcomes.push(await engine.chatCompletion(args).catch((error) => error));
        if (where === "custom") outcomes.push(await engine.summarization({ inputs: prompt }).catch((error) => error));
        else outcomes.push(await engine.documentQuestionAnswering(document).catch((error) => error));
        outcomes.push(await engine.chatCompletion({ ...args, endpointUrl: server.url }).catch((error) => error));
      }
      expect(server.seen.length).to.be.at.least(18);
      expect(
        inspect(
          server.seen.map(({ url, headers }) => ({ url, headers })),
          { depth: 9 },
        ),
      ).not.to.include("CANARY");
      expect(server.seen.some(({ body }) => body.includes(token))).to.equal(false);
    }
    told.stop();
    expect(told.lines.length).to.be.greaterThan(20);
    expect(told.lines.join()).not.to.include("CANARY");
    expect(outcomes.filter((one) => one instanceof Error).length).to.be.greaterThan(60);
    for (const error of outcomes as Error[]) {
      const all =
        inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error) + JSON.stringify(error?.cause ?? "") + error?.message;
      expect(all).not.to.include("CANARY");
    }
  });

  it("go to Hugging Face's own hosts only, over https", async () => {
    const { mayHaveToken } = await import("../../src/inference/transport/outgoing.ts");
    const may = ["https://huggingface.co/api/models/x", "https://router.huggingface.co/v1/chat/completions"];
    const mayNot = [
      "http://router.huggingface.co/v1",
      "https://huggingface.co.evil.example/",
      "https://evilhuggingface.co/",
      "https://anybody.hf.space/",
      "https://huggingface.co@evil.example/",
      "https://api.together.xyz/",
      "http://localhost:8000/",
    ];
    expect(may.map(mayHaveToken)).to.deep.equal([true, true]);
    expect(mayNot.map(mayHaveToken)).to.deep.equal(mayNot.map(() => false));
  });

  it("take the signed-in user's token to the router only", async () => {
    const { InferenceClient } = await import("@huggingface/inference");
    const seen: string[] = [];
    const client = new InferenceClient("", {
      fetch: async (url, init) => {
        seen.push(`${url} ${new Headers(init?.headers).get("authorization")}`);
        return new Response(recording("35afe3b2").response.body, {
          headers: { "content-type": "application/json" },
        });
      },
    });
    const context: EngineContext = {
      signal: new AbortController().signal,
      token: async () => "hf_user",
    };
    await drain(bindEngine(client, context).chatCompletionStream(chat));
    expect(seen).to.deep.equal(["https://router.huggingface.co/v1/chat/completions Bearer hf_user"]);
  });
});
