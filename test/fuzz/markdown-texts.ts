import type { Random, Tried } from "./freeze-texts.ts";

const TOKENS =
  'a¦a ¦ ¦\t¦*¦**¦***¦_¦__¦~¦~~¦`¦``¦```¦[¦]¦](¦)¦(¦![¦[a]¦[a]:¦[^a]¦<¦>¦> ¦- ¦* ¦1. ¦9) ¦- [ ] ¦    ¦# ¦|¦|-|¦:-:¦---¦===¦\n¦\n\n¦\r¦\\¦\\\n¦  \n¦&amp;¦&¦&#x¦https://a.b¦www.a.b¦a@b.c¦<https://a>¦<think>¦</think>¦$$¦$$x$$¦"¦!¦<b>¦<!--¦0¦\u0301¦\u202e¦字¦﷽'.split(
    "¦",
  );

/** Fragments of markup again and again, in one line and in many, and what is wide, deep or many. */
export function* markdownTexts(random: Random, length: number): Generator<Tried> {
  const pairs = TOKENS.flatMap((one) => TOKENS.map((other) => one + other));
  for (const made of [shapes(length), repeated(random.shuffled([...TOKENS, ...pairs]), random, length), endless(random, length)])
    yield* made;
}

function* repeated(fragments: Iterable<string>, random: Random, length: number): Generator<Tried> {
  for (const fragment of fragments) {
    const line = random.of([Infinity, 400, 60]);
    const unit = line === Infinity ? fragment : `${fragment.repeat(Math.ceil(line / fragment.length))}\n`;
    yield { name: `${JSON.stringify(fragment)}, lines of ${line}`, text: unit.repeat(length / unit.length) };
  }
}

function* endless(random: Random, length: number): Generator<Tried> {
  for (;;) {
    const fragment = Array.from({ length: 3 + random.below(30) }, () => random.of(TOKENS)).join("");
    yield* repeated([fragment], random, length);
  }
}

function shapes(length: number): Tried[] {
  const fill = (unit: string) => unit.repeat(length / unit.length);
  const many = (count: number, make: (index: number) => string) => Array.from({ length: count }, (_, index) => make(index)).join("");
  const table = (columns: number, rows: number) =>
    `|${"a|".repeat(columns)}\n|${"-|".repeat(columns)}\n${`|${"b|".repeat(columns)}\n`.repeat(rows)}`;
  return [
    { name: "a table of 10,000 columns", text: table(10_000, 0) },
    { name: "a table of 5,000 columns and a row", text: table(5000, 1) },
    { name: "a table of 3,000 columns and rows of one cell", text: table(3000, 0) + "b\n".repeat(4000) },
    { name: "a table of 10,000 columns and rows of one cell", text: table(10_000, 0) + "b\n".repeat(10) },
    { name: "a table of 300 columns and as many rows as fit", text: table(300, length / 600) },
    { name: "a table of one column", text: table(1, length / 4) },
    { name: "a table of 30 columns and rows of one cell", text: table(30, 0) + "b\n".repeat(length / 2) },
    { name: "many tables", text: fill("|a|b|\n|-|-|\n|c|d|\n\n") },
    { name: "many wide tables", text: `${table(100, 1)}\n`.repeat(length / 600) },
    { name: "tables in quotes", text: fill("> |a|\n> |-|\n\n") },
    { name: "a wide table in a list", text: `- |${"a|".repeat(4000)}\n  |${"-|".repeat(4000)}\n` },
    { name: "20,000 times <think>", text: "<think>".repeat(20_000) },
    { name: "20,000 times <think> on lines", text: "<think>\n".repeat(20_000) },
    { name: "reasoning after reasoning", text: fill("<think>a</think>") },
    { name: "reasoning after reasoning, on lines", text: fill("<think>a</think>\n") },
    { name: "empty reasoning", text: fill("<think></think>\n") },
    { name: "tags that are nested", text: "<think>a".repeat(length / 17) + "</think>".repeat(length / 17) },
    { name: "closing tags", text: fill("</think>\n") },
    { name: "half of a tag", text: fill("<thin") },
    { name: "deep quotes", text: `${"> ".repeat(length / 2)}a` },
    { name: "quotes that get deeper", text: many(200, (depth) => `${">".repeat(depth + 1)} a\n`) },
    { name: "deep lists", text: many(200, (depth) => `${"  ".repeat(depth)}- a\n`) },
    { name: "lists in one line", text: `${"- ".repeat(length / 2)}a` },
    { name: "quotes and lists in one line", text: `${"> - 1. ".repeat(length / 7)}a` },
    { name: "a long list", text: fill("- a\n") },
    { name: "a long list with blank lines", text: fill("- a\n\n") },
    { name: "task lists", text: fill("- [ ] a\n") },
    { name: "reference definitions", text: many(1500, (index) => `[a${index}]: /u\n`) + "\n[a1] [a2]" },
    {
      name: "definitions after their use",
      text: many(1000, (index) => `[a${index}] `) + "\n\n" + many(1000, (index) => `[a${index}]: /u\n`),
    },
    { name: "footnotes", text: many(1000, (index) => `[^${index}]: x [^${index}]\n`) },
    { name: "blocks of code", text: fill("```js\na\n```\n") },
    {
      name: "blocks of code in many languages",
      text: many(700, (index) => "```" + ["js", "css", "xml", "java"][index % 4] + "\nlet a = 1\n```\n"),
    },
    { name: "empty blocks of code", text: fill("```\n```\n") },
    { name: "open fences in quotes", text: fill("> ```js\n") },
    { name: "1,000 formulas", text: "$$x^2_1$$ ".repeat(1000) },
    { name: "1,000 formulas on lines", text: "$$x^2_1$$\n\n".repeat(1000) },
    { name: "1,000 fractions", text: "$$\\frac{a}{b}$$ and ".repeat(1000) },
    { name: "formulas of some size", text: `$$${"\\sqrt{x^2}+".repeat(80)}$$\n\n`.repeat(20) },
    { name: "headings", text: fill("# a\n") },
    { name: "rules", text: fill("---\n") },
    { name: "paragraphs", text: fill("a\n\n") },
    { name: "hard breaks", text: fill("a  \n") },
    { name: "one word", text: "x".repeat(length) },
    { name: "pictures", text: fill("![a](https://a.b/c) ") },
    { name: "links", text: fill("[a](https://a.b/c) ") },
    { name: "links on lines", text: fill("[a](https://a.b/c)\n\n") },
    { name: "ligatures", text: "﷽".repeat(length) },
    { name: "accents", text: `a${"\u0301".repeat(length)}` },
    { name: "directions", text: fill("\u202ea\u2066b\u05d0") },
    { name: "a large number", text: `${"1".repeat(length)}. a` },
  ];
}
