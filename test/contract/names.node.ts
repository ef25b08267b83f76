import { expect } from "chai";
import { exportedNames, namesTwice, sourcesOf } from "../../scripts/house.mts";

describe("exported names", () => {
  it("each stands for one thing: no two rooms export the same", () => {
    expect([...namesTwice(sourcesOf("."))]).to.deep.equal([]);
  });

  it("that two rooms export are found, but for sheets of styles", () => {
    const text = "export const styles = 1;\nexport type Page = 1;\n";
    const sources = new Map(["dev/local/page.ts", "dev/page.ts", "core/styles.ts"].map((path) => [path, text]));
    expect([...namesTwice(sources)]).to.deep.equal([["Page", ["core", "dev", "dev/local"]]]);
  });

  it("are found however they are exported", () => {
    const text =
      'export const a = 1;\nexport async function* b() {}\nexport type { c, type d as e };\nexport { f } from "./f.ts";\nexport abstract class G {}\nimport { h } from "./h.ts";\nexport { h };\n';
    expect(exportedNames(text).sort()).to.deep.equal(["G", "a", "b", "c", "e"]);
  });
});
