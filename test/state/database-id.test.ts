import { expect } from "chai";
import { DatabaseId, type Meta } from "../../src/state/database-id.ts";

/** What a page knows that has met a database. */
function knowing(meta: Meta | undefined, wasErased = false): DatabaseId {
  const database = new DatabaseId(() => wasErased);
  database.learn(meta);
  return database;
}

describe("which database a page meets", () => {
  it("is new to a page that has met none", () => {
    for (const meta of [undefined, { v: 1 }, { v: 1, id: "a" }]) expect(knowing(undefined).look(meta)).to.equal("new");
  });

  it("is known by its id", () => {
    expect(knowing({ v: 1, id: "a" }).look({ v: 1, id: "a" })).to.equal("known");
    expect(knowing({ v: 1, id: "a" }).look({ v: 1, id: "b" })).to.equal("wiped");
    expect(knowing({ v: 1, id: "a" }).look({ v: 1 })).to.equal("wiped");
  });

  it("is known also where it got its id only since", () => {
    expect(knowing({ v: 1 }).look({ v: 1 })).to.equal("known");
    expect(knowing({ v: 1 }).look({ v: 1, id: "a" })).to.equal("known");
  });

  it("was deleted by the app where its mark or what stands in its place says so, else by something else", () => {
    expect(knowing({ v: 1, id: "a" }).look(undefined)).to.equal("wiped");
    expect(knowing({ v: 1, id: "a" }, true).look(undefined)).to.equal("erased");
    expect(knowing({ v: 1, id: "a" }).look({ v: 1, id: "b", erased: true })).to.equal("erased");
    expect(knowing({ v: 1, id: "a" }, true).look({ v: 1, id: "b" })).to.equal("wiped");
    expect(knowing({ v: 1 }).look(undefined)).to.equal("wiped");
  });

  it("is new again once the page has let go of it", () => {
    const database = knowing({ v: 1, id: "a" });
    database.forget();
    expect(database.look({ v: 1, id: "b" })).to.equal("new");
  });
});

describe("the record of a database", () => {
  it("is given an id of its own where it has none", () => {
    const [one, other] = [knowing(undefined).complete(undefined), knowing(undefined).complete({ v: 1 })];
    expect(one.id).to.be.a("string").and.not.equal("").and.not.equal(other.id);
    expect([one.v, one.erased, other.erased]).to.deep.equal([1, undefined, undefined]);
  });

  it("stays as it is where it has one, or comes from a later version", () => {
    for (const meta of [{ v: 1, id: "a" }, { v: 2 }]) expect(knowing(undefined).complete(meta)).to.equal(meta);
  });

  it("says that it stands in place of one that the app has deleted", () => {
    expect(knowing(undefined, true).complete(undefined).erased).to.equal(true);
    expect(knowing(undefined, true).complete({ v: 1 }).erased).to.equal(undefined);
  });
});
