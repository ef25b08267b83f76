import { expect } from "chai";
import { dedent, nameOf, readMarkupValue } from "../../src/base/markup-value.ts";

describe("dedent", () => {
  for (const [what, text, expected] of [
    ["keeps one line", "Hello", "Hello"],
    [
      "trims a first line with text and dedents the rest by its own indent",
      "  # One\n      two\n        three\n    ",
      "# One\ntwo\n  three",
    ],
    ["dedents all when the first line is blank", "\n    # One\n      two\n    three\n", "# One\n  two\nthree"],
    ["keeps blank lines between", "\n  a\n\n  b\n", "a\n\nb"],
    ["drops blank lines before and after", "\n\n\n  a\n\n\n", "a"],
    ["takes carriage returns for line ends", "\r\n  a\r\n  b\r\n", "a\nb"],
    ["gives nothing for blanks", " \n  \n ", ""],
    ["leaves what is not indented", "\na\n  b", "a\n  b"],
  ] as const) {
    it(what, () => expect(dedent(text)).to.equal(expected));
  }
});

describe("readMarkupValue", () => {
  it("prefers the attribute to the text, and does not dedent it", () => {
    const element = make("text");
    element.setAttribute("value", "  attribute ");
    expect(readMarkupValue(element, "text")).to.deep.equal({ value: "  attribute " });
  });

  it("prefers a raw script to the text around it", () => {
    const element = make("\n  ", script("text/markdown", "\n  # <b>\n    two\n"), "\n");
    expect(readMarkupValue(element, "text")).to.deep.equal({ value: "# <b>\n  two" });
  });

  it("leaves named scripts, choices, templates and slotted things out", () => {
    const system = script("text/plain", "system");
    system.setAttribute("name", "system");
    const slotted = document.createElement("p");
    slotted.slot = "footer";
    slotted.textContent = "slotted";
    const option = document.createElement("option");
    option.textContent = "choice";
    expect(readMarkupValue(make("text", system, slotted, option), "text")).to.deep.equal({ value: "text" });
  });

  it("is undefined where there is nothing", () => {
    expect(readMarkupValue(make(" \n "), "json")).to.equal(undefined);
  });

  it("reads numbers and JSON, and names the element where they are none", () => {
    expect(readMarkupValue(make("4.5"), "number")).to.deep.equal({ value: 4.5 });
    expect(readMarkupValue(make("[1]"), "json")).to.deep.equal({ value: [1] });
    for (const [text, kind] of [
      ["four", "number"],
      ["[1", "json"],
    ] as const) {
      const markup = readMarkupValue(make(text), kind) as { error: Error };
      expect(markup.error.message).to.contain(`<x-block id="it"> has the value “${text}”`);
    }
  });

  function script(type: string, text: string): HTMLScriptElement {
    // In a document of its own: setting the text of a script is not allowed here, parsing one is.
    const element = document.createElement("script");
    element.type = type;
    element.append(text);
    return element;
  }

  function make(...children: (string | Node)[]): Element {
    const element = document.createElement("x-block");
    element.id = "it";
    element.append(...children);
    return element;
  }
});

describe("nameOf", () => {
  it("names an element as its author wrote it", () => {
    const element = document.createElement("hf-textbox");
    expect(nameOf(element)).to.equal("<hf-textbox>");
    element.setAttribute("label", "Ask");
    expect(nameOf(element)).to.equal('<hf-textbox label="Ask">');
    element.id = "ask";
    expect(nameOf(element)).to.equal('<hf-textbox id="ask">');
  });
});
