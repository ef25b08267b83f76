import { expect } from "chai";
import fc from "fast-check";
import { hostToShow } from "../../src/markdown/host.ts";
import { createRenderer } from "../../src/markdown/markdown.ts";
import { linkNames } from "./link-names.ts";

const UNSEEN = ["\u00ad", "\u034f", "\u180e", "\u200b", "\u200d", "\u200f", "\u202e", "\u2066", "\ufe0f", "\u{e0061}", "\u2009"];
const DOTS = [".", "\u2024", "\uff0e", "\u3002", "\uff61", "\u00b7", "\ua4f8", "[.]"];
const FULL_WIDTH = (letter: string) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0);
const BOLD = (letter: string) => String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97);
const LOOKS: readonly ((letter: string) => string)[] = [
  (letter) => letter,
  (letter) => letter.toUpperCase(),
  FULL_WIDTH,
  BOLD,
  (letter) => ({ a: "\u0430", e: "\u0435", o: "\u043e", p: "\u0440", c: "\u0441" })[letter] ?? letter,
];

describe("links that read as another address", () => {
  const marked = linkNames.filter(([, , host]) => host !== "");

  it(`F-G2 say where they lead, whole and streamed, and the others say nothing (${linkNames.length} pairs, ${marked.length} of them marked)`, () => {
    expect(linkNames.length).to.be.at.least(110);
    const wrong: unknown[] = [];
    for (const [text, href, expected] of linkNames) {
      const source = `[${text}](<${href}>)`;
      const host = expected === "OWN" ? location.host : expected;
      for (const target of [whole(source), streamed(source)]) {
        const links = [...target.querySelectorAll("a")];
        const shown = links.map((link) => link.querySelector(".host")?.textContent?.trim() ?? "");
        if (links.length !== 1 || shown[0] !== (host && `(${host})`)) wrong.push([source, shown, target.textContent]);
      }
    }
    expect(wrong).to.deep.equal([]);
  });

  it("F-G2 say it in every dress that the other host can wear", () => {
    const letters = fc.stringMatching(/^[a-z]{2,8}$/);
    // Endings that only files have are none of a host: "setup.ts" is read as a file.
    const ending = fc.constantFrom("com", "dev", "example", "io", "de");
    const host = fc.tuple(fc.array(letters, { minLength: 1, maxLength: 3 }), ending).map(([labels, last]) => [...labels, last]);
    const dressed = host.chain((labels) => {
      const characters = labels.join(".").split("");
      return fc
        .tuple(
          fc.array(fc.nat(LOOKS.length - 1), { minLength: characters.length, maxLength: characters.length }),
          fc.constantFrom(...DOTS),
          fc.array(fc.constantFrom("", "", "", ...UNSEEN), { minLength: characters.length, maxLength: characters.length }),
          fc.constantFrom("", "https://", "http:\u2044\u2044", "→https://", "Log in (", "“", "见", "a@", "www."),
          fc.constantFrom("", "/", "\u2215login", ")", "”", "。", ":8080", " now"),
        )
        .map(([looks, dot, unseen, before, after]) => {
          const written = characters.map((letter, at) => (letter === "." ? dot : LOOKS[looks[at]!]!(letter)) + unseen[at]!);
          return `${before}${written.join("")}${after}`;
        });
    });
    const target = host.map((labels) => new URL(`https://${labels.join(".")}-other.example/`));
    fc.assert(
      fc.property(dressed, target, (text, url) => hostToShow(text, url) === url.host),
      { numRuns: 3000 },
    );
  });

  it("F-G2 say it for their title too", () => {
    const link = whole('[Log in](https://evil.example "bank.example")').querySelector("a")!;
    expect(link.querySelector(".host")!.textContent).to.equal(" (evil.example)");
    expect(whole('[Log in](https://evil.example "Our \u202ebank")').querySelector("a")!.title).to.equal("Our bank");
    expect(whole('[Log in](https://evil.example "Our bank")').querySelector(".host")).to.equal(null);
  });

  it("F-G2 say it where an address becomes a link by itself", () => {
    const shown = (text: string) => [...whole(text).querySelectorAll("a")].map((link) => link.querySelector(".host")?.textContent);
    expect(shown("See https://bank.example@evil.example/ now")).to.deep.equal([" (evil.example)"]);
    expect(shown("See https://b\u0430nk.example/ now")).to.deep.equal([" (xn--bnk-6cd.example)"]);
    expect(shown("See https://docs.example/a and b@docs.example")).to.deep.equal([undefined, undefined]);
  });

  it("F-G2 are no way to put a host behind another link", () => {
    const target = whole("[Log in](https://evil.example)[\u2800.\u2800\u2800](https://bank.example) and [more](https://more.example)");
    expect([...target.querySelectorAll(".host")].map(({ textContent }) => textContent)).to.deep.equal([
      " (evil.example)",
      " (bank.example)",
      " (more.example)",
    ]);
    expect(whole("[Log in](https://evil.example) (bank.example)").querySelector(".host")).to.equal(null);
  });

  it("F-G2 get no text of the answer into what says where they lead, while it grows", () => {
    const target = document.createElement("div");
    const renderer = createRenderer(target);
    let text = `${"word ".repeat(2000)}[bank.example](https://evil.example)`;
    for (const piece of ["", " is *safe*", "ly bank.example", " and more"]) {
      renderer.update((text += piece));
      expect(target.querySelector(".host")?.textContent).to.be.oneOf([undefined, " (evil.example)"]);
      expect(target.querySelector("a")?.firstChild?.textContent).to.equal("bank.example");
    }
  });

  it("F-G2 read a long text without end in no time, and say where it leads", () => {
    for (const text of ["a".repeat(900), "a.".repeat(450), "a.b".repeat(300), "[.]".repeat(300), "a".repeat(100_000)]) {
      const start = performance.now();
      const shown = hostToShow(text, new URL("https://evil.example/"));
      expect(performance.now() - start).to.be.below(100);
      if (text.length > 1000) expect(shown).to.equal("evil.example");
    }
  });
});

function whole(text: string): Element {
  const target = document.createElement("div");
  createRenderer(target).finish(text);
  return target;
}

function streamed(text: string): Element {
  const target = document.createElement("div");
  const renderer = createRenderer(target);
  for (let end = 1; end <= text.length; end++) renderer.update(text.slice(0, end));
  renderer.finish();
  return target;
}
