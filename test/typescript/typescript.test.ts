import { expect } from "chai";
import { HfLikeEvent } from "../../src/elements/chatbot/events.ts";
import {
  blocks,
  button,
  chatbot,
  chatInterface,
  HfError,
  keep,
  live,
  markdown,
  multimodalTextbox,
  native,
  number,
  on,
  row,
  SKIP,
  slider,
  state,
  task,
  textbox,
  update,
  type ChatMessage,
} from "../../src/index.ts";
import { mounted, shownErrors, submit, tick, type, until, type Valued } from "../app/page.ts";

/** For calls that the compiler would refuse. */
const loose = on as (...given: unknown[]) => ReturnType<typeof on>;
const messages = (chat: Element): [string, string][] => (chat as Valued).value.map(({ role, content }: ChatMessage) => [role, content]);
/** An engine that answers in three pieces. */
const engine = {
  async *chatCompletionStream({ messages }: { messages: { role: string; content: unknown }[] }) {
    const last = messages.at(-1)!.content as string;
    for (const piece of ["You ", "said ", last]) yield { choices: [{ index: 0, delta: { content: piece } }] };
    yield { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] };
  },
} as never;

describe("an app in TypeScript", () => {
  it("C27 C28 C29 wires the guide's chatbot: user at once, then bot, and Clear", async () => {
    const msg = textbox({ id: "msg" }),
      chat = chatbot({ id: "chat" }),
      clear = button({ id: "clear" }, "Clear");
    const seen: unknown[] = [];
    function user([message, history]: [string, ChatMessage[]]): [string, ChatMessage[]] {
      return ["", [...history, { role: "user", content: message }]];
    }
    async function* bot(history: ChatMessage[]) {
      seen.push([app.find("#msg").value, messages(app.find("#chat"))]);
      history.push({ role: "assistant", content: "" });
      for (const letter of "abc") {
        history.at(-1)!.content += letter;
        yield history;
      }
    }
    on(msg, user, [msg, chat], [msg, chat]).then(bot, chat, chat);
    on(clear, () => null, undefined, chat);
    const app = await mounted(blocks(chat, msg, clear));
    type(app.find("#msg"), "Hello");
    submit(app.find("#msg"));
    expect(seen).to.deep.equal([["", [["user", "Hello"]]]]);
    await until(() => messages(app.find("#chat")).at(-1)?.[1] === "abc", "the reply");
    app.find("#clear").dispatchEvent(new MouseEvent("click"));
    expect(app.find("#chat").value).to.deep.equal([]);
  });

  it("wires several triggers and records", async () => {
    const msg = textbox({ id: "msg" }),
      send = button({ id: "send" }, "Send"),
      history = chatbot({ id: "chat" });
    on(
      [msg, send],
      ({ msg, history }) => ({ msg: "", history: [...history, { role: "user", content: msg }] }),
      { msg, history },
      { msg, history },
    );
    const app = await mounted(blocks(history, msg, send));
    type(app.find("#msg"), "one");
    submit(app.find("#msg"));
    type(app.find("#msg"), "two");
    app.find("#send").dispatchEvent(new MouseEvent("click"));
    expect(messages(app.find("#chat"))).to.deep.equal([
      ["user", "one"],
      ["user", "two"],
    ]);
  });

  it("gives typed events of a block", async () => {
    const chat = chatbot({ id: "chat" });
    const reported: boolean[] = [];
    on([chat, "hf-like"], (_, { event }) => void reported.push(event.liked === true));
    const app = await mounted(blocks(chat));
    app.find("#chat").dispatchEvent(new HfLikeEvent(0, "text", true));
    expect(reported).to.deep.equal([true]);
  });

  it("follows inputs with live", async () => {
    const a = number({ id: "a", value: 2 }),
      b = number({ id: "b", value: 3 }),
      sum = number({ id: "sum" });
    live(([a, b]) => (a ?? 0) + (b ?? 0), [a, b], sum);
    const app = await mounted(blocks(a, b, sum));
    expect(app.find("#sum").value).to.equal(5);
    type(app.find("#a"), 10);
    expect(app.find("#sum").value).to.equal(13);
  });

  it("takes along states that only listeners name, and updates them with a function", async () => {
    const n = number({ id: "n" });
    const scores = state<number[]>({ id: "scores", value: [] });
    on([n, "change"], (v) => (list) => [...list, v ?? 0].sort((a, b) => b - a).slice(0, 3), n, scores);
    const app = await mounted(blocks(n));
    for (const score of [1, 4, 2, 3]) {
      app.find("#n").value = score;
      app.find("#n").dispatchEvent(new Event("change", { bubbles: true }));
    }
    expect(app.find("#scores").value).to.deep.equal([4, 3, 2]);
  });

  it("runs handlers at load, and at any event of the app", async () => {
    const out = textbox({ id: "out" });
    const app = blocks(out);
    on([app, "hf-load"], () => "loaded", undefined, out);
    expect((await mounted(app)).find("#out").value).to.equal("loaded");
  });

  it("wires native elements", async () => {
    const go = native("button", { id: "go", type: "button" }, "Go"),
      name = native("input", { id: "name", value: "Ada" }),
      out = textbox({ id: "out" });
    on(go, (value) => `Hi ${value}`, name, out);
    const app = await mounted(blocks(name, go, out));
    app.find("#go").dispatchEvent(new MouseEvent("click"));
    expect(app.find("#out").value).to.equal("Hi Ada");
  });

  it("E32 sets properties with update and leaves with SKIP", async () => {
    const go = button({ id: "go" }, "Go"),
      out = textbox({ id: "out", value: "kept" });
    on(go, () => [update({ label: "New" }), SKIP], undefined, [out, go]);
    const app = await mounted(blocks(go, out));
    app.find("#go").dispatchEvent(new MouseEvent("click"));
    expect([app.find("#out").label, app.find("#out").value]).to.deep.equal(["New", "kept"]);
  });

  it("shows what a handler throws at its output, and goes on", async () => {
    const go = button({ id: "go" }, "Go"),
      out = textbox({ id: "out", value: "before" });
    let calls = 0;
    on(
      go,
      () => {
        if (++calls === 1) throw new HfError("The oven is cold. Heat it first.");
        return "baked";
      },
      undefined,
      out,
    );
    const app = await mounted(blocks(go, out));
    app.find("#go").dispatchEvent(new MouseEvent("click"));
    await tick();
    expect(shownErrors(app)).to.deep.equal(["The oven is cold. Heat it first."]);
    expect(app.find("#out").value).to.equal("before");
    app.find("#go").dispatchEvent(new MouseEvent("click"));
    await tick();
    expect([app.find("#out").value, shownErrors(app)]).to.deep.equal(["baked", []]);
  });
});

