import { expect } from "chai";
import { lateWord } from "../../src/core/late-words.ts";
import { setWords, word, wording, type LateWordKey } from "../../src/core/words.ts";

type Key = Parameters<typeof word>[0];

const AT_ONCE: readonly Key[] = [
  ...(["send", "stop", "submit", "clear", "attach", "dismiss", "jumpToLatest", "notices", "message", "nothingYet"] as const),
  ...(["conversation", "you", "assistant", "thinking", "undo", "working", "waiting", "handlerFailed", "standIn"] as const),
  ...(["error-unloaded", "files", "required"] as const),
];
const LATER: readonly LateWordKey[] = [
  ...(["copy", "copied", "copyFailed", "showMore", "reasoning", "taskDone", "taskOpen", "image", "showImage", "showNamedImage"] as const),
];

describe("words", () => {
  it("all say something in English, and each something else", () => {
    const said = [...AT_ONCE.map((key) => word(key)), ...LATER.map((key) => lateWord(key))];
    for (const [at, text] of said.entries()) expect(text, [...AT_ONCE, ...LATER][at]).to.match(/^\p{Lu}.+/u);
    expect(new Set(said).size).to.be.at.least(said.length - 1);
  });

  it("have values put in where their names stand", () => {
    expect(lateWord("showMore", { count: 12 })).to.equal("Show 12 more");
    expect(wording("greeting", "{who}, {who} and {other}", { who: "Ann", other: 0 })).to.equal("Ann, Ann and 0");
  });

  it("show the name of a value that nobody gives", () => {
    expect(wording("greeting", "Hello {who}")).to.equal("Hello {who}");
    expect(lateWord("showImage")).to.equal("Show image from {host}");
  });

  it("are an author's own where he has replaced them, with their values", () => {
    setWords({ send: "Senden", showMore: "{count} weitere zeigen" });
    try {
      expect(word("send")).to.equal("Senden");
      expect(lateWord("showMore", { count: 3 })).to.equal("3 weitere zeigen");
      expect(word("stop")).to.equal("Stop");
    } finally {
      setWords({ send: "Send", showMore: "Show {count} more" });
    }
  });
});
