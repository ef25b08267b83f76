import { expect } from "chai";
import { comesLater, lateTags, loadTag } from "../../src/base/late-tags.ts";

describe("a tag that comes later", () => {
  const { error } = console;
  const said: unknown[][] = [];
  beforeEach(() => (console.error = (...words) => said.push(words)));
  afterEach(() => {
    console.error = error;
    said.length = 0;
  });

  it("is loaded by whoever said first how, once", async () => {
    const loaded: string[] = [];
    comesLater("x-late", async () => loaded.push("first"));
    comesLater("x-late", async () => loaded.push("second"));
    expect(lateTags()).to.include("x-late");
    expect([await loadTag("x-late"), await loadTag("x-late")]).to.deep.equal([undefined, undefined]);
    expect(loaded).to.deep.equal(["first"]);
  });

  it("is nothing to load where nobody has said how", async () => {
    expect(lateTags()).not.to.include("x-never");
    expect(await loadTag("x-never")).to.equal(undefined);
  });

  it("says once what did not come, gives the fault, and is tried again", async () => {
    let offline = true;
    comesLater("x-offline", () => (offline ? Promise.reject(new TypeError("offline")) : Promise.resolve()));
    const [one, other] = await Promise.all([loadTag("x-offline"), loadTag("x-offline")]);
    expect([one?.code, other?.code]).to.deep.equal(["unloaded", "unloaded"]);
    expect(said).to.have.length(1);
    expect(said[0]![0]).to.equal("<x-offline> could not be loaded. Check the connection and reload the page.");
    offline = false;
    expect(await loadTag("x-offline")).to.equal(undefined);
  });
});
