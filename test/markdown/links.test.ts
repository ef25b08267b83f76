import { expect } from "chai";
import { hostToShow } from "../../src/markdown/host.ts";
import { createRenderer } from "../../src/markdown/markdown.ts";

describe("links", () => {
  const deceiving: readonly [string, string, string][] = [
    ["https://bank.example", "https://evil.example/", "evil.example"],
    ["bank.example", "https://evil.example/", "evil.example"],
    ["www.bank.example/login", "https://evil.example/", "evil.example"],
    ["Go to https://bank.example now", "https://evil.example/", "evil.example"],
    ["https://bank.example@evil.example", "https://bank.example/", "bank.example"],
    ["https://bank.ex\u200bample", "https://evil.example/", "evil.example"],
    ["paypal.example", "https://p\u0430ypal.example/", "xn--pypal-4ve.example"],
    ["help@bank.example", "mailto:help@evil.example", "help@evil.example"],
    ["bank.example:8080", "https://evil.example/", "evil.example"],
    ["münchen.example", "https://xn--mnchen-3ya.example/", "xn--mnchen-3ya.example"],
  ];
  for (const [text, href, host] of deceiving) {
    it(`say where ${JSON.stringify(text)} leads, which looks like another address`, () => {
      expect(hostToShow(text, new URL(href))).to.equal(host);
    });
  }

  it("say nothing more where the text is no address or the right one", () => {
    const honest: readonly [string, string][] = [
      ["the docs", "https://docs.example/"],
      ["https://docs.example/a", "https://docs.example/b"],
      ["www.docs.example", "https://docs.example/"],
      ["docs.example", "https://www.docs.example/x"],
      ["DOCS.Example", "https://docs.example/"],
      ["a@docs.example", "mailto:a@docs.example"],
      ["version 1.2", "https://docs.example/"],
    ];
    for (const [text, href] of honest) expect(hostToShow(text, new URL(href)), text).to.equal(undefined);
  });

  it("show the host inside the link", () => {
    const link = shown("[https://bank.example](https://evil.example/x)").querySelector("a")!;
    expect(link.textContent).to.equal("https://bank.example (evil.example)");
    expect(link.querySelector(".host")).to.not.equal(null);
  });

  it("take a backslash as a character of the address, not as a slash", () => {
    expect(shown("[a](https:\\\\evil.example)").querySelector("a[href]")).to.equal(null);
    expect(shown("[a](/b\\c)").querySelector("a")!.getAttribute("href")).to.equal(`${location.origin}/b%5Cc`);
  });

  it("are made of bare addresses, without the punctuation after them", () => {
    const addresses = (text: string) => [...shown(text).querySelectorAll("a")].map((link) => [link.textContent, link.getAttribute("href")]);
    expect(addresses("See www.a.example, (https://b.example/c_(d)) or e@f.example.")).to.deep.equal([
      ["www.a.example", "http://www.a.example/"],
      ["https://b.example/c_(d)", "https://b.example/c_(d)"],
      ["e@f.example", "mailto:e@f.example"],
    ]);
    expect(addresses("xwww.a.example www. https:// a@b a@b.c_ ftp://a.example")).to.deep.equal([]);
  });
});

describe("task lists", () => {
  it("show what is done as a mark with a name, not as a control", () => {
    const target = shown("- [ ] one\n- [x] two\n  1. [X] three\n- [ ]\n- [y] four");
    const marks = [...target.querySelectorAll(".check")].map((mark) => [
      mark.getAttribute("role"),
      mark.getAttribute("aria-label"),
      mark.classList.contains("done"),
    ]);
    expect(marks).to.deep.equal([
      ["img", "To do:", false],
      ["img", "Done:", true],
      ["img", "Done:", true],
    ]);
    expect(target.querySelector("input")).to.equal(null);
    expect(target.textContent).to.equal("onetwothree[ ][y] four");
  });
});

function shown(text: string): Element {
  const target = document.createElement("div");
  createRenderer(target).finish(text);
  return target;
}
