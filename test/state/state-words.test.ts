import { expect } from "chai";
import { seldomStateWord } from "../../src/state/seldom-state-words.ts";
import { stateWord } from "../../src/state/state-words.ts";

const OFTEN = ["memory", "full", "wiped", "stored", "lost", "corrupt", "newer", "file", "large-file"] as const;
const FULL = ["full-files", "full-one", "full-more", "full-device"] as const;
const SELDOM = [...FULL, "swept-one", "swept-more", "offer-day", "offer-time", "taken", "hidden"] as const;

describe("the words about storage", () => {
  it("are a sentence each", () => {
    const said = [...OFTEN.map((ending) => stateWord(`state-${ending}`)), ...SELDOM.map((ending) => seldomStateWord(`state-${ending}`))];
    for (const text of [...said, seldomStateWord("importBad"), seldomStateWord("conflict")]) expect(text).to.match(/^[\p{Lu}“].+ .+\.$/u);
    expect(new Set(said).size).to.equal(said.length);
  });

  it("are what a button does, where they stand on one", () => {
    expect([seldomStateWord("deleteOne"), seldomStateWord("deleteMany"), seldomStateWord("bringBack")]).to.deep.equal([
      "Delete it",
      "Delete them",
      "Bring it back",
    ]);
  });

  it("name what they are about", () => {
    expect(seldomStateWord("state-full-more", { name: "Trip", count: "2", size: "3 MB" })).to.equal(
      "Deleting “Trip” and 2 more would free 3 MB.",
    );
    expect(stateWord("state-file", { name: "cat.png" })).to.match(/^“cat\.png” can no longer be read/);
  });
});
