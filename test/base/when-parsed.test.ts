import { expect } from "chai";
import { whenParsed } from "../../src/base/when-parsed.ts";

describe("whenParsed", () => {
  it("does nothing once the page has been read", () => {
    expect(whenParsed(() => expect.fail("called"))).to.equal(false);
    document.dispatchEvent(new Event("DOMContentLoaded"));
  });

  it("calls back once at the end of a page that still comes in", () => {
    let calls = 0;
    Object.defineProperty(document, "readyState", { configurable: true, get: () => "loading" });
    try {
      expect(whenParsed(() => calls++)).to.equal(true);
    } finally {
      delete (document as { readyState?: unknown }).readyState;
    }
    expect(calls).to.equal(0);
    for (let event = 0; event < 2; event++) document.dispatchEvent(new Event("DOMContentLoaded"));
    expect(calls).to.equal(1);
  });
});
