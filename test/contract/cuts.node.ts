import { expect } from "chai";
import { sourcesOf } from "../../scripts/house.mts";

/** A cut at a fixed number of code units, or one that says that there is more. */
const CUT = /\.(?:slice|substring|substr)\((?:0, )?-?(?:[A-Z][A-Z_]+|\d{2,})\)|\.(?:slice|substring|substr)\((?!.*characterAt).*…/;
/** Digests and bytes have no characters that a person reads. */
const DIGEST = /digest\("hex"\)|\.arrayBuffer\(\)/;

/** The lines of a source that cut a text by index. */
function cutsIn(text: string): string[] {
  return text.split("\n").filter((line) => CUT.test(line) && !DIGEST.test(line));
}

describe("text that a person sees", () => {
  it("F-W14 is cut between characters everywhere: by core/cut-text.ts", () => {
    const found = [...sourcesOf(".")]
      .filter(([path]) => path !== "core/cut-text.ts")
      .flatMap(([path, text]) => cutsIn(text).map((line) => `${path}: ${line.trim()}`));
    expect(found, "cut it with beginningOf or shorten").to.deep.equal([]);
  });

  it("F-W14 is found where it is cut by index", () => {
    for (const line of ["`${text.slice(0, 60)}…`", "text.slice(0, MOST)", "text.slice(-25)", "`${name.substring(0, end)}…`"])
      expect(cutsIn(line), line).to.have.length(1);
    for (const line of ["text.slice(0, end)", 'hash.digest("hex").slice(0, 12)', "path.slice(1)", "`${shorten(text, 60)}…`"])
      expect(cutsIn(line), line).to.have.length(0);
  });
});
