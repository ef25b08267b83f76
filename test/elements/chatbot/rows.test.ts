import { expect } from "chai";
import type { ChatMessage } from "../../../src/core/message.ts";
import { makeRows, NO_ROWS, type Row, type Rows } from "../../../src/elements/chatbot/rows.ts";

const user = (content: string): ChatMessage => ({ role: "user", content });
const answer = (content: string, metadata?: ChatMessage["metadata"]): ChatMessage => ({ role: "assistant", content, metadata });
const system: ChatMessage = { role: "system", content: "Be brief." };

describe("makeRows", () => {
  it("makes a row for each message but those of the system, with its place", () => {
    const { list } = rows([system, user("a"), system, answer("b"), system]);
    expect(list.map(({ message, index }) => [message.content, index])).to.deep.equal([
      ["a", 1],
      ["b", 3],
    ]);
    expect(rows([system]).list).to.deep.equal([]);
  });

  it("groups what one author says, also across a system message", () => {
    const { list } = rows([user("a"), answer("b"), system, answer("c"), user("d")]);
    expect(list.map(({ group }) => group.map(({ index }) => index))).to.deep.equal([[0], [1, 3], [1, 3], [4]]);
    expect(list.map(({ follows, ends }) => [follows, ends])).to.deep.equal([
      [false, true],
      [false, false],
      [true, true],
      [false, true],
    ]);
  });

  it("leaves each on its own where they are not grouped, though one follows the other", () => {
    const { list } = rows([user("a"), user("b"), answer("c")], NO_ROWS, false);
    expect(list.map(({ group, follows, ends }) => [group.length, follows, ends])).to.deep.equal([
      [1, false, true],
      [1, true, true],
      [1, false, true],
    ]);
  });

  it("knows the last one: of those that are shown, and only one of a group", () => {
    const lasts = (messages: ChatMessage[], grouped = true) => rows(messages, NO_ROWS, grouped).list.map(({ isLast }) => isLast);
    expect(lasts([user("a"), answer("b"), answer("c"), system])).to.deep.equal([false, false, true]);
    expect(lasts([answer("b"), answer("c")], false)).to.deep.equal([false, true]);
  });

  it("asks of each whether it still grows, and whether it is the last", () => {
    const asked: [unknown, boolean][] = [];
    const { list } = makeRows([user("a"), answer("b"), system], NO_ROWS, true, ({ content }, isLast) => {
      asked.push([content, isLast]);
      return content === "b";
    });
    expect(asked).to.deep.equal([
      ["a", false],
      ["b", true],
    ]);
    expect(list.map(({ open }) => open)).to.deep.equal([false, true]);
  });

  describe("with thoughts", () => {
    const thought = (id: string, parentId?: string) => answer(id, { title: id, id, parentId });
    const tree = (list: readonly Row[]): unknown[] => list.map(({ message, inner }) => [message.content, ...tree(inner)]);

    it("puts each into the earlier one that it names, at any depth", () => {
      const { list } = rows([thought("1"), thought("2", "1"), thought("3", "2"), thought("4", "1"), answer("End")]);
      expect(tree(list)).to.deep.equal([["1", ["2", ["3"]], ["4"]], ["End"]]);
    });

    it("lets those inside follow, and end nothing", () => {
      const [{ inner, ...outer } = { inner: [] }] = rows([thought("1"), thought("2", "1")]).list;
      expect(outer).to.include({ follows: false, ends: true, isLast: true });
      expect(inner[0]).to.include({ follows: true, ends: false, isLast: false, index: 1 });
    });

    it("puts one into the first of two that have the name", () => {
      const { list } = rows([thought("1"), thought("1"), thought("2", "1")]);
      expect(tree(list)).to.deep.equal([["1", ["2"]], ["1"]]);
    });

    it("leaves outside what names a later one, itself, none of its group, or is no thought", () => {
      const { list } = rows([thought("1", "2"), thought("2", "2"), answer("said", { parentId: "2" }), user("?"), thought("3", "1")]);
      expect(tree(list)).to.deep.equal([["1"], ["2"], ["said"], ["?"], ["3"]]);
    });

    it("goes in no deeper than a page can show", () => {
      const chain = Array.from({ length: 60 }, (_, index) => thought(String(index), index > 0 ? String(index - 1) : undefined));
      const depth = (row: Row | undefined): number => (row ? 1 + depth(row.inner[0]) : 0);
      expect(depth(rows(chain).list[0])).to.equal(22);
    });
  });

  describe("made anew", () => {
    const talk = [user("a"), answer("b"), user("c"), answer("d"), answer("e")];

    it("keeps all rows of what is the same", () => {
      const before = rows(talk);
      expect(kept(before, rows([...talk], before))).to.deep.equal([true, true, true, true, true]);
    });

    it("keeps those before the group that has changed", () => {
      const before = rows(talk);
      expect(kept(before, rows([...talk.slice(0, 4), answer("f")], before))).to.deep.equal([true, true, true, false, false]);
    });

    it("keeps those behind what has changed, too, as long as they stand where they stood", () => {
      const before = rows(talk);
      expect(kept(before, rows([user("x"), ...talk.slice(1)], before))).to.deep.equal([false, true, true, true, true]);
      expect(kept(before, rows(talk.slice(1), before))).to.deep.equal([false, false, false, false]);
    });

    it("makes anew the last one and its group where one comes", () => {
      const before = rows(talk);
      expect(kept(before, rows([...talk, user("f")], before))).to.deep.equal([true, true, true, true, false, false]);
      expect(kept(before, rows([...talk, answer("f")], before))).to.deep.equal([true, true, true, false, false, false]);
    });

    it("makes anew the one that is the last now, and its group, where one goes", () => {
      const before = rows(talk);
      expect(kept(before, rows(talk.slice(0, 4), before))).to.deep.equal([true, true, true, false]);
      expect(rows(talk.slice(0, 4), before).list.at(-1)).to.include({ isLast: true, ends: true });
    });

    it("makes anew the one that grows no more, or again", () => {
      const open = rows(talk, NO_ROWS, true, true);
      const done = rows(talk, open, true, false);
      expect(kept(open, done)).to.deep.equal([true, true, true, true, false]);
      expect(kept(done, rows(talk, done, true, true))).to.deep.equal([true, true, true, true, false]);
    });

    it("makes all anew where they are grouped no more, and groups them as if they had never been apart", () => {
      const before = rows(talk);
      const apart = rows(talk, before, false);
      expect(apart).to.deep.equal(rows(talk, NO_ROWS, false));
      expect(rows(talk, apart)).to.deep.equal(before);
    });

    it("makes anew a thought in which another has changed, come or gone", () => {
      const thought = (content: string, id: string, parentId?: string) => answer(content, { title: "T", id, parentId });
      const outer = [thought("1", "1"), answer("End")];
      const [one, two, three] = [thought("2", "2", "1"), thought("3", "2", "1"), thought("4", "4", "2")];
      for (const [from, to] of [
        [[one], [two]],
        [[one], [one, three]],
        [[one, three], [one]],
      ] as const) {
        const before = rows([...outer, ...from]);
        expect(kept(before, rows([...outer, ...to], before))[0]).to.equal(false);
      }
    });

    it("keeps a thought in which nothing has changed, and makes it anew where one in it grows no more", () => {
      const thoughts = [answer("1", { title: "1", id: "1" }), answer("2", { title: "2", parentId: "1" })];
      const before = rows([...thoughts, talk[4]!]);
      expect(kept(before, rows([...thoughts, talk[4]!, user("f")], before))).to.deep.equal([true, false, false]);
      const open = rows(thoughts, NO_ROWS, true, true);
      const done = rows(thoughts, open);
      expect([open, done].map(({ list }) => list[0]?.inner[0]?.open)).to.deep.equal([true, false]);
    });

    it("comes to the same as from the start, whatever it was before", () => {
      const all = [
        talk,
        [],
        talk.slice(2),
        ...[1, 2, 3, 4].map((count) => talk.slice(0, count)),
        [...talk.slice(0, 1), user("b")],
        [system, ...talk],
        talk.toReversed(),
        [user("a"), user("a"), system],
        [...talk, user("z"), user("y")],
      ];
      for (const from of all)
        for (const to of all)
          for (const grouped of [true, false]) expect(rows(to, rows(from), grouped)).to.deep.equal(rows(to, NO_ROWS, grouped));
    });

    it("holds what it was made of, and not the list itself, which goes on to change", () => {
      const list = [...talk];
      const before = rows(list);
      list[0] = user("x");
      expect(rows(list, before).list[0]?.message.content).to.equal("x");
    });
  });
});

function rows(messages: readonly ChatMessage[], before: Rows = NO_ROWS, grouped = true, open = false): Rows {
  return makeRows(messages, before, grouped, (_, isLast) => open && isLast);
}

/** Which rows are the same objects as those before in their place. */
function kept(before: Rows, now: Rows): boolean[] {
  return now.list.map((row, place) => row === before.list[place]);
}
