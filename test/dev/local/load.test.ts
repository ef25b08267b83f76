import { expect } from "chai";
import { load } from "../../../src/dev/local/load.ts";

describe("loading a package for reading documents", () => {
  it("names what to install when it is missing", async () => {
    const missing = () => Promise.reject(new Error("Cannot find package"));
    const fault = await load("tesseract.js", missing).catch((error: unknown) => error);
    expect(fault).to.include({ code: "no-method" });
    expect((fault as Error).message).to.include("npm install --save-dev tesseract.js");
  });
});
