import { expect } from "chai";
import { readFileSync } from "node:fs";
import temml from "temml";
import { countParts } from "../../src/markdown/formula-limits.ts";
import { mathsCommands } from "../fuzz/maths-texts.ts";
import { Watch } from "../fuzz/watch.ts";

interface Slow {
  readonly name: string;
  readonly parts: readonly (readonly [text: string, times: number])[];
}

const PIECE = 12;
/** Times an ordinary block of code, which is coloured. */
const MOST = 8;
const TRIES = 6;
const ORDINARY = `\`\`\`js\n${"const answer = add(1, 2); // the sum\n".repeat(555)}\`\`\`\n`;

const slowest = JSON.parse(readFileSync(new URL("../fixtures/freeze/slowest.json", import.meta.url), "utf8")) as readonly Slow[];
const rows: readonly Slow[] = [
  { name: "F-Z1 [a]( in Markdown", parts: code("markdown", "[a](") },
  { name: "F-Z1 $ in Java", parts: code("java", "$") },
  { name: "F-Z1 `${ in JavaScript", parts: code("javascript", "`${") },
  { name: "F-Z1 lines of [a]( in Markdown", parts: code("markdown", `${"[a](".repeat(499)}\n`) },
  { name: "F-Z1 lines of one name in Java", parts: code("java", `${"a".repeat(1999)}\n`) },
  ...["boxed", "fbox", "sout", "cancel", "bcancel", "phase", "angl"].map((name) => ({
    name: `F-Z2 \\${name} nested 600 times`,
    parts: formula([`\\${name}{`, 600], ["x", 1], ["}", 600]),
  })),
  { name: "F-Z2 \\cancelto nested 25 times", parts: formula(["\\cancelto{x}{", 25], ["x", 1], ["}", 25]) },
  { name: "F-Z2 \\equilibriumRight nested 25 times", parts: formula(["\\equilibriumRight{", 25], ["x", 1], ["}", 25]) },
  { name: "F-Z2 \\ce of 8 kB", parts: formula(["\\ce{", 1], ["H2O + ", 1333], ["}", 1]) },
  { name: "F-Z3 reasoning after reasoning", parts: [["<think>\n</think>", 1250]] },
  { name: "F-Z3 20,000 characters of <think>", parts: [["<think>\n", 2500]] },
  { name: "F-Z3 quotes and lists in each other", parts: [[`${"> - ".repeat(40)}x\n`, 125]] },
];

describe("texts that held up the page", function () {
  this.timeout(300_000);
  let watch: Watch;
  before(async () => {
    watch = await Watch.open();
  });
  after(() => watch?.close());

  for (const { name, parts } of [...slowest.map((slow) => ({ ...slow, name: `F-Z1 F-Z2 F-Z3 ${slow.name}` })), ...rows]) {
    const text = parts.map(([part, times]) => part.repeat(times)).join("");
    it(`${name}: costs no more than ${MOST} times as much as code`, async () => {
      for (const piece of [Infinity, PIECE])
        expect(await ratio(text, piece), piece === Infinity ? "whole" : `in pieces of ${PIECE}`).to.be.at.most(MOST);
    });
  }

  /** By the least time of each, because other programs use the machine as well: they take turns while it is over the limit. */
  async function ratio(text: string, piece: number): Promise<number> {
    let [usual, cost] = [Infinity, Infinity];
    for (let tries = TRIES; tries > 0 && !(cost / usual <= MOST); tries--) {
      usual = Math.min(usual, (await watch.holdUp(ORDINARY, piece)).sum);
      cost = Math.min(cost, (await watch.holdUp(text, piece)).sum);
    }
    return cost / usual;
  }
});

describe("F-Z2 the parts of a formula", function () {
  this.timeout(120_000);

  it("are counted as often as each of the typesetter's commands builds them", () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const command of mathsCommands())
      for (const [open, close] of [
        [`${command}{`, "}"],
        [`${command}{x}{`, "}"],
        [`${command}{`, "}{x}"],
        [`{${command} `, "}"],
      ] as const) {
        const tex = open.repeat(7) + "x" + close.repeat(7);
        const cost = costOf(tex);
        if (!cost) continue;
        tried++;
        if (cost.elements > 20 * (1 + cost.parts)) wrong.push(`${tex}: ${cost.elements} elements of ${cost.parts} parts`);
      }
    expect(wrong).to.deep.equal([]);
    expect(tried).to.be.greaterThan(1000);
  });

  it("count for \\cancelto, \\llap and \\equilibriumLeft more with each level", () => {
    const parts = (command: string, depth: number) => costOf(`${command}{`.repeat(depth) + "x" + "}".repeat(depth))!.parts;
    for (const command of ["\\cancelto{x}", "\\llap", "\\equilibriumLeft"])
      expect(parts(command, 6), command).to.be.greaterThan(6 * parts(command, 3));
  });
});

/** `undefined` for what is no formula, or one whose parts are too many already. */
function costOf(tex: string): { parts: number; elements: number } | undefined {
  const settings = { throwOnError: true, maxExpand: 500 };
  const inside = temml as unknown as Record<"__parse" | "__renderToMathMLTree", (tex: string, settings: object) => Tree>;
  try {
    const parts = countParts(inside.__parse(tex, settings));
    return { parts, elements: elementsIn(inside.__renderToMathMLTree(tex, settings)) };
  } catch {
    return undefined;
  }
}

interface Tree {
  readonly children?: readonly Tree[];
}

function elementsIn({ children }: Tree): number {
  return children ? children.reduce((sum, child) => sum + elementsIn(child), 1) : 0;
}

function code(language: string, unit: string): Slow["parts"] {
  return [
    [`\`\`\`\`\`\`${language}\n`, 1],
    [unit, Math.floor(20_000 / unit.length)],
    ["\n``````\n", 1],
  ];
}

function formula(...inside: Slow["parts"]): Slow["parts"] {
  return [["$$", 1], ...inside, ["$$\n", 1]];
}
