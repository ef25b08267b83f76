import { expect } from "chai";
import fc from "fast-check";
import type { ChatMessage } from "../../../src/core/message.ts";
import { HfChatbot } from "../../../src/elements/chatbot/chatbot.ts";
import { RowList } from "../../../src/elements/chatbot/row-list.ts";
import { makeRows, NO_ROWS, type Rows } from "../../../src/elements/chatbot/rows.ts";
import { Transcript } from "../../../src/elements/chatbot/transcript.ts";
import "../../../src/define/chatbot.ts";

describe("RowList", () => {
  let place: HTMLElement, list: RowList, rows: Rows, transcript: Transcript;

  beforeEach(() => {
    place = document.createElement("div");
    transcript = new Transcript(new HfChatbot(), []);
    list = new RowList(place, transcript);
    rows = NO_ROWS;
  });

  it("draws a message as an article of its author", () => {
    show([message(1), message(2)]);
    expect(articles().map(({ className, part, ariaLabel, ariaBusy }) => [className, part.value, ariaLabel, ariaBusy])).to.deep.equal([
      ["user", "message user", "You", null],
      ["assistant", "message assistant", "Assistant", null],
    ]);
    expect(contents()).to.deep.equal(["Message 1", "Message 2"]);
  });

  it("marks one that follows another of its author, and one that still grows", () => {
    show([message(1), message(3), { ...message(2), status: "streaming" }]);
    expect(articles().map(({ className }) => className)).to.deep.equal(["user", "user follows", "assistant open"]);
    expect(articles().map(({ ariaBusy }) => ariaBusy)).to.deep.equal([null, null, "true"]);
    show([message(1), message(3), message(2)]);
    expect(articles().map(({ className, ariaBusy }) => [className, ariaBusy])[2]).to.deep.equal(["assistant", null]);
  });

  it("draws only what has changed", () => {
    show([message(1), message(2), message(3)]);
    const drawn = touched();
    show([message(1), { ...message(2), content: "Other" }, message(3)]);
    expect([...drawn()]).to.deep.equal([articles()[1]]);
    expect(contents()).to.deep.equal(["Message 1", "Other", "Message 3"]);
    show([message(1), { ...message(2), content: "Other" }, message(3)]);
    expect([...drawn()]).to.deep.equal([]);
    expect(list.articleOf(rows.list[1]!)).to.equal(articles()[1]);
  });

  it("draws all again where they show more than their messages, once", () => {
    show([message(1), message(2)]);
    const { chat } = transcript;
    chat.userAvatar = "/you.png";
    const pictures = () => articles().map((article) => article.querySelectorAll("img").length);
    show([message(1), message(2)]);
    expect(pictures()).to.deep.equal([0, 0]);
    show([message(1), message(2)], 1);
    expect(pictures()).to.deep.equal([1, 0]);
    const drawn = touched();
    show([message(1), message(2)], 1);
    expect([...drawn()]).to.deep.equal([]);
  });

  it("keeps the article of a message by its id, wherever it goes", () => {
    show([message(1), message(2), message(3)]);
    const [first, second, third] = articles();
    show([message(3), message(1), message(4), message(2)]);
    const [one, two, , four] = articles();
    expect([one === third, two === first, four === second]).to.deep.equal([true, true, true]);
    expect(contents()).to.deep.equal(["Message 3", "Message 1", "Message 4", "Message 2"]);
    show([message(3), message(2)]);
    expect(articles().map((article) => [first, second, third].indexOf(article))).to.deep.equal([2, 1]);
  });

  it("puts one in the place of another", () => {
    show([message(1), message(2)]);
    show([message(3), message(2)]);
    expect(contents()).to.deep.equal(["Message 3", "Message 2"]);
  });

  it("keeps apart those that have one id, or none", () => {
    const [twin, bare] = [{ ...message(1), content: "Twin" }, { role: "user", content: "Bare" } as const];
    show([message(1), twin, bare, bare]);
    expect(contents()).to.deep.equal(["Message 1", "Twin", "Bare", "Bare"]);
    show([message(5), message(1), twin, bare, bare]);
    expect(contents()).to.deep.equal(["Message 5", "Message 1", "Twin", "Bare", "Bare"]);
  });

  it("finds the article of a row, and none of one that is there no more", () => {
    show([message(1), message(2)]);
    const [, row] = rows.list;
    expect(list.articleOf(row!)).to.equal(articles()[1]);
    show([message(1)]);
    expect(list.articleOf(row!)).to.equal(undefined);
  });

  describe("in batches", () => {
    const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
    const batches = () => [...place.children].map(({ className, children }) => [className, children.length]);

    it("of 8, each filled before the next", () => {
      show(numbers(0, 8).map(message));
      expect(batches()).to.deep.equal([["batch", 8]]);
      show(numbers(0, 18).map(message));
      expect(batches()).to.deep.equal([
        ["batch", 8],
        ["batch", 8],
        ["batch", 2],
      ]);
    });

    for (const [title, to] of [
      ["from the front", numbers(30, 70)],
      ["from the end", numbers(0, 30)],
      ["from the middle", [...numbers(0, 10), ...numbers(40, 70)]],
      ["all", []],
      ["up to a full batch", numbers(0, 48)],
    ] as const) {
      it(`stay full where some go ${title}`, () => {
        show(numbers(0, 70).map(message));
        show(to.map(message));
        expect(contents()).to.deep.equal(to.map((id) => `Message ${id}`));
        const rest = to.length % 8;
        expect(batches().map(([, count]) => count)).to.deep.equal([
          ...Array.from({ length: Math.floor(to.length / 8) }, () => 8),
          ...(rest > 0 ? [rest] : []),
        ]);
      });
    }

    it("stay full where some come in front, and where the order turns round", () => {
      show(numbers(10, 60).map(message));
      show(numbers(0, 60).map(message));
      expect(batches().map(([, count]) => count)).to.deep.equal([8, 8, 8, 8, 8, 8, 8, 4]);
      show(numbers(0, 60).toReversed().map(message));
      expect(contents()).to.deep.equal(
        numbers(0, 60)
          .toReversed()
          .map((id) => `Message ${id}`),
      );
      expect(batches().map(([, count]) => count)).to.deep.equal([8, 8, 8, 8, 8, 8, 8, 4]);
    });

    it("leave alone what stands before the first change", () => {
      show(numbers(0, 50).map(message));
      const drawn = touched();
      show([...numbers(0, 49), 61].map(message));
      expect([...drawn()]).to.deep.equal([place.lastElementChild]);
    });
  });

  it("ends with the same nodes as where all is drawn at once, whatever is drawn when, and whatever comes meanwhile", () => {
    const ids = fc.uniqueArray(fc.nat(79), { maxLength: 80 });
    const moment = fc.record({ ids, changed: fc.array(fc.nat(79)), drawn: fc.array(fc.nat(79), { maxLength: 4 }), view: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 4 }), (moments) => {
        place.replaceChildren();
        list = new RowList(place, transcript);
        rows = NO_ROWS;
        for (const [number, { ids, changed, drawn, view }] of moments.entries()) {
          update(
            ids.map((id) => ({ ...message(id), ...(changed.includes(id) && { content: `Changed ${number}` }) })),
            view,
          );
          for (const at of drawn) if (rows.list[at]) expect(list.articleOf(rows.list[at])!.parentElement?.parentElement).to.equal(place);
        }
        list.fillAll();
        const other = document.createElement("div");
        const whole = new RowList(other, transcript);
        whole.update(rows.list, moments.at(-1)!.view);
        whole.fillAll();
        expect(place.innerHTML === other.innerHTML).to.equal(true);
      }),
      { numRuns: 60 },
    );
  });

  function show(messages: readonly ChatMessage[], view = 0): void {
    update(messages, view);
    list.fillAll();
  }

  function update(messages: readonly ChatMessage[], view: number): void {
    // As the chatbot gives them: a message that says the same is the same object.
    const kept = messages.map((one) => rows.messages.find((before) => JSON.stringify(before) === JSON.stringify(one)) ?? one);
    rows = makeRows(kept, rows, true, ({ status }) => status === "streaming");
    list.update(rows.list, view);
  }

  function articles(): HTMLElement[] {
    return [...place.querySelectorAll("article")];
  }

  function contents(): (string | undefined)[] {
    return articles().map((article) => article.querySelector(".content")?.textContent.trim());
  }

  /** What is changed from now on: articles, or batches where one comes or goes. */
  function touched(): () => ReadonlySet<Node | null> {
    const observer = new MutationObserver(() => {});
    observer.observe(place, { subtree: true, childList: true, attributes: true, characterData: true });
    const nodeOf = ({ target }: MutationRecord) => (target instanceof Element ? target : target.parentElement);
    return () => new Set(observer.takeRecords().map((record) => nodeOf(record)?.closest("article, .batch") ?? null));
  }
});

function message(id: number): ChatMessage {
  return { id: String(id), role: id % 2 ? "user" : "assistant", content: `Message ${id}` };
}
