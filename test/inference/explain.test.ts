import { expect } from "chai";
import { HfError } from "../../src/core/hf-error.ts";
import { openCall, type EngineContext } from "../../src/inference/transport/call.ts";
import { explain } from "../../src/inference/transport/explain.ts";

const call = (context: Partial<EngineContext> = {}) =>
  openCall("textToImage", { model: "owner/name" }, { signal: new AbortController().signal, ...context });
const named = (name: string, message = "", more = {}) => Object.assign(new Error(message), { name }, more);
const codeOf = async (error: unknown, of = call()) => ((await explain(error, of)) as HfError).code;

describe("an error of a call", () => {
  it("is the reason of an abort, whatever came of it", async () => {
    const reason = new Error("cancelled");
    expect(await explain(new TypeError("fetch failed"), call({ signal: AbortSignal.abort(reason) }))).to.equal(reason);
  });

  it("is ours as it is, and so is what is no error", async () => {
    const ours = new HfError("Ours.", { code: "busy" });
    expect(await explain(ours, call())).to.equal(ours);
    for (const thrown of ["text", undefined, 7]) expect(await explain(thrown, call())).to.equal(thrown);
  });

  it("is a lost connection in any browser's words", async () => {
    for (const message of [
      "fetch failed",
      "NetworkError when attempting",
      "Load failed",
      "terminated",
      "Connection closed",
      "other side closed",
    ])
      expect(await codeOf(new TypeError(message))).to.equal("unreachable");
    const mistake = new TypeError("x is not a function");
    expect(await explain(mistake, call())).to.equal(mistake);
  });

  it("is that of the answer inside it, with its status unless that is a good one", async () => {
    const answer = (status: number, body: unknown) => named("ProviderApiError", "", { httpResponse: { status, requestId: "r1", body } });
    const fault = (await explain(answer(429, { error: "x" }), call())) as HfError;
    expect([fault.code, fault.cause]).to.deep.equal(["rate-limited", { status: 429, requestId: "r1", detail: "x" }]);
    expect(await codeOf(answer(200, { error: "overloaded" }))).to.equal("busy");
    expect(await codeOf(answer(299, { error: "overloaded" }))).to.equal("busy");
    expect(await codeOf(answer(300, { error: "overloaded" }))).to.equal("unreachable");
  });

  it("is in our words where the client has refused", async () => {
    expect(await codeOf(named("RoutingError"))).to.equal("sign-in");
    expect(await codeOf(named("ProviderOutputError"))).to.equal("bad-answer");
    expect(await codeOf(named("SyntaxError"))).to.equal("bad-answer");
    const method = (await explain(named("InputError", "Task 'x' not supported for provider y"), call())) as HfError;
    expect([method.code, method.message.includes("“text-to-image”")]).to.deep.equal(["no-method", true]);
    for (const message of [
      "No Inference Provider available for it",
      "It is not supported for task x",
      "We have not been able to find it",
    ]) {
      const model = (await explain(named("InputError", message), call())) as HfError;
      expect([model.code, model.message.includes("“owner/name”")]).to.deep.equal(["no-model", true]);
    }
    const mistake = (await explain(named("InputError", "Wrong token hf_abc"), call())) as HfError;
    expect([mistake.code, mistake.message]).to.deep.equal(["author", "Wrong token [redacted]"]);
  });

  it("is an author's own as it is, but one of the client's is of an answer that it did not expect", async () => {
    const own = new Error("Mine.");
    expect(await explain(own, call())).to.equal(own);
    expect(await codeOf(own, Object.assign(call(), { byClient: true }))).to.equal("bad-answer");
  });
});

describe("a call", () => {
  it("ends with the run, with the caller's own signal, and at its end", () => {
    const [run, own] = [new AbortController(), new AbortController()];
    const open = () => openCall("chatCompletion", {}, { signal: run.signal }, own.signal);
    const [one, two, three] = [open(), open(), open()];
    expect([one.signal.aborted, one.aborted()]).to.deep.equal([false, undefined]);
    three.close();
    expect([three.signal.aborted, three.aborted()]).to.deep.equal([true, undefined]);
    own.abort(new Error("enough"));
    expect([one.signal.reason, one.aborted()?.reason]).to.deep.equal([own.signal.reason, own.signal.reason]);
    run.abort(new Error("cancelled"));
    expect([two.signal.reason, two.aborted()?.reason]).to.deep.equal([own.signal.reason, run.signal.reason]);
    expect(open().signal.aborted).to.equal(true);
  });

  it("tells once that its request leaves", () => {
    let times = 0;
    const one = call({ onRequest: () => times++ });
    expect(times).to.equal(0);
    one.leaving();
    one.leaving();
    expect(times).to.equal(1);
    call().leaving();
  });

  it("names its model where it is a text, and takes the settings of the run over ours", () => {
    const open = (model: unknown) =>
      openCall("chatCompletion", { model }, { signal: new AbortController().signal, settings: { retries: 0 } });
    expect([open("o/n").model, open(7).model, open("").model]).to.deep.equal(["o/n", undefined, ""]);
    expect(open("o/n").settings).to.include({ retries: 0, idleSeconds: 20 });
  });
});
