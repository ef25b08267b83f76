import { expect } from "chai";
import { keepOnPage } from "../../src/hot/keep-on-page.ts";

describe("a value that is kept on the page", () => {
  it("is made once for each key", () => {
    let made = 0;
    const make = () => ({ number: ++made });
    expect(keepOnPage("one", make)).to.equal(keepOnPage("one", make));
    expect(keepOnPage("two", make)).to.deep.equal({ number: 2 });
  });

  it("is made anew when one of its deps changes, and the old one is disposed of by the newest word", () => {
    const gone: string[] = [];
    const dispose = (mark: string) => (value: string) => void gone.push(`${mark}: ${value}`);
    keepOnPage("deps", () => "a", { deps: [{ x: 1 }], dispose: dispose("first") });
    expect(keepOnPage("deps", () => "b", { deps: [{ x: 1 }], dispose: dispose("second") })).to.equal("a");
    expect(keepOnPage("deps", () => "c", { deps: [{ x: 2 }], dispose: dispose("third") })).to.equal("c");
    expect(gone).to.deep.equal(["second: a"]);
  });

  it("stays where the new one cannot be made", () => {
    const gone: string[] = [];
    keepOnPage("fails", () => "good", { deps: [1], dispose: (value) => void gone.push(value) });
    const failing = () =>
      keepOnPage(
        "fails",
        (): string => {
          throw new Error("No");
        },
        { deps: [2] },
      );
    expect(failing).to.throw("No");
    expect([keepOnPage("fails", () => "other", { deps: [1] }), gone]).to.deep.equal(["good", []]);
  });
});
