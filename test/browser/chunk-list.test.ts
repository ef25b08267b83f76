import { expect } from "chai";
import { readdirSync } from "node:fs";
import { buildOnce } from "./build.ts";

describe("the list that the build prints", () => {
  it("has every file of the script-tag build, once", () => {
    const lines = buildOnce().split("\n");
    for (const file of readdirSync("dist/cdn").filter((name) => name.endsWith(".js")))
      expect(
        lines.filter((line) => line.includes(` ${file} `)),
        file,
      ).to.have.lengthOf(1);
  });

  it("says of each file when it comes, by scripts/occasions.mjs, where no part is that never comes late", () => {
    const unsaid = buildOnce()
      .split("\n")
      .filter((line) => line.includes("occasions.mjs"));
    expect(unsaid).to.deep.equal([]);
  });
});
