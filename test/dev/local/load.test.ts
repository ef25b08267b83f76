import { expect } from "chai";
import { load, notInstalled } from "../../../src/dev/local/load.ts";

describe("loading a package for reading documents", () => {
  it("F-A2 names all that is to be installed at once, on one line", () => {
    expect(notInstalled(["tesseract.js", "@tesseract.js-data/eng", "sharp"])).to.include({
      code: "no-method",
      message:
        "Reading documents needs the packages tesseract.js, @tesseract.js-data/eng and sharp. Install them with: npm install --save-dev tesseract.js @tesseract.js-data/eng sharp",
    });
    expect(notInstalled(["sharp"]).message).to.equal(
      "Reading documents needs the package sharp. Install it with: npm install --save-dev sharp",
    );
  });

  it("finds what is installed", async () => {
    expect(await load<{ default: unknown }>("sharp")).to.have.property("default");
  });
});
