import { expect } from "chai";
import { readItems, readWords } from "../../src/base/list-attribute.ts";
import { hasOption, optionOf } from "../../src/base/option-of.ts";

describe("an attribute that lists", () => {
  it("names, takes any white space between them", () => {
    expect(readWords(" copy\n  retry ")).to.deep.equal(["copy", "retry"]);
    expect([readWords(""), readWords(null)]).to.deep.equal([[], []]);
  });

  it("what a person reads, takes commas between them and keeps spaces", () => {
    expect(readItems(" Wrong, Too long ,,")).to.deep.equal(["Wrong", "Too long"]);
    expect([readItems(""), readItems(null)]).to.deep.equal([[], []]);
  });
});

describe("an option of an element", () => {
  it("is the property, else the attribute, else null", () => {
    const element = document.createElement("x-unknown");
    expect(optionOf(element, "scope")).to.equal(null);
    element.setAttribute("scope", "page");
    expect(optionOf(element, "scope")).to.equal("page");
    Object.assign(element, { scope: "" });
    expect(optionOf(element, "scope")).to.equal("");
  });

  it("is there where its attribute is, or its property is set to anything but false", () => {
    const element = document.createElement("x-unknown");
    expect(hasOption(element, "private")).to.equal(false);
    element.setAttribute("private", "");
    expect(hasOption(element, "private")).to.equal(true);
    Object.assign(element, { private: false });
    expect(hasOption(element, "private")).to.equal(false);
  });
});