describe("a task in TypeScript", () => {
  function chatApp() {
    const chat = chatbot({ id: "chat" }),
      heat = slider({ id: "heat", min: 0, max: 1, step: 0.1, value: 0.5 }),
      ask = multimodalTextbox({ id: "ask" });
    const reply = on(ask, task("chat-completion", { model: "m", temperature: heat }), [ask, chat], [ask, chat]);
    on([ask, "hf-stop"], { cancels: reply });
    return { chat, heat, ask };
  }

  it("sends the conversation, empties the box, and grows one message", async () => {
    const { chat, heat, ask } = chatApp();
    const calls: { messages: unknown; temperature: number }[] = [];
    const spy = {
      async *chatCompletionStream(args: never) {
        calls.push(args);
        yield* (engine as any).chatCompletionStream(args);
      },
    } as never;
    const app = await mounted(blocks({ engine: spy }, chat, heat, ask));
    type(app.find("#ask"), "Hello");
    submit(app.find("#ask"));
    await until(() => app.find("#chat").value.at(-1)?.status === "done", "the answer");
    expect(app.find("#ask").value).to.deep.equal({ text: "", files: [] });
    expect(messages(app.find("#chat"))).to.deep.equal([
      ["user", "Hello"],
      ["assistant", "You said Hello"],
    ]);
    type(app.find("#ask"), "More");
    submit(app.find("#ask"));
    await until(() => app.find("#chat").value.length === 4 && app.find("#chat").value.at(-1)?.status === "done", "the second answer");
    expect(calls[1]?.messages).to.deep.equal([
      { role: "user", content: "Hello" },
      { role: "assistant", content: "You said Hello" },
      { role: "user", content: "More" },
    ]);
    expect(calls[1]?.temperature).to.equal(0.5);
  });

  it("C9 stops: the box offers Stop while it runs, and what came stays and is marked", async () => {
    const { chat, heat, ask } = chatApp();
    const endless = {
      async *chatCompletionStream() {
        yield { choices: [{ delta: { content: "part" } }] };
        await new Promise(() => {});
      },
    } as never;
    const app = await mounted(blocks({ engine: endless }, chat, heat, ask));
    type(app.find("#ask"), "Hello");
    submit(app.find("#ask"));
    await until(() => messages(app.find("#chat")).at(-1)?.[1] === "part", "the first piece");
    expect(app.find("#ask").busy).to.equal(true);
    app.find("#ask").dispatchEvent(new Event("hf-stop"));
    await tick();
    expect(app.find("#ask").busy).to.equal(false);
    expect(app.find("#chat").value.at(-1)).to.deep.include({ content: "part", status: "stopped" });
  });

  it("gives the text back when the request never left", async () => {
    const { chat, heat, ask } = chatApp();
    const app = await mounted(blocks({ engine: {} as never }, chat, heat, ask));
    type(app.find("#ask"), "Precious");
    submit(app.find("#ask"));
    await until(() => shownErrors(app).length > 0, "the error");
    expect([app.find("#ask").value.text, app.find("#chat").value]).to.deep.equal(["Precious", []]);
  });

  it("keeps the question and what came of the answer when the service fails", async () => {
    const { chat, heat, ask } = chatApp();
    const failing = {
      async *chatCompletionStream() {
        yield { choices: [{ delta: { content: "part" } }] };
        throw new HfError("It broke. Try again.", { code: "service" });
      },
    } as never;
    const app = await mounted(blocks({ engine: failing }, chat, heat, ask));
    type(app.find("#ask"), "Hello");
    submit(app.find("#ask"));
    await until(() => app.find("#chat").value.at(-1)?.status === "error", "the error");
    expect(messages(app.find("#chat"))).to.deep.equal([
      ["user", "Hello"],
      ["assistant", "part"],
    ]);
    expect(app.find("#ask").value.text).to.equal("");
  });
});

