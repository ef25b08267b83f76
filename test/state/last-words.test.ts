import { expect } from "chai";
import type { Unsaved } from "../../src/state/home.ts";
import { LastWords, markOf, setMark } from "../../src/state/last-words.ts";
import { FakeBrowser } from "./fake-browser.ts";
import { FakeStorage } from "./fake-parts.ts";

const unsaved = (value: unknown, name = "a"): Unsaved => ({
  key: ["state", "tab", name],
  record: { v: 1, value },
  rev: "page.1",
  after: null,
});

describe("the last words of a page", () => {
  it("are there for the next page of its tab, and for others by its name", () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    setMark(tab, "app", "stored");
    new LastWords("app", tab).leave("page", [unsaved("text")]);
    const words = { page: "page", stored: true, unsaved: [unsaved("text")] };
    expect(JSON.parse(new LastWords("app", tab).text()!)).to.deep.equal(words);
    const other = new LastWords("app", browser.tab());
    expect([other.text(), other.pages()]).to.deep.equal([undefined, ["page"]]);
    expect(JSON.parse(other.text("page")!)).to.deep.equal(words);
  });

  it("are of one app alone", () => {
    const tab = new FakeBrowser().tab();
    new LastWords("app", tab).leave("page", [unsaved(1)]);
    const other = new LastWords("other", tab);
    expect([other.text(), other.text("page"), other.pages()]).to.deep.equal([undefined, undefined, []]);
  });

  it("say whether anything was stored before", () => {
    const tab = new FakeBrowser().tab();
    for (const [mark, stored] of [
      [undefined, false],
      ["erased", false],
      ["stored", true],
    ] as const) {
      if (mark) setMark(tab, "app", mark);
      const words = new LastWords("app", tab);
      words.leave("page", [unsaved(1)]);
      expect([words.isStored, (JSON.parse(words.text()!) as { stored: boolean }).stored]).to.deep.equal([stored, stored]);
    }
  });

  it("are none where there is nothing to say", () => {
    const tab = new FakeBrowser().tab();
    new LastWords("app", tab).leave("page", []);
    expect([new LastWords("app", tab).text(), new LastWords("app", tab).pages()]).to.deep.equal([undefined, []]);
  });

  it("leave out what JSON would tell otherwise than it is, and nothing else", () => {
    const tab = new FakeBrowser().tab();
    const data = [null, true, 1.5, "text", [], { deep: [{ x: 0 }] }];
    const other = [undefined, NaN, Infinity, new Date(), new Map(), new File([], "a"), 1n, () => 1, { toJSON: () => 1 }, [undefined]];
    new LastWords("app", tab).leave(
      "page",
      [...data, ...other].map((value) => unsaved(value)),
    );
    const said = JSON.parse(new LastWords("app", tab).text()!) as { unsaved: { record: { value: unknown } }[] };
    expect(said.unsaved.map(({ record }) => record.value)).to.deep.equal(data);
  });

  it("tell of what was deleted", () => {
    const tab = new FakeBrowser().tab();
    const gone: Unsaved = { key: ["msg", "tab", "chat", "", "a"], record: null, rev: "page.2", after: "page.1" };
    new LastWords("app", tab).leave("page", [gone]);
    expect((JSON.parse(new LastWords("app", tab).text()!) as { unsaved: unknown }).unsaved).to.deep.equal([gone]);
  });

  it("are gone once they are forgotten, those of other pages only where they are named", () => {
    const browser = new FakeBrowser();
    const [one, other] = [browser.tab(), browser.tab()];
    const words = new LastWords("app", one);
    words.leave("one", [unsaved(1)]);
    new LastWords("app", other).leave("other", [unsaved(2)]);
    words.forget(["one"]);
    expect([words.text(), words.pages(), new LastWords("app", other).text() !== undefined]).to.deep.equal([undefined, ["other"], true]);
    words.forget();
    expect(words.pages()).to.deep.equal([]);
  });

  it("are none where the browser has no place for them", () => {
    const throwing = new Proxy(new FakeStorage(), {
      get() {
        throw new DOMException("Not here.", "SecurityError");
      },
    });
    for (const storage of [undefined, throwing]) {
      const place = { session: storage, local: storage };
      const words = new LastWords("app", place);
      setMark(place, "app", "stored");
      words.leave("page", [unsaved(1)]);
      words.forget();
      expect([words.text(), words.text("page"), words.pages(), words.isStored, markOf(place, "app")]).to.deep.equal([
        undefined,
        undefined,
        [],
        false,
        undefined,
      ]);
    }
  });
});
