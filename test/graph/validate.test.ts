import { expect } from "chai";
import { click, controlled, FakeHost, FakeListener, FakePort, list, one, quiet, record, settled } from "./bench-app.ts";
import { limits } from "../../src/graph/load-limits.ts";

const filled = (value: unknown) => (value ? "" : "Fill this in.");

// Limits and validators are there as in an app that has used them before.
before(() => limits());

describe("a validator", () => {
  it("V1: that says no shows its message under that input, the handler is not called, other inputs stay untouched", () => {
    const [name, age, out] = [new FakePort("name", ""), new FakePort("age", 5), new FakePort("out", "before")];
    const { handler, calls } = controlled();
    const validator = (values: unknown) => (values as unknown[]).map(filled);
    const run = new FakeListener({ handler, validator, inputs: list(name, age), outputs: one(out) }).trigger(click());
    expect([run?.outcome, name.messages, age.messages, calls.length]).to.deep.equal(["invalid", ["Fill this in."], [], 0]);
    expect([out.kinds, out.failures, out.get()]).to.deep.equal([[], [], "before"]);
  });

  it("V2: its message goes at the next accepted run, before the handler is called", () => {
    const name = new FakePort("name", "");
    const seen: unknown[] = [];
    const listener = new FakeListener({ handler: () => void seen.push([...name.messages]), validator: filled, inputs: one(name) });
    listener.trigger(click());
    name.type("Ada");
    listener.trigger(click());
    listener.trigger(click());
    expect([seen, name.messages]).to.deep.equal([
      [
        ["Fill this in.", ""],
        ["Fill this in.", ""],
      ],
      ["Fill this in.", ""],
    ]);
  });

  it("V2: a message at one input goes when only another is wrong", () => {
    const [a, b] = [new FakePort("a", ""), new FakePort("b", "")];
    const listener = new FakeListener({ handler: () => 1, validator: (values) => (values as unknown[]).map(filled), inputs: list(a, b) });
    listener.trigger(click());
    a.type("x");
    listener.trigger(click());
    expect([a.messages, b.messages]).to.deep.equal([
      ["Fill this in.", ""],
      ["Fill this in.", "Fill this in."],
    ]);
  });

  it("V3: that throws is an error, shown as a handler's is", async () => {
    for (const validator of [
      () => {
        throw new Error("broken");
      },
      async () => {
        throw new Error("broken");
      },
    ]) {
      const [input, out] = [new FakePort("in"), new FakePort("out")];
      const ran: string[] = [];
      const { handler, calls } = controlled();
      const listener = new FakeListener({ handler, validator, inputs: one(input), outputs: one(out) });
      for (const when of ["success", "failure", "then"] as const) listener.after(when, { handler: () => void ran.push(when) });
      const run = listener.trigger(click());
      await settled(listener);
      expect([run?.outcome, out.failures[0]?.message, calls.length, ran, out.pending]).to.deep.equal([
        "error",
        "broken",
        0,
        ["failure", "then"],
        0,
      ]);
    }
  });

  it("can take its time, and is cancelled with its run", async () => {
    const [input, out] = [new FakePort("in", "x"), new FakePort("out")];
    const { handler: validator, calls } = controlled();
    const listener = new FakeListener({ handler: () => "done", validator, inputs: one(input), outputs: one(out) });
    listener.trigger(click());
    calls[0]!.give(null);
    await settled(listener);
    expect(out.get()).to.equal("done");
    const run = listener.trigger(click());
    listener.cancel();
    calls[1]!.give("late");
    await quiet();
    expect([run?.outcome, input.messages]).to.deep.equal(["cancelled", []]);
  });

  it("says nothing wrong with “”, true, null or undefined", () => {
    for (const fine of ["", true, null, undefined]) {
      const [a, b] = [new FakePort("a"), new FakePort("b")];
      for (const said of [fine, [fine, fine], { a: fine }]) {
        expect(new FakeListener({ handler: () => 1, validator: () => said, inputs: list(a, b) }).trigger(click())?.outcome).to.equal("ok");
      }
    }
  });

  it("speaks in the shape of the inputs, or of the first of them", () => {
    const [a, b] = [new FakePort("a"), new FakePort("b")];
    const say = (validator: () => unknown, inputs = list(a, b)) =>
      new FakeListener({ handler: () => 1, validator, inputs }).trigger(click());
    say(() => ["", "list"]);
    say(() => ({ b: "by id" }));
    say(() => ({ second: "by name" }), record({ first: a, second: b }));
    say(() => "alone");
    expect([a.messages, b.messages]).to.deep.equal([["alone"], ["list", "by id", "by name"]]);
  });

  it("is heard by the app where no input can show what it says", () => {
    const host = new FakeHost();
    const run = new FakeListener({ handler: () => 1, validator: () => "Not today." }, host).trigger(click());
    expect([run?.outcome, host.notices]).to.deep.equal(["invalid", ["Not today."]]);
  });

  it("is heard by the app where its input shows no messages, and lets the next run go on", () => {
    const host = new FakeHost();
    const name = Object.assign(new FakePort("name", ""), { invalid: undefined as never });
    const listener = new FakeListener({ handler: () => 1, validator: filled, inputs: one(name) }, host);
    const before = listener.trigger(click());
    name.type("Ada");
    const after = listener.trigger(click());
    expect([before?.outcome, host.notices, after?.outcome]).to.deep.equal(["invalid", ["Fill this in."], "ok"]);
  });

  it("that gives false is told to say what to change", () => {
    const host = new FakeHost();
    new FakeListener({ handler: () => 1, validator: () => false }, host).trigger(click());
    expect(host.failures[0]?.message).to.equal(
      'The validator of on(msg) gave false. Return a message that says what to change, or "" where the value is fine.',
    );
  });

  it("does not clear what the validator of another listener has said", () => {
    const name = new FakePort("name", "");
    const host = new FakeHost();
    const listeners = [filled, () => ""].map((validator) => new FakeListener({ handler: () => 1, validator, inputs: one(name) }, host));
    for (const listener of listeners) listener.trigger(click());
    expect(name.messages).to.deep.equal(["Fill this in."]);
  });

  it("cannot change what the handler gets", () => {
    const chat = new FakePort("chat", ["a"]);
    let seen: unknown;
    const validator = (history: unknown) => void (history as string[]).push("b");
    new FakeListener({ handler: (history) => void (seen = history), validator, inputs: one(chat) }).trigger(click());
    expect(seen).to.deep.equal(["a"]);
  });
});