describe("mounting again", () => {
  const version = (label: string, extra: boolean) => {
    const name = textbox({ id: "name", label });
    const free = textbox({ label: "Free" });
    return blocks(...(extra ? [markdown("# New"), free, name] : [name, free]));
  };

  it("H2 H5 keeps the elements that are the same, with what is in them, wherever they are now", async () => {
    const first = await mounted(version("Name", false));
    const [name, free] = [first.find("#name"), [...first.querySelectorAll("hf-textbox")][1] as unknown as Valued];
    type(name, "Ada");
    type(free, "typed");
    const second = await mounted(version("Your name", true));
    expect(second).to.equal(first);
    expect(second.find("#name")).to.equal(name);
    expect([name.value, name.label, free.value]).to.deep.equal(["Ada", "Your name", "typed"]);
    expect([...second.children].map((child) => child.localName)).to.deep.equal(["hf-markdown", "hf-textbox", "hf-textbox"]);
  });

  it("H2 keeps what is typed into a block without an id whose label is another one, unless it may be another block", async () => {
    const app = await mounted(blocks(row(textbox({ label: "Only" }), slider({ label: "How much" })), textbox({ label: "Other" })));
    const [only, other] = [...app.querySelectorAll("hf-textbox")] as unknown as Valued[];
    type(only!, "typed");
    type(other!, "too");
    await mounted(blocks(row(textbox({ label: "Sole" }), slider({ label: "How much" })), textbox({ label: "Other" })));
    expect([...app.querySelectorAll("hf-textbox")]).to.deep.equal([only, other]);
    expect([only!.value, only!.label, other!.value]).to.deep.equal(["typed", "Sole", "too"]);
    await mounted(blocks(textbox({ label: "A" }), textbox({ label: "B" })));
    expect([...app.querySelectorAll<HTMLElement & Valued>("hf-textbox")].map(({ label, value }) => [label, value])).to.deep.equal([
      ["A", "typed"],
      ["B", "too"],
    ]);
    // One of three may be any of the two.
    await mounted(blocks(textbox({ label: "C" }), textbox({ label: "D" }), textbox({ label: "E" })));
    expect([...app.querySelectorAll<HTMLElement & Valued>("hf-textbox")].map(({ value }) => value)).to.deep.equal(["", "", ""]);
  });

  it("lets a changed default win where nobody has typed, and H4 takes away what is gone with its listeners", async () => {
    let runs = 0;
    const make = (value: string, withButton: boolean) => {
      const name = textbox({ id: "name", value }),
        free = textbox({ id: "free", value }),
        go = button({ id: "go" }, "Go");
      if (withButton) on(go, () => void runs++);
      return blocks(name, free, ...(withButton ? [go] : []));
    };
    const app = await mounted(make("one", true));
    const go = app.find("#go");
    type(app.find("#name"), "typed");
    await mounted(make("two", false));
    go.dispatchEvent(new MouseEvent("click"));
    expect([app.find("#name").value, app.find("#free").value, app.querySelector("#go"), runs]).to.deep.equal(["typed", "two", null, 0]);
  });

  it("does not double listeners", async () => {
    let runs = 0;
    const make = () => {
      const go = button({ id: "go" }, "Go");
      on(go, () => void runs++);
      return blocks(go);
    };
    let app = await mounted(make());
    app = await mounted(make());
    app.find("#go").dispatchEvent(new MouseEvent("click"));
    expect(runs).to.equal(1);
  });
});

