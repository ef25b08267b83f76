import { expect } from "chai";
import fc from "fast-check";
import { beginningOf, characterAt, shorten } from "../../src/core/cut-text.ts";

/** Characters as people know them, each of several code units. */
const CHARACTERS = ["😀", "👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "e\u0301", "हिन्दी".slice(0, 2), "क्षि", "각", "ñ\u0323", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "a", "字"];

const characters = (text: string) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

describe("cutting text", () => {
  it("F-W14 keeps or leaves out whole characters, wherever the limit falls", () => {
    for (const character of CHARACTERS)
      for (let limit = 1; limit <= 40; limit++) {
        const kept = beginningOf(character.repeat(50), limit);
        if (character.length > limit) continue;
        expect(kept.length, `${character} at ${limit}`).to.be.at.most(limit);
        expect(kept, `${character} at ${limit}`).to.equal(character.repeat(kept.length / character.length));
        expect(kept.length + character.length, `${character} at ${limit}`).to.be.greaterThan(limit);
      }
  });

  it("F-W14 holds for texts of any characters", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...CHARACTERS, "\u200d", "\ud83d", " "), { maxLength: 60 }),
        fc.integer({ min: 20, max: 80 }),
        (pieces, most) => {
          const text = pieces.join("");
          const all = characters(text);
          // Joined by what joins them, they may be longer than there is place for.
          fc.pre((all[0]?.length ?? 0) <= most);
          const kept = characters(beginningOf(text, most));
          expect(kept).to.deep.equal(all.slice(0, kept.length));
        },
      ),
    );
  });

  it("tells where a character begins and ends", () => {
    expect(characterAt("a👩‍👩‍👧‍👦b", 5)).to.deep.equal({ start: 1, end: 12 });
    expect(characterAt("a👩‍👩‍👧‍👦b", 12)).to.deep.equal({ start: 12, end: 13 });
    expect(characterAt("abc", 5)).to.deep.equal({ start: 5, end: 5 });
  });

  it("leaves a text alone that is short enough", () => {
    expect([beginningOf("abc", 3), shorten("abc", 3)]).to.deep.equal(["abc", "abc"]);
  });

  it("cuts a character that is longer than there is place for", () => {
    expect(beginningOf(`e${"\u0301".repeat(500)}`, 100)).to.have.length(100);
  });

  it("cuts between words where one ends near the limit, and says that there is more", () => {
    expect(shorten("one two three", 9)).to.equal("one two…");
    expect(shorten("one two three", 7)).to.equal("one two…");
    expect(shorten("one two  three", 8)).to.equal("one two…");
    expect(shorten("x yyyyy", 3)).to.equal("x…");
    expect(shorten(`${"x".repeat(5)} ${"字".repeat(100)}`, 50)).to.equal(`${"x".repeat(5)} ${"字".repeat(44)}…`);
    expect(shorten("字".repeat(100), 10)).to.equal(`${"字".repeat(10)}…`);
    expect(shorten(" 字字字字字字", 4)).to.equal(" 字字字…");
  });
});
