import { withoutIds } from "../../without-ids.ts";
import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import axe from "axe-core";
import { expect } from "chai";
import type { ChatMessage } from "../../../src/core/message.ts";
import "../../../src/define/chatbot.ts";
import { loadExtras } from "../../../src/elements/chatbot/transcript.ts";
import { loadMarkdown } from "../../../src/markdown/load.ts";

type Chatbot = HTMLElementTagNameMap["hf-chatbot"];

const talk: ChatMessage[] = [
  { role: "system", content: "Be brief." },
  { role: "user", content: "Hello" },
  { role: "assistant", content: "Hi **there**" },
];

describe("hf-chatbot", () => {
  afterEach(() => fixtureCleanup());

  it("D1: shows the messages of both, an empty one as well", async () => {
    const chat = await shown([...talk, { role: "user", content: "" }]);
    expect(articles(chat).map((article) => article.querySelector(".content")!.textContent)).to.deep.equal(["Hello", "Hi there", ""]);
  });

  it("D1: shows nothing for null", async () => {
    const chat = await shown(null);
    expect(articles(chat)).to.have.length(0);
  });

  it("D3: is a log with a name that does not speak by itself", async () => {
    const chat = await shown(talk);
    const log = chat.shadowRoot!.querySelector('[role="log"]')!;
    expect([log.getAttribute("aria-label"), log.getAttribute("aria-live"), log.getAttribute("tabindex")]).to.deep.equal([
      "Conversation",
      "off",
      "0",
    ]);
  });

  it("D3: names messages by their author", async () => {
    const chat = await shown(talk);
    expect(articles(chat).map((article) => article.getAttribute("aria-label"))).to.deep.equal(["You", "Assistant"]);
  });

  it("D4: shows like buttons only where the app asks for them", async () => {
    const chat = await shown(talk);
    expect(button(chat, "Good answer")).to.equal(null);
    chat.setAttribute("actions", "like");
    await chat.updateComplete;
    expect(button(chat, "Good answer")).to.not.equal(null);
    expect(button(chat, "Copy")).to.equal(null);
  });

  it("D5: says whether an answer is good, and changes its mind", async () => {
    const chat = await shown(talk, { actions: ["like"] });
    const events: unknown[] = [];
    chat.addEventListener("hf-like", ({ index, value, liked }) => events.push([index, value, liked]));
    for (const name of ["Good answer", "Bad answer", "Marked as bad"]) {
      button(chat, name)!.click();
      await chat.updateComplete;
    }
    expect(events).to.deep.equal([
      [2, "Hi **there**", true],
      [2, "Hi **there**", false],
      [2, "Hi **there**", ""],
    ]);
  });

  it("D7: copies the Markdown of an answer and says so", async () => {
    const chat = await shown(talk);
    let written = "";
    Object.defineProperty(navigator, "clipboard", {
      configurable: true,
      value: { writeText: async (text: string) => void (written = text) },
    });
    const copied = once(chat, "hf-copy");
    button(chat, "Copy")!.click();
    expect((await copied).value).to.equal("Hi **there**");
    await chat.updateComplete;
    expect([written, button(chat, "Copied") !== null]).to.deep.equal(["Hi **there**", true]);
  });

  it("D9: offers retry and undo at the last answer only, for the last question", async () => {
    const chat = await shown([...talk, { role: "user", content: "More" }, { role: "assistant", content: "Yes" }], {
      actions: ["retry", "undo"],
    });
    expect(chat.shadowRoot!.querySelectorAll("[data-action=retry]")).to.have.length(1);
    const retry = once(chat, "hf-retry");
    button(chat, "Try again")!.click();
    const { index, value } = await retry;
    const undo = once(chat, "hf-undo");
    button(chat, "Undo")!.click();
    expect([index, value, (await undo).index]).to.deep.equal([3, "More", 3]);
  });

  it("D9: offers neither while the answer streams", async () => {
    const chat = await shown([...talk.slice(0, 2), { role: "assistant", content: "Hi", status: "streaming" }], { actions: ["retry"] });
    expect(button(chat, "Try again")).to.equal(null);
  });

  it("D11: edits a message of the person's in place", async () => {
    const chat = await shown(talk, { actions: ["edit"] });
    button(chat, "Edit")!.click();
    await ready(chat);
    const area = chat.shadowRoot!.querySelector("textarea")!;
    expect(chat.shadowRoot!.activeElement).to.equal(area);
    area.value = "Hello again";
    const edited = once(chat, "hf-edit");
    chat.shadowRoot!.querySelector<HTMLElement>("form .primary")!.click();
    const { index, previous, value } = await edited;
    expect([index, previous, value]).to.deep.equal([1, "Hello", "Hello again"]);
  });

  it("D11: leaves the text when an edit is cancelled", async () => {
    const chat = await shown(talk, { actions: ["edit"] });
    button(chat, "Edit")!.click();
    await ready(chat);
    const area = chat.shadowRoot!.querySelector("textarea")!;
    area.value = "Changed";
    area.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await chat.updateComplete;
    expect(articles(chat)[0]!.textContent).to.contain("Hello");
    expect(chat.shadowRoot!.activeElement).to.equal(button(chat, "Edit"));
  });

  it("D13: shows the placeholder as Markdown while it is empty", async () => {
    const chat = await shown([], { placeholder: "**Ask** away" });
    expect(chat.shadowRoot!.querySelector(".placeholder strong")!.textContent).to.equal("Ask");
    chat.value = talk;
    await chat.updateComplete;
    expect(chat.shadowRoot!.querySelector(".placeholder")).to.equal(null);
  });

  it("D16: fires nothing when the value is set", async () => {
    const chat = await shown(null);
    let events = 0;
    for (const name of ["input", "change"]) chat.addEventListener(name, () => events++);
    chat.value = talk;
    await chat.updateComplete;
    expect(events).to.equal(0);
  });

  it("D17: follows the end, and leaves the view to whoever scrolled up", async () => {
    const chat = await tall();
    const scroller = chat.shadowRoot!.querySelector("#scroller")!;
    await frames(3);
    expect(atEnd(scroller)).to.equal(true);
    scroller.scrollTop = 40;
    await frames(3);
    grow(chat);
    await frames(4);
    expect(scroller.scrollTop).to.equal(40);
  });

  it("D17: goes to the end by its button, and follows again", async () => {
    const chat = await tall();
    const scroller = chat.shadowRoot!.querySelector("#scroller")!;
    await frames(3);
    scroller.scrollTop = 40;
    await frames(4);
    button(chat, "Jump to the latest message")!.click();
    await frames(3);
    grow(chat);
    await frames(4);
    expect(atEnd(scroller)).to.equal(true);
    expect(button(chat, "Jump to the latest message")).to.equal(null);
  });

  it("D18: never moves the view with no-autoscroll", async () => {
    const chat = await tall({ noAutoscroll: true });
    await frames(3);
    grow(chat);
    await frames(4);
    expect(chat.shadowRoot!.querySelector("#scroller")!.scrollTop).to.equal(0);
  });

  it("D21: does not show system messages", async () => {
    const chat = await shown(talk);
    expect(chat.shadowRoot!.textContent).to.not.contain("Be brief");
  });

  it("D27: shows pictures, sound, film and files of the person's", async () => {
    const file = (type: string, name: string) => ({ type, file: new File(["x"], name), name });
    const chat = await shown([
      {
        role: "user",
        content: [
          file("image", "a.png"),
          file("audio", "b.mp3"),
          file("video", "c.mp4"),
          file("file", "x/d.html"),
          { type: "text", text: "See" },
        ],
      },
    ]);
    const [article] = articles(chat);
    expect(["img", "audio", "video", "a[download='d.html']"].map((selector) => article!.querySelectorAll(selector).length)).to.deep.equal([
      1, 1, 1, 1,
    ]);
    expect(article!.querySelector("img")!.src).to.match(/^blob:/);
  });

  it("D27: asks before it loads a picture of another host", async () => {
    const chat = await shown([{ role: "assistant", content: [{ type: "image", url: "https://pictures.invalid/a.png" }] }]);
    expect(chat.shadowRoot!.querySelector("img")).to.equal(null);
    expect(articles(chat)[0]!.querySelector("button")!.textContent).to.contain("pictures.invalid");
  });

  it("D28: follows a long answer to its end", async () => {
    const chat = await shown([{ role: "user", content: "Go" }]);
    chat.value = [
      { role: "user", content: "Go" },
      { role: "assistant", content: "Line\n\n".repeat(300), status: "streaming" },
    ];
    await chat.updateComplete;
    await frames(3);
    expect(atEnd(chat.shadowRoot!.querySelector("#scroller")!)).to.equal(true);
  });

  it("D29: gives back what was set, at once and frozen", async () => {
    const chat = await shown(null);
    chat.value = talk;
    expect(withoutIds(chat.value)).to.deep.equal(talk);
    expect(Object.isFrozen(chat.value) && Object.isFrozen(chat.value[0])).to.equal(true);
    expect(Object.isFrozen(talk)).to.equal(false);
  });

  it("takes its value from JSON between its tags", async () => {
    const chat = await fixture<Chatbot>(html`<hf-chatbot>[{"role": "user", "content": "From markup"}]</hf-chatbot>`);
    expect(withoutIds(chat.value)).to.deep.equal([{ role: "user", content: "From markup" }]);
  });

  it("shows what it can of a value that makes no sense", async () => {
    const junk: unknown[] = [
      null,
      5,
      "text",
      {},
      { role: "__proto__", content: "x" },
      { role: "user", content: { nodeType: 1 } },
      { _$litType$: 1 },
      { role: "assistant", content: [["a"], { b: 1 }, null, 3] },
      [1],
      { role: "user", content: { _$litDirective$: 1 } },
    ];
    const chat = await shown(junk);
    expect(articles(chat)).to.have.length(9);
    for (const value of ["hello", 7, { length: 4294967295 }, { toJSON: "x" }, true]) {
      chat.value = value;
      await chat.updateComplete;
      expect(articles(chat)).to.have.length(1);
    }
  });

  it("D2: shows a single message, and room for the placeholder while there is none", async () => {
    const chat = await shown([talk[1]], { placeholder: "Empty" });
    expect([articles(chat).length, chat.shadowRoot!.querySelector(".placeholder")]).to.deep.equal([1, null]);
    chat.value = [];
    await ready(chat);
    expect([articles(chat).length, chat.shadowRoot!.querySelector(".placeholder")!.textContent]).to.deep.equal([0, "Empty"]);
  });

  for (const [actions, user, assistant] of [
    [[], 0, 0],
    [["like"], 0, 1],
    [["like-user"], 1, 0],
    [["like", "like-user"], 1, 1],
  ] as const) {
    it(`D4: has like buttons at ${user} of the person's messages and ${assistant} of the assistant's with “${actions.join(" ")}”`, async () => {
      const chat = await shown(talk, { actions });
      expect(articles(chat).map((article) => article.querySelectorAll('[aria-label="Good answer"]').length)).to.deep.equal([
        user,
        assistant,
      ]);
    });
  }

  it("D6: fires the author's own word for an answer, and marks it", async () => {
    const chat = await shown(talk, { actions: ["like"], feedback: ["Wrong", "Too long"] });
    const liked = once(chat, "hf-like");
    const [wrong] = [...chat.shadowRoot!.querySelectorAll<HTMLElement>(".feedback button")].filter(
      ({ textContent }) => textContent === "Wrong",
    );
    wrong!.click();
    expect([(await liked).liked, (await liked).index]).to.deep.equal(["Wrong", 2]);
    await chat.updateComplete;
    expect(wrong!.getAttribute("aria-pressed")).to.equal("true");
  });

  it("D7: copies the whole conversation, a line for each message, and adds the watermark", async () => {
    const chat = await shown(talk, { actions: ["copy-all"], watermark: "From a test" });
    let written = "";
    Object.defineProperty(navigator, "clipboard", {
      configurable: true,
      value: { writeText: async (text: string) => void (written = text) },
    });
    const copied = once(chat, "hf-copy");
    chat.shadowRoot!.querySelector<HTMLElement>("[data-action=copyAll]")!.click();
    await copied;
    expect(written).to.equal("user: Hello\nassistant: Hi **there**\n\nFrom a test");
  });

  it("D8: has a Clear button only with messages, which empties it", async () => {
    const chat = await shown([], { actions: ["clear"] });
    const clear = () => chat.shadowRoot!.querySelector<HTMLElement>("[data-action=clearChat]");
    expect(clear()).to.equal(null);
    chat.value = talk;
    await ready(chat);
    const fired: unknown[] = [];
    for (const type of ["hf-clear", "change"]) chat.addEventListener(type, (event) => fired.push(event.type));
    clear()!.click();
    expect([fired, chat.value]).to.deep.equal([["hf-clear", "change"], []]);
  });

  it("D8: leaves clearing to an app that takes it over", async () => {
    const chat = await shown(talk, { actions: ["clear"] });
    chat.addEventListener("hf-clear", (event) => event.preventDefault());
    chat.shadowRoot!.querySelector<HTMLElement>("[data-action=clearChat]")!.click();
    expect(chat.value).to.have.length(3);
  });

  for (const [actions, expected] of [
    [[], [0, 0]],
    [["edit"], [1, 0]],
    [["edit-all"], [1, 1]],
  ] as const) {
    it(`D10: has Edit where “${actions.join(" ")}” says so`, async () => {
      const chat = await shown(talk, { actions });
      expect(articles(chat).map((article) => article.querySelectorAll("[data-action=edit]").length)).to.deep.equal(expected);
    });
  }

  it("D12: edits messages that follow each other in one go, in their order", async () => {
    const chat = await shown(
      [
        { role: "user", content: "One" },
        { role: "user", content: "Two" },
        { role: "assistant", content: "Yes" },
      ],
      { actions: ["edit"] },
    );
    expect(chat.shadowRoot!.querySelectorAll("[data-action=edit]")).to.have.length(1);
    button(chat, "Edit")!.click();
    await ready(chat);
    const areas = [...chat.shadowRoot!.querySelectorAll("textarea")];
    expect(areas.map(({ value }) => value)).to.deep.equal(["One", "Two"]);
    areas[0]!.value = "First";
    areas[1]!.value = "Second";
    const edited = once(chat, "hf-edit");
    chat.shadowRoot!.querySelector<HTMLElement>("form .primary")!.click();
    expect((await edited).edits).to.deep.equal([
      { index: 0, previous: "One", value: "First" },
      { index: 1, previous: "Two", value: "Second" },
    ]);
  });

  it("D14: offers examples while it is empty, by their display text", async () => {
    const file = new File(["x"], "a.txt");
    const chat = await shown([], { examples: ["Plain", { text: "Long text", displayText: "Short", files: [file] }] });
    const buttons = [...chat.shadowRoot!.querySelectorAll<HTMLElement>("[part=example]")];
    expect(buttons.map((one) => one.querySelector(".example-text")!.textContent)).to.deep.equal(["Plain", "Short"]);
    const chosen = once(chat, "hf-example");
    buttons[1]!.click();
    const { index, value } = await chosen;
    expect([index, value.text, value.files]).to.deep.equal([1, "Long text", [file]]);
    chat.value = talk;
    await ready(chat);
    expect(chat.shadowRoot!.querySelector("[part=example]")).to.equal(null);
  });

  it("D15: offers the options of the last answer only, by label or value", async () => {
    const options = [{ value: "a", label: "Option A" }, { value: "b" }];
    const chat = await shown([
      { role: "assistant", content: "Old", options },
      { role: "user", content: "b" },
      { role: "assistant", content: "New", options },
    ]);
    const buttons = [...chat.shadowRoot!.querySelectorAll<HTMLElement>("[part=option]")];
    expect(buttons.map(({ textContent }) => textContent)).to.deep.equal(["Option A", "b"]);
    const chosen = once(chat, "hf-option");
    buttons[0]!.click();
    expect([(await chosen).index, (await chosen).value]).to.deep.equal([2, "a"]);
  });

  for (const kind of ["D19: follows the end after it was filled", "D30: shows a value that was set"]) {
    it(`${kind} inside a hidden tab`, async () => {
      const tab = await fixture<HTMLElement>(html`<div hidden><hf-chatbot></hf-chatbot></div>`);
      const chat = tab.querySelector("hf-chatbot")!;
      chat.value = Array.from({ length: 60 }, (_, index) => ({ role: index % 2 ? "assistant" : "user", content: `Message ${index}` }));
      await ready(chat);
      tab.hidden = false;
      await frames(4);
      expect([articles(chat).length, atEnd(chat.shadowRoot!.querySelector("#scroller")!)]).to.deep.equal([60, true]);
    });
  }

  const files: [string, object, string][] = [
    ["a picture by its MIME type", { file: { path: "/a", mime_type: "image/png" }, type: "file" }, "img"],
    ["a sound by its MIME type", { type: "file", file: { path: "/a", mime_type: "audio/mpeg" } }, "audio"],
    ["a film by its MIME type", { type: "file", url: "/a", mime_type: "video/mp4" }, "video"],
    ["a picture by its ending", { path: "/pictures/a.webp?x" }, "img"],
    ["a 3D model as a file", { type: "file", url: "/a.glb" }, "a[download]"],
    [
      "an unknown MIME type as a file",
      { type: "file", url: "/a.bin", mime_type: "application/x-what", name: "a.bin" },
      'a[download="a.bin"]',
    ],
  ];
  for (const [title, content, selector] of files) {
    it(`D20: shows ${title}`, async () => {
      const chat = await shown([{ role: "assistant", content: [content] }], { images: "same-origin" });
      expect(articles(chat)[0]!.querySelectorAll(selector)).to.have.length(1);
    });
  }

  it("D20: leads to a file by its address, and saves it under its name", async () => {
    const chat = await shown([{ role: "assistant", content: { type: "file", url: "/papers/a.pdf", name: "A paper.pdf" } }]);
    const link = articles(chat)[0]!.querySelector("a")!;
    expect([new URL(link.href).pathname, link.download, link.textContent!.trim()]).to.deep.equal([
      "/papers/a.pdf",
      "A paper.pdf",
      "A paper.pdf",
    ]);
  });

  it("D21: groups what one author says, with its buttons once; apart with no-group", async () => {
    const twice = [
      { role: "user", content: "Go" },
      { role: "assistant", content: "One" },
      { role: "system", content: "x" },
      { role: "assistant", content: "Two" },
    ];
    const chat = await shown(twice, { actions: ["copy", "like"] });
    const count = () =>
      articles(chat).map((article) => [article.classList.contains("follows"), article.querySelectorAll("[aria-label=Copy]").length]);
    expect(count()).to.deep.equal([
      [false, 0],
      [false, 0],
      [true, 1],
    ]);
    chat.noGroup = true;
    await ready(chat);
    expect(count().map(([, copies]) => copies)).to.deep.equal([0, 1, 1]);
  });

  it("marks reasoning in an answer as something that unfolds", async () => {
    const chat = await shown([{ role: "assistant", content: "<think>I wonder.</think>\n\nBecause.", status: "done" }]);
    const { display, listStyleType } = getComputedStyle(chat.shadowRoot!.querySelector(".reasoning > summary")!);
    expect([display, listStyleType]).to.deep.equal(["list-item", "disclosure-closed"]);
  });

  it("sets the buttons of an answer that broke off apart from its status and from each other", async () => {
    const chat = await shown([{ role: "assistant", content: "Half", status: "interrupted" }], { actions: ["retry", "continue"] });
    const [text, more, again] = [...chat.shadowRoot!.querySelectorAll(".status > *")].map((part) => part.getBoundingClientRect());
    expect(more!.left - text!.right).to.be.at.least(6);
    expect(again!.left - more!.right).to.be.at.least(6);
  });

  describe("thoughts", () => {
    const thought = (metadata: object, content = "Because") => ({
      role: "assistant",
      content,
      metadata: { title: "Thinking", ...metadata },
    });
    const summary = (chat: Chatbot) => chat.shadowRoot!.querySelector(".thought summary, .thought.bare")!;

    it("D22: shows its title, its log and its duration", async () => {
      const chat = await shown([thought({ log: "3 results", duration: 3 })]);
      expect(summary(chat).textContent!.replace(/\s+/g, " ").trim()).to.equal("Thinking 3 results 3 s");
    });

    it("D22: turns a ring while it is pending, and is open", async () => {
      const chat = await shown([thought({ status: "pending" })]);
      expect([summary(chat).querySelector(".spinner") !== null, chat.shadowRoot!.querySelector("details")!.open]).to.deep.equal([
        true,
        true,
      ]);
    });

    it("D22: is folded without a ring once it is done", async () => {
      const chat = await shown([thought({ status: "done" })]);
      expect([summary(chat).querySelector(".spinner"), chat.shadowRoot!.querySelector("details")!.open]).to.deep.equal([null, false]);
    });

    it("D22: unfolds at a click on its title, and stays as the person left it", async () => {
      const chat = await shown([thought({ status: "pending" })]);
      const details = chat.shadowRoot!.querySelector("details")!;
      (summary(chat) as HTMLElement).click();
      await frames(2);
      expect(details.open).to.equal(false);
      (summary(chat) as HTMLElement).click();
      await frames(2);
      chat.value = [thought({ status: "done" })];
      await ready(chat);
      await frames(2);
      expect(chat.shadowRoot!.querySelector("details")!.open).to.equal(true);
    });

    it("D22: holds the thoughts that name it", async () => {
      const chat = await shown([
        thought({ id: "1" }),
        thought({ title: "Inside", parent_id: "1" }, "Deep"),
        { role: "assistant", content: "Done" },
      ]);
      expect(articles(chat)).to.have.length(2);
      expect(chat.shadowRoot!.querySelector(".thought .thought .thought-title")!.textContent).to.equal("Inside");
    });

    for (const [duration, text] of [
      [3, "3 s"],
      [0.5, "0.5 s"],
      [0.012, "12 ms"],
    ] as const) {
      it(`D22: says ${duration} seconds as ${text}`, async () => {
        const chat = await shown([thought({ duration })]);
        expect(summary(chat).textContent).to.contain(text);
      });
    }

    it("D23: shows used tools, one that failed and the answer as one turn", async () => {
      const chat = await shown(
        [
          { role: "user", content: "Weather?" },
          thought({ title: "Used tool Weather", status: "done" }, "20 °C"),
          thought({ title: "Error", status: "done" }, "No network"),
          { role: "assistant", content: "It is 20 °C." },
        ],
        { actions: ["copy"] },
      );
      expect([...chat.shadowRoot!.querySelectorAll(".thought-title")].map(({ textContent }) => textContent)).to.deep.equal([
        "Used tool Weather",
        "Error",
      ]);
      expect(articles(chat).map((article) => article.querySelectorAll("[aria-label=Copy]").length)).to.deep.equal([0, 0, 0, 1]);
      expect(articles(chat).at(-1)!.textContent).to.contain("It is 20 °C.");
    });
  });

  it("shows the call of a tool as a card that unfolds", async () => {
    const chat = await shown([
      { role: "assistant", content: "", tool_calls: [{ id: "1", function: { name: "get_weather", arguments: '{"city":"Paris"}' } }] },
      { role: "tool", name: "get_weather", content: "19 °C" },
    ]);
    const cards = [...chat.shadowRoot!.querySelectorAll("details.tool")];
    expect(cards.map((card) => card.querySelector(".tool-name")!.textContent)).to.deep.equal(["get_weather", "get_weather"]);
    expect([cards[0]!.querySelector("pre")!.textContent, cards[1]!.querySelector("pre")!.textContent]).to.deep.equal([
      '{\n  "city": "Paris"\n}',
      "19 °C",
    ]);
  });

  it("D24: shows the tags of a message as text, whatever they are", async () => {
    const chat = await shown([{ role: "assistant", content: "<custom>kept</custom> <img src=x onerror=alert(1)>" }]);
    expect([articles(chat)[0]!.querySelector("custom, img"), articles(chat)[0]!.textContent]).to.satisfy(
      ([tag, text]: [Element | null, string]) => tag === null && text.includes("<custom>kept</custom>"),
    );
  });

  it("D25: folds a model's reasoning, also before it has ended, and keeps it out of what is said", async () => {
    const chat = await shown([{ role: "assistant", content: "<think>I wonder", status: "streaming" }]);
    const content = () => articles(chat)[0]!.querySelector(".content")!;
    expect([content().querySelector("details") !== null, content().textContent!.includes("<think>")]).to.deep.equal([true, false]);
    chat.value = [{ role: "assistant", content: "<think>I wonder why.</think>\n\nBecause.", status: "done" }];
    await ready(chat);
    expect([
      content().querySelector("details")!.textContent!.includes("I wonder why."),
      [...content().querySelectorAll("p")].find((paragraph) => !paragraph.closest("details"))!.textContent,
    ]).to.deep.equal([true, "Because."]);
    const copied = once(chat, "hf-copy");
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async () => {} } });
    button(chat, "Copy")!.click();
    expect((await copied).value).to.equal("Because.");
  });

  it("D26: sets maths as maths", async () => {
    const chat = await shown([{ role: "assistant", content: "So $$x^2$$ it is." }]);
    const end = performance.now() + 4000;
    while (!articles(chat)[0]!.querySelector("math") && performance.now() < end) await pause(10);
    expect(articles(chat)[0]!.querySelector("math")!.querySelector("msup")).to.not.equal(null);
  });

  it("D26: shows paragraphs, bold, italic, links, and code with its language", async () => {
    const chat = await shown([{ role: "assistant", content: "A **b** *i* `c` [l](https://example.com)\n\n```python\nx = 1\n```" }]);
    const [article] = articles(chat);
    expect(["p", "strong", "em", "code"].map((tag) => article!.querySelector(tag) !== null)).to.deep.equal([true, true, true, true]);
    const link = article!.querySelector<HTMLAnchorElement>("p a")!;
    expect([
      link.target,
      link.rel.includes("noopener") && link.rel.includes("noreferrer"),
      article!.querySelector(".code")!.textContent!.includes("python"),
    ]).to.deep.equal(["_blank", true, true]);
  });

  it("D31: has room for buttons of the app's own", async () => {
    const chat = await fixture<Chatbot>(html`<hf-chatbot><button slot="toolbar" type="button">Mine</button></hf-chatbot>`);
    const own = chat.querySelector("button")!;
    let clicks = 0;
    own.addEventListener("click", () => clicks++);
    own.click();
    expect([own.assignedSlot?.name, clicks, own.checkVisibility()]).to.deep.equal(["toolbar", 1, true]);
  });

  it("D35: shows no raw marks of what is still open", async () => {
    const text = "Say **bold** and [link](https://example.com) and `code`\n\n```js\nlet x = 1;\n```\n\n| a | b |\n|--|--|\n| 1 | 2 |\n";
    const chat = await shown([]);
    const flashes: string[] = [];
    for (let end = 1; end <= text.length; end++) {
      chat.value = [
        { role: "user", content: "Go" },
        { role: "assistant", content: text.slice(0, end), status: "streaming" },
      ];
      await chat.updateComplete;
      const seen = articles(chat)[1]!.querySelector(".content")!.textContent!;
      if (/\*\*|\]\(|`|\|-/.test(seen)) flashes.push(seen);
    }
    expect(flashes).to.deep.equal([]);
  });

  it("shows a block among the messages, and takes it away with its message", async () => {
    await import("../../../src/define/label.ts");
    const chat = await shown([
      {
        role: "assistant",
        content: [
          { type: "text", text: "See" },
          { type: "block", tag: "hf-label", options: { value: { cat: 1 }, innerHTML: "<b>no</b>" } },
        ],
      },
    ]);
    await pause(10);
    const block = chat.querySelector("hf-label")!;
    expect([block.assignedSlot !== null, block.innerHTML, (block.value as { label: string }).label]).to.deep.equal([true, "", "cat"]);
    chat.value = [];
    await ready(chat);
    expect(chat.querySelector("hf-label")).to.equal(null);
  });

  it("shows a block that may not be in a message as text", async () => {
    const chat = await shown([
      { role: "assistant", content: [{ type: "block", tag: "hf-blocks", options: { endpoint: "https://elsewhere.invalid" } }] },
    ]);
    expect([chat.querySelector("hf-blocks"), articles(chat)[0]!.textContent!.includes("elsewhere.invalid")]).to.deep.equal([null, true]);
  });

  it("gives messages the form of the author's template, and lets none decide where a link leads", async () => {
    const chat = await fixture<Chatbot>(
      html`<hf-chatbot><template slot="message" data-role="assistant"><h4>{name}</h4><a href="{text}" title="{text}">x</a><slot name="content"></slot></template></hf-chatbot>`,
    );
    chat.value = [
      { role: "user", content: "Go" },
      { role: "assistant", content: "javascript:alert(1)" },
    ];
    await ready(chat);
    await frames(2);
    const [user, assistant] = articles(chat);
    expect([
      user!.querySelector("h4"),
      assistant!.querySelector("h4")!.textContent,
      assistant!.querySelector("a")!.getAttribute("href"),
      assistant!.querySelector("a")!.title,
      assistant!.querySelector(".content")!.textContent,
    ]).to.deep.equal([null, "Assistant", "{text}", "javascript:alert(1)", "javascript:alert(1)"]);
  });

  it("shows who speaks", async () => {
    const chat = await shown(talk, { assistantAvatar: "/test/fixtures/invoice.png" });
    expect(articles(chat).map((article) => article.querySelectorAll("[part=avatar]").length)).to.deep.equal([0, 1]);
  });

  for (const [title, content] of [
    ["a line of a million characters", "x".repeat(1_000_000)],
    ["ten million characters", "Word and word. ".repeat(700_000)],
    ["a hundred thousand line ends", "\n".repeat(100_000)],
  ] as const) {
    it(`shows ${title}, and what comes after it`, async () => {
      const chat = await shown([
        { role: "user", content },
        { role: "assistant", content },
        { role: "user", content: "After" },
      ]);
      expect(articles(chat).at(-1)!.textContent).to.contain("After");
      expect(articles(chat)).to.have.length(3);
    }).timeout(30_000);
  }

  it("shows the name of a picture that cannot be shown, and what comes after it", async () => {
    const chat = await shown([
      { role: "user", content: [{ type: "image", file: new File(["no picture"], "broken.png", { type: "image/png" }) }] },
      { role: "assistant", content: "I see nothing." },
    ]);
    const picture = articles(chat)[0]!.querySelector("img");
    if (picture && !picture.complete) await new Promise((resolve) => picture.addEventListener("error", resolve, { once: true }));
    await ready(chat);
    expect(articles(chat)[0]!.querySelector("img")).to.equal(null);
    expect(articles(chat)[0]!.querySelector(".file")!.textContent).to.contain("broken.png");
    expect(articles(chat)[1]!.textContent).to.contain("I see nothing.");
  });

  it("keeps rows apart when messages come, go and change places", async () => {
    const chat = await shown([]);
    const message = (id: number) => ({ id: String(id), role: id % 2 ? "user" : "assistant", content: `Message ${id}` });
    const orders = [
      [0, 1, 2],
      Array.from({ length: 70 }, (_, id) => id),
      Array.from({ length: 60 }, (_, id) => id + 9),
      [69, 3, 40, 2, 12],
      [],
      [5],
    ];
    for (const order of orders) {
      chat.value = order.map(message);
      await ready(chat);
      expect(articles(chat).map((article) => article.querySelector(".content")!.textContent)).to.deep.equal(
        order.map((id) => `Message ${id}`),
      );
    }
  });

  it("D34: announces the start and the end of an answer, and no token", async () => {
    const chat = await shown(talk.slice(0, 2));
    await pause(300); // what earlier tests had announced
    const heard = listen();
    for (const text of ["A", "An ans", "An answer"]) {
      chat.value = [...talk.slice(0, 2), { role: "assistant", content: text, status: "streaming" }];
      await chat.updateComplete;
    }
    await pause(400);
    chat.value = [...talk.slice(0, 2), { role: "assistant", content: "An answer.", status: "done" }];
    await chat.updateComplete;
    await pause(400);
    expect(heard()).to.deep.equal(["The assistant is answering.", "An answer."]);
  });

  it("D32: draws only the row that grows, and reads no layout for a token", async () => {
    const chat = await shown(
      Array.from({ length: 200 }, (_, index) => ({ role: index % 2 ? "assistant" : "user", content: `Message ${index}` })),
    );
    await frames(3);
    const kept = [...chat.value, { role: "user", content: "Go" }];
    chat.value = [...kept, { role: "assistant", content: "", status: "streaming" }];
    await chat.updateComplete;
    await frames(3);
    const changed = new Set<Element | null>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) changed.add((target instanceof Element ? target : target.parentElement)!.closest("article"));
    });
    observer.observe(chat.shadowRoot!.querySelector("#rows")!, { subtree: true, childList: true, characterData: true, attributes: true });
    let reads = 0;
    const names = ["scrollHeight", "scrollTop", "clientHeight"] as const;
    const before = names.map((name) => Object.getOwnPropertyDescriptor(Element.prototype, name)!);
    names.forEach((name, at) =>
      Object.defineProperty(Element.prototype, name, {
        ...before[at],
        get(this: Element) {
          reads++;
          return before[at]!.get!.call(this) as number;
        },
      }),
    );
    let painted = 0;
    try {
      for (let round = 0; round < 10; round++) {
        for (let token = 0; token < 100; token++)
          chat.value = [...kept, { role: "assistant", content: "word ".repeat(round * 100 + token + 1), status: "streaming" }];
        await chat.updateComplete;
        await frames(1);
        painted++;
      }
    } finally {
      names.forEach((name, at) => Object.defineProperty(Element.prototype, name, before[at]!));
    }
    expect([...changed]).to.deep.equal([articles(chat).at(-1)]);
    // A thousand tokens; a frame may look twice, when it has grown and when it has scrolled.
    expect(reads).to.be.at.most((painted + 2) * 14);
  });

  it("D36: leaves earlier messages and a selection in them alone while an answer streams", async () => {
    const chat = await shown(talk);
    const strong = chat.shadowRoot!.querySelector("strong")!;
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((found) => records.push(...found));
    observer.observe(articles(chat)[0]!, { subtree: true, childList: true, characterData: true, attributes: true });
    for (const text of ["", "A", "A b", "A b\n\nc"]) {
      chat.value = [...talk, { role: "user", content: "Next" }, { role: "assistant", content: text, status: "streaming" }];
      await chat.updateComplete;
    }
    expect(chat.shadowRoot!.querySelector("strong")).to.equal(strong);
    expect([...records, ...observer.takeRecords()]).to.have.length(0);
  });

  it("says that an answer is on its way before its first word", async () => {
    const chat = await shown([...talk.slice(0, 2), { role: "assistant", content: "", status: "streaming" }]);
    expect(articles(chat)[1]!.textContent!.trim()).to.contain("Thinking…");
    expect(articles(chat)[1]!.getAttribute("aria-busy")).to.equal("true");
  });

  it("says that an answer was stopped or failed", async () => {
    const chat = await shown([
      { role: "assistant", content: "Half", status: "stopped" },
      { role: "assistant", content: "", status: "error" },
    ]);
    expect(articles(chat).map((article) => article.querySelector(".status")!.textContent!.trim())).to.deep.equal([
      "Stopped.",
      "The answer could not be finished.",
    ]);
  });

  it("paints at most once a frame, however often the value is set", async () => {
    const chat = await shown(talk);
    let paints = 0;
    const observer = new MutationObserver(() => paints++);
    observer.observe(chat.shadowRoot!, { subtree: true, childList: true, characterData: true });
    for (let count = 0; count < 100; count++) {
      chat.value = [...talk, { role: "assistant", content: "x".repeat(count + 1), status: "streaming" }];
      await Promise.resolve();
    }
    await chat.updateComplete;
    expect(chat.value.at(-1)!.content).to.have.length(100);
    expect(paints).to.be.at.most(2);
  });

  it("gives back the addresses of files that are gone", async () => {
    const chat = await shown([{ role: "user", content: [{ type: "image", file: new Blob(["x"], { type: "image/png" }) }] }]);
    const { src } = chat.shadowRoot!.querySelector("img")!;
    const revoked: string[] = [];
    const revoke = URL.revokeObjectURL;
    URL.revokeObjectURL = (url) => (revoked.push(url), revoke.call(URL, url));
    chat.value = [];
    await chat.updateComplete;
    URL.revokeObjectURL = revoke;
    expect(revoked).to.deep.equal([src]);
  });

  for (const layout of ["bubble", "panel"] as const) {
    it(`has no accessibility faults as ${layout}`, async () => {
      const chat = await shown(
        [
          ...talk,
          { role: "user", content: [{ type: "file", file: new File(["x"], "a.txt"), name: "a.txt" }] },
          { role: "assistant", content: "## List\n\n- a\n- b\n\n```js\nx\n```\n\n| a | b |\n|--|--|\n| 1 | 2 |", status: "done" },
        ],
        { layout, actions: ["copy", "like", "retry", "undo", "edit"] },
      );
      const { violations } = await axe.run(chat);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).to.deep.equal([]);
    });
  }
});

async function shown(value: unknown, properties: Partial<Chatbot> = {}): Promise<Chatbot> {
  const chat = await fixture<Chatbot>(html`<hf-chatbot></hf-chatbot>`);
  Object.assign(chat, properties, { value });
  await ready(chat);
  return chat;
}

/** Until all that it shows is loaded and drawn. */
async function ready(chat: Chatbot): Promise<void> {
  await chat.updateComplete;
  await Promise.all([loadMarkdown(), loadExtras()]);
  await pause(0);
  await chat.updateComplete;
}

function once<Name extends keyof HTMLElementEventMap>(chat: Chatbot, name: Name): Promise<HTMLElementEventMap[Name]> {
  return new Promise((resolve) => chat.addEventListener(name, resolve, { once: true }));
}

async function tall(properties: Partial<Chatbot> = {}): Promise<Chatbot> {
  const chat = await shown(null, properties);
  chat.value = Array.from({ length: 40 }, (_, index) => ({ role: index % 2 ? "assistant" : "user", content: `Message ${index}` }));
  await chat.updateComplete;
  return chat;
}

function grow(chat: Chatbot): void {
  chat.value = [...chat.value, { role: "assistant", content: "More\n\n".repeat(10), status: "streaming" }];
}

async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function articles(chat: Chatbot): HTMLElement[] {
  return [...chat.shadowRoot!.querySelectorAll("article")];
}

function button(chat: Chatbot, name: string): HTMLElement | null {
  return chat.shadowRoot!.querySelector(`button[aria-label="${name}"]`);
}

function atEnd(scroller: Element): boolean {
  return scroller.scrollTop > 0 && scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 2;
}

function listen(): () => string[] {
  const heard: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      if ((target as Element).matches("[data-hf-announcer]") && addedNodes.length > 0) heard.push(addedNodes[0]!.textContent!);
    }
  });
  observer.observe(document.body, { subtree: true, childList: true });
  return () => (observer.disconnect(), heard);
}