describe("an author's mistake in TypeScript", () => {
  const msg = () => textbox({ id: "msg" });
  const cases: [string, () => unknown, RegExp][] = [
    [
      "an unknown option",
      () => loose(msg(), () => "", undefined, undefined, { mod: "once" }),
      /^on\(<hf-textbox id="msg">\) has the option “mod”, which is unknown\. Known options: mode, latest, cancels, concurrency, group, progress, progressOn, validator\.$/,
    ],
    ["no handler", () => loose(msg(), undefined), /has no handler/],
    [
      "something that is no block",
      () => loose(msg(), () => "", undefined, "chat"),
      /has a string among its inputs or outputs, which is not a block/,
    ],
    ["an input that is no block", () => loose(msg(), () => "", "ask"), /^on\(<hf-textbox id="msg">\) has a string among its inputs/],
    ["a list with a gap", () => loose(msg(), () => "", [msg(), undefined]), /has nothing among its inputs or outputs/],
    ["an element of the page", () => loose(msg(), () => "", { a: document.body }), /has an object among its inputs or outputs/],
    [
      "F-A13 options without a handler",
      () => loose(msg(), { mode: "once" }),
      /has no handler\. Pass a function or task\(…\), or \{ cancels \}/,
    ],
    ["null as the handler", () => loose(msg(), null, msg()), /has no handler/],
    ["a follower without a handler", () => (on(msg(), () => {}) as any).success("next"), /\.success has no handler/],
    [
      "F-A13 an unknown mode",
      () => loose(msg(), () => "", undefined, undefined, { mode: "onc" }),
      /has mode="onc"\. It can be once, multiple, always-last/,
    ],
    [
      "F-A13 an unknown progress",
      () => loose(msg(), () => "", undefined, undefined, { progress: "none" }),
      /has progress="none"\. It can be full/,
    ],
    ["update() of no record", () => update(3 as never), /^update\(\) got a number\. Pass the properties to set/],
    ["update() of a list", () => update([] as never), /^update\(\) got a list/],
    ["a number among blocks", () => blocks("t", 3 as never), /^<hf-blocks> got a number\. Pass options first/],
    ["a list of blocks", () => blocks([msg()] as never), /^<hf-blocks> got a list\. Pass options first.* one by one/],
    ["a block that is left out", () => blocks(msg(), false as never), /^<hf-blocks> got a boolean/],
    [
      "F-A13 a number in place of a state's options",
      () => state(3 as never),
      /^<hf-state> got a number\. Pass its value as an option: state\(\{ value: … \}\)\.$/,
    ],
    ["F-A13 a list in place of a state's options", () => state([] as never), /^<hf-state> got a list\./],
    ["F-A13 a function in place of a state's options", () => state((() => 3) as never), /^<hf-state> got a function\./],
    [
      "F-A13 keep() without a name",
      () => keep((() => 3) as never, undefined as never),
      /^keep\(\) has no name\. Pass both, as in keep\("client", \(\) => …\)\.$/,
    ],
    ["F-A13 keep() of nothing", () => (keep as any)(), /^keep\(\) has no name/],
    ["an element as options", () => textbox(document.body as never), /^<hf-textbox> got an object/],
    [
      "F-A13 a state's unknown option",
      () => blocks(state({ scop: "page" } as never), msg()).mount(document.body),
      /<hf-state> has no option “scop”\. It has: id, value/,
    ],
    ["keep() without a function", () => keep("client", undefined as never), /^keep\("client"\) has no function/],
    ["chatInterface() of nothing", () => (chatInterface as any)(), /^chatInterface\(\) has no function/],
    ["chatInterface() of options alone", () => (chatInterface as any)({ heading: "Chat" }), /has no function/],
    ["a trigger that is no block", () => loose("msg", () => ""), /has "msg" as a trigger/],
    [
      "one description twice",
      () => {
        const one = msg();
        blocks(one, one).mount(document.body);
      },
      /<hf-textbox id="msg"> stands twice in the app: at hf-blocks > hf-textbox\[0\] and at hf-blocks > hf-textbox\[1\]/,
    ],
    ["one id twice", () => blocks(msg(), msg()).mount(document.body), /The id "msg" stands twice/],
    [
      "a mode for a follower",
      () => on(msg(), () => {}).then(() => {}, undefined, undefined, { mode: "once" }),
      /belongs to the first listener of a chain/,
    ],
    ["a target that is not there", () => blocks(msg()).mount("#nowhere"), /mount\("#nowhere"\) finds no such element/],
    [
      "an option that the block does not have",
      () => blocks(textbox({ colour: "red" } as never)).mount(document.body),
      /<hf-textbox> has no option “colour”\. It has: id, value, .*label.*, maxLines/,
    ],
  ];
  for (const [title, act, message] of cases) {
    it(`throws at once: ${title}`, () => {
      expect(act).to.throw(HfError, message);
    });
  }

  it("says that a listener is not a promise", async () => {
    let thrown: unknown;
    try {
      await (loose(msg(), () => "") as unknown as Promise<void>);
    } catch (error) {
      thrown = error;
    }
    expect((thrown as Error).message).to.equal(
      "A listener is not a promise. Remove `await`; use .then(handler, inputs, outputs) to run something afterwards.",
    );
  });

  it("names a block that is not mounted", async () => {
    const go = button({ id: "go" }, "Go"),
      lost = textbox({ label: "Lost" });
    on(go, () => "x", undefined, lost);
    const app = await mounted(blocks(go));
    app.find("#go").dispatchEvent(new MouseEvent("click"));
    await tick();
    expect(shownErrors(app).join()).to.contain('<hf-textbox label="Lost">, which is not in the mounted app');
  });
});
