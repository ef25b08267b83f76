import { expect } from "chai";
import fc from "fast-check";
import { quiet } from "./bench-app.ts";
import { RealWorld } from "./real-world.ts";
import { Simulation, type Wish } from "./rules.ts";
import { limits } from "../../src/graph/load-limits.ts";

const when = fc.constantFrom("success", "failure", "cancelled", "then" as const);
const place = fc.nat({ max: 3 });
const parts = {
  mode: fc.constantFrom("once", "multiple", "always-last" as const),
  latest: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  kind: fc.constantFrom("plain", "promise", "generator" as const),
  output: fc.nat({ max: 2 }),
  cancels: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(place, { minLength: 1, maxLength: 2 }) }),
  concurrency: fc.constantFrom(undefined, undefined, 1, 2),
  group: fc.constantFrom(undefined, undefined, "g"),
};
const none = { watch: fc.constant(undefined), followers: fc.constant([]) };
const leaf = fc.record({ ...parts, ...none });
const follower = fc.record({ ...parts, ...none, followers: fc.array(fc.record({ when, wish: leaf }), { maxLength: 1 }) });
const head = fc.record({
  ...parts,
  watch: fc.constantFrom(undefined, undefined, 0, 1),
  followers: fc.array(fc.record({ when, wish: follower }), { maxLength: 3 }),
});

/**
 * A plain function has its turn and its end in one go, so it waits in no line; and changes lead from port to port upwards
 * only, so that nothing goes in circles. Both have tests of their own.
 */
function tamed(wish: Wish, above = wish.watch ?? -1): Wish {
  const followers = wish.followers.map(({ when, wish: next }) => ({ when, wish: tamed(next, above) }));
  const line = wish.kind === "plain" ? { concurrency: undefined, group: undefined } : {};
  return { ...wish, ...line, followers, output: Math.max(wish.output, above + 1) };
}

const world = fc.array(head, { minLength: 1, maxLength: 4 }).map((wishes) => (wishes as Wish[]).map((wish) => tamed(wish)));
const anyNumber = fc.nat({ max: 40 });
const moves = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant("trigger" as const), at: anyNumber }) },
    { weight: 8, arbitrary: fc.record({ do: fc.constantFrom("yield", "finish", "fail" as const), at: anyNumber }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("cancel", "invalid", "throws" as const), at: anyNumber }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("paint" as const), at: anyNumber }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("halt", "remove", "reload" as const), at: anyNumber }) },
  ),
  { minLength: 5, maxLength: 30 },
);
type Move = { readonly do: string; readonly at: number };

/** Does one thing in both worlds. */
async function both(real: RealWorld, simulated: Simulation, { do: what, at }: Move, value: string): Promise<void> {
  const { working } = simulated.account();
  const [headAt, nodeAt] = [at % real.heads.length, at % real.nodes.length];
  if (what === "trigger") {
    real.trigger(real.heads[headAt]!, value);
    simulated.trigger(simulated.heads[headAt]!, value);
  } else if (what === "yield" || what === "finish" || what === "fail") {
    if (working.length === 0) return;
    const run = working[at % working.length]!;
    await real.step(run, what, value);
    simulated.step(run, what, value);
  } else if (what === "cancel" || what === "halt" || what === "remove") {
    real.nodes[nodeAt]![what]();
    simulated[what](simulated.nodes[nodeAt]!);
  } else if (what === "invalid" || what === "throws") {
    const marked = what === "invalid" ? real.invalid : real.throwing;
    const [node, twin] = [real.nodes[nodeAt]!, simulated.nodes[nodeAt]!];
    const property = what === "invalid" ? "invalid" : "throws";
    twin[property] = !twin[property];
    if (!marked.delete(node)) marked.add(node);
  } else if (what === "reload") {
    real.reload();
    simulated.reload();
  } else {
    real.paint();
    simulated.paint();
  }
  await quiet();
}

// Limits and validators are there as in an app that has used them before.
before(() => limits());

describe("the graph and its rules", () => {
  it("agree on every run, outcome, follower and written value, whatever happens in whatever order", async function () {
    const numRuns = Number(process.env["RULES_RUNS"] ?? 3000);
    this.timeout(20 * numRuns);
    let steps = 0;
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(world, moves, async (wishes, todo) => {
        const [real, simulated] = [new RealWorld(wishes), new Simulation(wishes)];
        for (const [index, move] of todo.entries()) {
          await both(real, simulated, move, `value ${index}`);
          expect(real.account(), `after step ${index}`).to.deep.equal(simulated.account());
          steps += 1;
        }
        expect(real.host.failures.filter((error) => error.message !== "ordered")).to.deep.equal([]);
        for (const run of simulated.account().runs) seen.set(run.split(": ")[1]!, (seen.get(run.split(": ")[1]!) ?? 0) + 1);
      }),
      { numRuns },
    );
    if (process.env["RULES_REPORT"]) console.log({ steps, runs: Object.fromEntries(seen) });
    for (const outcome of ["ok", "error", "cancelled", "invalid", "superseded"]) expect(seen.get(outcome), outcome).to.be.greaterThan(100);
  });
});
