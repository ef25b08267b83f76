import { expect } from "chai";
import { HandlerOwners } from "../../src/hot/handler-owners.ts";
import { chainOf, handOver, namesOf, StrangeApp, strangeApp } from "./stranger.ts";

describe("which module has named which handler", () => {
  let owners: HandlerOwners;
  beforeEach(() => (owners = new HandlerOwners()));

  /** A module runs and gives these names. @returns whether each was free for it */
  function runs(path: string, names: ReturnType<typeof namesOf>, ...given: string[]): boolean[] {
    owners.begin(path);
    const free = given.map((name) => owners.claim("", names.add(name) && name, names));
    owners.end(path);
    return free;
  }

  it("lets a module that runs again give its names to other functions", () => {
    const names = namesOf();
    expect([...runs("/a.js", names, "reply"), ...runs("/a.js", names, "reply")]).to.deep.equal([true, true]);
  });

  it("lets no other module take a name, and nobody where no module runs", () => {
    const names = namesOf();
    runs("/a.js", names, "reply");
    expect(runs("/b.js", names, "reply")).to.deep.equal([false]);
    expect(owners.claim("", "reply", names)).to.equal(false);
  });

  it("tells names of one app from those of another", () => {
    owners.begin("/a.js");
    owners.claim("one", "reply", namesOf());
    owners.end("/a.js");
    owners.begin("/b.js");
    expect(owners.claim("other", "reply", namesOf())).to.equal(true);
  });

  it("takes away a name that the next version of its module does not give", () => {
    const names = namesOf();
    runs("/a.js", names, "reply", "stays");
    runs("/a.js", names, "stays");
    expect([...names]).to.deep.equal(["stays"]);
  });

  it("follows modules of a page to their new paths, and takes away the names of those that are gone", () => {
    const names = namesOf();
    runs("/page?0", names, "first");
    runs("/page?1", names, "second");
    owners.rename(new Map([["/page?1", "/page?0"]]), ["/page?0", "/page?1"]);
    expect([...names]).to.deep.equal(["second"]);
    expect(runs("/page?0", names, "second")).to.deep.equal([true]);
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
    const names = namesOf();
    const observer = new MutationObserver(() => {});
    for (const element of [one!, other!]) observer.observe(element, { attributes: true });
    runs("/a.js", names, "reply");
    expect(observer.takeRecords()).to.have.length(0);
    runs("/a.js", names, "reply");
    expect(observer.takeRecords().map(({ target }) => target)).to.deep.equal([one]);
    app.remove();
  });
});
