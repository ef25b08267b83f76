import { expect } from "chai";
import { LateKeeping } from "../../../src/app/stored/late-keeping.ts";
import type { Keeping, Written } from "../../../src/app/stored/kept-value.ts";

const BESIDE: Written = { view: undefined, default: "", typed: true, streaming: false };

describe("a value that is kept before the state room is there", () => {
  let wanted: number, written: unknown[], taken: unknown[], keeping: LateKeeping;
  let tell: ((value: unknown) => void) | undefined;

  beforeEach(() => {
    [wanted, written, taken, tell] = [0, [], [], undefined];
    keeping = new LateKeeping(() => void wanted++);
  });

  /** Where it is kept from now on. */
  const place = (stored?: unknown): Keeping => ({
    read: async () => (stored === undefined ? undefined : { value: stored }),
    write: (value) => void written.push(value),
    watch: (callback) => {
      tell = callback;
      return () => (tell = undefined);
    },
  });

  it("asks for the room with each write, and stores the newest value when that has come", async () => {
    keeping.write("T", BESIDE);
    keeping.write("Ty", BESIDE);
    expect([wanted, await keeping.read()]).to.deep.equal([2, undefined]);
    expect(keeping.unsaved).to.deep.equal(["Ty", BESIDE]);
    await keeping.moveTo(place("older"));
    expect([written, taken]).to.deep.equal([["Ty"], []]);
    expect(keeping.unsaved).to.equal(undefined);
    keeping.write("Typ", BESIDE);
    expect([written, wanted]).to.deep.equal([["Ty", "Typ"], 2]);
  });

  it("takes what another tab has stored meanwhile, and what one stores from then on", async () => {
    const stop = keeping.watch((value) => void taken.push(value));
    expect(await keeping.read()).to.equal(undefined);
    await keeping.moveTo(place("theirs"));
    tell!("theirs too");
    expect([taken, written]).to.deep.equal([["theirs", "theirs too"], []]);
    stop();
    expect(tell).to.equal(undefined);
  });

  it("takes nothing over what is written while that is read", async () => {
    keeping.watch((value) => void taken.push(value));
    await keeping.read();
    const moved = keeping.moveTo(place("theirs"));
    keeping.write("mine", BESIDE);
    await moved;
    expect([taken, written]).to.deep.equal([[], ["mine"]]);
  });

  it("is read where it is stored, once that has come, by whoever waits for it", async () => {
    let come = () => {};
    const room = new Promise<void>((resolve) => (come = resolve));
    keeping = new LateKeeping(
      () => {},
      () => room,
    );
    keeping.watch((value) => void taken.push(value));
    const read = keeping.read();
    await keeping.moveTo(place("theirs"));
    come();
    expect([(await read)?.value, taken]).to.deep.equal(["theirs", []]);
  });

  it("tells nobody who has stopped before it came", async () => {
    keeping.watch((value) => void taken.push(value))();
    await keeping.moveTo(place("theirs"));
    expect([taken, tell]).to.deep.equal([[], undefined]);
  });
});
