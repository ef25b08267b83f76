import { expect } from "chai";
import { define } from "../../src/base/define.ts";

describe("define", () => {
  it("registers what an element uses before the element", () => {
    class Inner extends HTMLElement {
      static readonly tag = "x-inner";
    }
    class Outer extends HTMLElement {
      static readonly tag = "x-outer";
      static readonly uses = [Inner];
      readonly innerKnown = customElements.get("x-inner") === Inner;
    }
    define(Outer);
    expect((document.createElement("x-outer") as Outer).innerKnown).to.equal(true);
  });

  it("leaves a tag that is taken as it is", () => {
    class First extends HTMLElement {
      static readonly tag = "x-taken";
    }
    class Second extends HTMLElement {
      static readonly tag = "x-taken";
    }
    define(First);
    define(Second);
    expect(customElements.get("x-taken")).to.equal(First);
  });
});
