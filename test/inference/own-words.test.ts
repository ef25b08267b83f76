import { spawnSync } from "node:child_process";
import { expect } from "chai";
import { faultWords } from "../../src/inference/transport/fault-words.ts";
import { closeAll, listen, mount, OFFLINE } from "../dev/local/mounted.ts";
import { faultOf } from "./expect-fault.ts";
import { says, startFaultServer, type FaultServer } from "./fault-server.ts";
import { invoice } from "./recordings.ts";
import { quick } from "./quick-engine.ts";

const question = { model: "owner/name", inputs: { image: invoice, question: "Invoice number?" } };
const SENTENCE = "Reading documents needs the package sharp. Install it with: npm install --save-dev sharp";
const MARK = { "x-hf-blocks-says": "1" };

describe("the words of a fault", () => {
  let server: FaultServer;
  before(async () => {
    server = await startFaultServer();
  });
  after(() => server.stop());
  after(closeAll);

  const ask = (url: string, more = {}) => faultOf(quick(url, more).engine.documentQuestionAnswering(question));
  const json = { "content-type": "application/json" };

  for (const [status, code] of [
    [501, "no-method"],
    [422, "bad-file"],
    [404, "no-model"],
    [405, "unreachable"],
  ] as const)
    it(`F-S9 are those of an endpoint of ours, with status ${status}`, async () => {
      server.does(says(status, { error: `${SENTENCE} (image ${status})` }, { ...json, ...MARK }));
      expect(await ask(server.url)).to.include({ code, message: `${SENTENCE} (image ${status})` });
    });

  it("F-S9 are ours for whoever does not say that he is an endpoint of ours", async () => {
    server.does(says(501, { error: SENTENCE }, json));
    expect((await ask(server.url)).message).to.equal(faultWords["no-method"].replace("{task}", "document-question-answering"));
  });

  it("F-S9 are ours for whoever says so and was not asked for as the app's endpoint", async () => {
    server.does(says(501, { error: SENTENCE }, { ...json, ...MARK }));
    const { engine } = quick(`${server.url}/other`);
    const fault = await faultOf(engine.documentQuestionAnswering({ ...question, endpointUrl: server.url } as typeof question));
    expect(fault.message).not.to.contain("sharp");
  });

  it("F-S9 are ours where a provider behind our endpoint says so", async () => {
    const provider = await listen((_, response) => response.writeHead(501, { ...json, ...MARK }).end(JSON.stringify({ error: SENTENCE })));
    const endpoint = await mount({ env: { HF_TOKEN: "hf_secret", HF_BLOCKS_ROUTER: provider } });
    expect((await ask(endpoint)).message).not.to.contain("sharp");
  });

  it("F-S9 hold no token, and nothing of what was asked", async () => {
    server.does(says(501, { error: "The token hf_abcdef is old." }, { ...json, ...MARK }));
    expect((await ask(server.url)).message).to.equal("The token [redacted] is old.");
    server.does(says(501, { error: "You asked: Invoice number?" }, { ...json, ...MARK }));
    expect((await ask(server.url)).message).not.to.contain("Invoice");
  });

  for (const [method, args] of [
    ["summarization", { inputs: "A long text." }],
    ["fillMask", { inputs: "The [MASK] is blue." }],
    ["textToImage", { inputs: "A tree" }],
  ] as const)
    it(`F-S10 say for ${method} without an account where a token comes from and where it goes`, async () => {
      const { engine } = quick(await mount({ env: OFFLINE }));
      const call = engine[method] as unknown as (args: object) => Promise<unknown>;
      const { code, message } = await faultOf(call({ model: "owner/name", ...args }));
      expect(code).to.equal("no-model");
      expect(message)
        .to.contain("https://huggingface.co/settings/tokens")
        .and.contain("set HF_TOKEN to it in the terminal of the dev server");
      expect(message).to.match(/then Hugging Face answers\.$/);
    });
});

describe("F-A21 an app that has neither a token nor an endpoint", () => {
  /** What the console of a page of its own said, of two chats and a task. */
  function said(context: string): string[] {
    const { stderr } = spawnSync(process.execPath, ["--import", "tsx", "test/inference/ask-nobody.ts", context], { encoding: "utf8" });
    return stderr.trim().split("\n").filter(Boolean);
  }

  for (const context of ["nothing", "no token"])
    it(`says so to its author once, and what to do, with ${context}`, () => {
      const lines = said(context);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.match(/neither a token nor an endpoint.*endpoint="https:\/\/…".*property token of <hf-blocks>/);
    });

  for (const context of ["nobody signed in", "nobody signed in yet", "an empty token", "an endpoint"])
    it(`says nothing with ${context}`, () => expect(said(context)).to.deep.equal([]));
});
