import { expect } from "chai";
import { stateWord } from "../../src/state/state-words.ts";

const ENDINGS = ["memory", "full", "full-files", "full-one", "full-more", "full-device", "swept-one", "swept-more", "wiped"] as const;
const MORE = ["offer-day", "offer-time", "taken", "stored", "lost", "corrupt", "hidden", "newer", "file", "large-file"] as const;

describe("the words about storage", () => {
  it("are a sentence each", () => {
    const said = [...ENDINGS, ...MORE].map((ending) => stateWord(`state-${ending}`));
    for (const text of [...said, stateWord("importBad"), stateWord("conflict")]) expect(text).to.match(/^[\p{Lu}“].+ .+\.$/u);
    expect(new Set(said).size).to.equal(said.length);
  });

  it("are what a button does, where they stand on one", () => {
    expect([stateWord("deleteOne"), stateWord("deleteMany"), stateWord("bringBack")]).to.deep.equal([
      "Delete it",
      "Delete them",
      "Bring it back",
    ]);
  });

  it("name what they are about", () => {
    expect(stateWord("state-full-more", { name: "Trip", count: "2", size: "3 MB" })).to.equal(
      "Deleting “Trip” and 2 more would free 3 MB.",
    );
    expect(stateWord("state-file", { name: "cat.png" })).to.match(/^“cat\.png” can no longer be read/);
  });
});
