import { expect } from "chai";
import { HfError } from "../../src/core/hf-error.ts";
import type { When } from "../../src/graph/listener.ts";
import type { Run } from "../../src/graph/run.ts";
import { click, FakeHost, FakeListener, FakePort, list, never, one, settled, type Wanted } from "./bench-app.ts";
import { limits } from "../../src/graph/load-limits.ts";

const ALL: readonly When[] = ["then", "cancelled", "failure", "success"];

/** A listener with one follower of each kind; `ran` gets the names of those that run. */
function chain(wanted: Wanted) {
  const ran: string[] = [];
  const host = new FakeHost();
  const listener = new FakeListener(wanted, host);
  for (const when of ALL) listener.after(when, { handler: () => void ran.push(when) });
  return { listener, ran, host };
}

const fails = () => {
  throw new Error("no");
};

// Limits and validators are there as in an app that has used them before.
before(() => limits());

describe("followers", () => {
  it("E1: success does not run on failure", () => {
    const { listener, ran } = chain({ handler: fails });
    listener.trigger(click());
    expect(ran).to.not.include("success");
  });

  it("E2: failure runs only on failure", () => {
    const { listener, ran } = chain({ handler: () => 1 });
    listener.trigger(click());
    expect(ran).to.not.include("failure");
    const failing = chain({ handler: fails });
    failing.listener.trigger(click());
    expect(failing.ran).to.include("failure");
  });

  it("E3: success runs after success", () => {
    const { listener, ran } = chain({ handler: () => 1 });
    listener.trigger(click());
    expect(ran).to.include("success");
  });

  it("E4: a chain of two runs both in order", async () => {
    const ran: number[] = [];
    const listener = new FakeListener({ handler: async () => void ran.push(0) });
    listener.after("success", { handler: async () => void ran.push(1) }).after("success", { handler: () => void ran.push(2) });
    listener.trigger(click());
    await settled(listener);
    expect(ran).to.deep.equal([0, 1, 2]);
  });

  it("E4: each sees what the chain has written, and else what the first run saw", () => {
    const [message, chat, seen] = [new FakePort("msg", "question"), new FakePort("chat", []), new FakePort("seen")];
    const handler = (values: unknown) => {
      message.type("typed meanwhile");
      return [(values as string[])[0]];
    };
    const listener = new FakeListener({ handler, inputs: list(message, chat), outputs: one(chat) });
    listener.after("success", { inputs: list(message, chat), outputs: one(seen), handler: (values) => values });
    listener.trigger(click());
    expect(seen.get()).to.deep.equal(["question", ["question"]]);
  });

  it("E5: then runs after success and after failure", () => {
    for (const handler of [() => 1, fails]) {
      const { listener, ran } = chain({ handler });
      listener.trigger(click());
      expect(ran).to.include("then");
    }
  });

  it("E6: success and failure come before then", () => {
    const good = chain({ handler: () => 1 });
    good.listener.trigger(click());
    expect(good.ran).to.deep.equal(["success", "then"]);
    const bad = chain({ handler: fails });
    bad.listener.trigger(click());
    expect(bad.ran).to.deep.equal(["failure", "then"]);
  });

  it("E9: a cancelled run has cancelled once and then once, neither success nor failure", async () => {
    const { listener, ran } = chain({ handler: never });
    const run = listener.trigger(click());
    listener.cancel();
    listener.cancel();
    await settled(listener);
    expect([run?.outcome, ran]).to.deep.equal(["cancelled", ["cancelled", "then"]]);
  });

  it("E45: a plain function leads to success and then, one that throws to failure and then, within its task", () => {
    const { listener, ran } = chain({ handler: () => "value" });
    expect(listener.trigger(click())?.outcome).to.equal("ok");
    expect(ran).to.deep.equal(["success", "then"]);
    const throwing = chain({ handler: fails });
    expect(throwing.listener.trigger(click())?.outcome).to.equal("error");
    expect(throwing.ran).to.deep.equal(["failure", "then"]);
  });

  it("none run after an invalid run", async () => {
    const out = new FakePort("out");
    const { listener, ran } = chain({ handler: () => 1, inputs: one(out), validator: async () => "no" });
    const run = listener.trigger(click());
    await settled(listener);
    expect([run?.outcome, ran]).to.deep.equal(["invalid", []]);
  });

  it("none run after a superseded run", async () => {
    let calls = 0;
    const { listener, ran } = chain({ latest: true, handler: () => (++calls === 1 ? never() : "second") });
    const first = listener.trigger(click());
    const second = listener.trigger(click());
    await settled(listener);
    expect([first?.outcome, second?.outcome, ran]).to.deep.equal(["superseded", "ok", ["success", "then"]]);
  });

  it("get the error of the run before", () => {
    let seen: unknown;
    const listener = new FakeListener({ handler: fails });
    listener.after("failure", { handler: (_, run) => void (seen = run.error?.message) });
    listener.trigger(click());
    expect(seen).to.equal("no");
  });

  it("that cannot be looked up end the chain with a message, not with a listener that is busy for ever", () => {
    const host = new FakeHost();
    const listener = new FakeListener({ handler: () => 1 }, host);
    listener.source.followers = () => {
      throw new HfError("<hf-then whem=…> is unknown.", { code: "author" });
    };
    listener.trigger(click());
    expect([listener.busy, host.failures[0]?.code]).to.deep.equal([false, "author"]);
  });
});

describe("an error", () => {
  it("keeps the last yielded value and is shown there", async () => {
    const out = new FakePort("out", null, false);
    const handler = async function* () {
      yield "first";
      yield "part";
      throw new HfError("The service had a fault.", { code: "service" });
    };
    const listener = new FakeListener({ handler, outputs: one(out) });
    const run = listener.trigger(click());
    await settled(listener);
    expect([run?.outcome, out.get(), out.failures[0]?.code, out.pending]).to.deep.equal(["error", "part", "service", 0]);
  });

  it("is shown at the app when there is no output", () => {
    const { listener, host } = chain({
      handler: () => {
        throw new Error("Plain words.");
      },
    });
    listener.trigger(click());
    expect(host.failures.map((error) => error.message)).to.deep.equal(["Plain words."]);
  });

  it("has a sentence, also where what was thrown says nothing", () => {
    for (const thrown of [undefined, null, {}, Object.create(null), new Error("")]) {
      const { listener, host } = chain({
        handler: () => {
          throw thrown;
        },
      });
      listener.trigger(click());
      expect(host.failures[0]?.message).to.equal("Something in this app went wrong. Try again.");
      expect(host.failures[0]?.cause).to.equal(thrown);
    }
  });

  it("of blocks that are not found is an outcome like others", async () => {
    const { listener, ran, host } = chain({ handler: () => 1, ready: Promise.reject(new Error("no such block")) });
    const run = listener.trigger(click()) as Run;
    await settled(listener);
    expect([run.outcome, host.failures[0]?.message, ran]).to.deep.equal(["error", "no such block", ["failure", "then"]]);
  });
});
