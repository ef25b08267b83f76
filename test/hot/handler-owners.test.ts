import { expect } from "chai";
import { HandlerOwners } from "../../src/hot/handler-owners.ts";
import { chainOf, handOver, StrangeApp, strangeApp } from "./stranger.ts";

describe("which module has named which handler", () => {
  let owners: HandlerOwners;
  let named: string[];
  let notes: string[];
  const real = console.info;
  beforeEach(() => {
    owners = new HandlerOwners();
    [named, notes] = [[], []];
    console.info = (text: string) => void notes.push(text);
  });
  afterEach(() => (console.info = real));

  /** Somebody gives names. */
  function gives(path: string, names: readonly string[], app = ""): void {
    const entries = names.map((name) => `${name} of ${path}`);
    const replaced = names.filter((name) => named.some((entry) => entry.startsWith(`${name} of`)));
    named.push(...entries);
    owners.claim(app, names, replaced, () => (named = named.filter((entry) => !entries.includes(entry))));
  }

  /** A module runs and gives these names, each of its versions under a mark of its own. */
  function runs(path: string, version: number, ...names: string[]): void {
    owners.begin(path);
    gives(`${path} ${version}`, names);
    owners.end(path);
  }

  it("takes away what the version of a module before has given, and says nothing of it", () => {
    runs("/a.js", 1, "reply", "stays");
    runs("/a.js", 2, "stays");
    expect([named, notes]).to.deep.equal([["stays of /a.js 2"], []]);
  });

  it("F-A13 says once that a name means another function, of another module or where no module runs", () => {
    runs("/a.js", 1, "reply");
    runs("/b.js", 1, "reply");
    gives("a component", ["reply"]);
    expect(named).to.deep.equal(["reply of /a.js 1", "reply of /b.js 1", "reply of a component"]);
    expect(notes.map((note) => note.match(/“.*$/)?.[0])).to.deep.equal([
      "“reply” was defined again: from its next run on, the newest function is called.",
    ]);
  });

  it("F-A13 takes away nothing of what components have given when a module runs again", () => {
    runs("/a.js", 1, "reply");
    gives("a component", ["ask"]);
    runs("/a.js", 2, "reply");
    expect(named).to.deep.equal(["ask of a component", "reply of /a.js 2"]);
  });

  it("F-A13 takes away what a version has given that did not come to its end", () => {
    runs("/a.js", 1, "reply");
    owners.begin("/a.js");
    gives("/a.js 2", ["half"]);
    runs("/a.js", 3, "reply");
    expect(named).to.deep.equal(["reply of /a.js 3"]);
  });

  it("follows modules of a page to their new paths, and takes away the names of those that are gone", () => {
    runs("/page?0", 1, "first");
    runs("/page?1", 1, "second");
    owners.rename(new Map([["/page?1", "/page?0"]]), ["/page?0", "/page?1"]);
    expect(named).to.deep.equal(["second of /page?1 1"]);
    runs("/page?0", 2, "second");
    expect([named, notes]).to.deep.equal([["second of /page?0 2"], []]);
  });

  it("has what is written with a name that is renewed run again, and nothing else", async () => {
    if (!customElements.get(StrangeApp.tag)) customElements.define(StrangeApp.tag, StrangeApp);
    const app = strangeApp("");
    const [one, other] = ["reply", "other"].map((handler) => {
      const element = document.createElement("p");
      element.setAttribute("handler", handler);
      return element;
    });
    handOver(app, chainOf({ name: "one", element: one }), chainOf({ name: "other", element: other }), chainOf({ name: "unwritten" }));
    const observer = new MutationObserver(() => {});
    for (const element of [one!, other!]) observer.observe(element, { attributes: true });
    runs("/a.js", 1, "reply");
    expect(observer.takeRecords()).to.have.length(0);
    runs("/a.js", 2, "reply");
    expect(observer.takeRecords().map(({ target }) => target)).to.deep.equal([one]);
    app.remove();
  });
});
