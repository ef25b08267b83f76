import { expect } from "chai";
import { inspector, provideInspector, type Inspect } from "../../src/core/inspect.ts";

const tools = (): Inspect => ({ name: "tools" }) as unknown as Inspect;

describe("the tools of a page", () => {
  it("are none until some are put there", () => {
    expect(inspector()).to.equal(undefined);
  });

  it("are those that were put there last, and take away only themselves", () => {
    const [first, second] = [tools(), tools()];
    const takeFirst = provideInspector(first);
    expect(inspector()).to.equal(first);
    const takeSecond = provideInspector(second);
    takeFirst();
    expect(inspector()).to.equal(second);
    takeSecond();
    expect(inspector()).to.equal(undefined);
  });
});
