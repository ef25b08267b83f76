// Random documents in which each mark that opens also closes: what a model writes when it writes well, and deeper.
import fc from "fast-check";

const words = [
  "word",
  "a",
  "snake_case",
  "5 * 3",
  "3~5",
  "it's",
  "x > y",
  "提示",
  "说明。",
  "안녕",
  "שלום",
  "हिन्दी",
  "ไทย",
  "😀",
  "[1]",
  "(see)",
  "list[0]",
];
const addresses = [
  "https://a.example/b",
  "/b_(c)",
  "<https://a.example/b c>",
  "https://a.example/*b*",
  "https://a.example/维基/页",
  "www.a.example",
];
const titles = ["", "", ' "a *title*"', " 'with `code`'", " (more)"];
const between = [" ", " ", " ", ", ", "，", ": "];

const { inline } = fc.letrec<{ inline: string; piece: string; emphasis: string; link: string }>((tie) => ({
  inline: fc.array(fc.tuple(tie("piece"), fc.constantFrom(...between)), { minLength: 1, maxLength: 3 }).map((pieces) =>
    pieces
      .flat()
      .join("")
      .replace(/[ ,，:]+$/, ""),
  ),
  piece: fc.oneof(
    { maxDepth: 2, depthIdentifier: "piece" },
    { weight: 4, arbitrary: fc.constantFrom(...words) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "`code`",
        "`a * b`",
        "`` a ` b ``",
        "<https://e.example>",
        "https://a.example/b",
        "\\*",
        "&amp;",
        "a<br>b",
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom(...addresses).map((address) => `![a *picture*](${address})`) },
    { weight: 2, arbitrary: tie("emphasis") },
    { weight: 2, arbitrary: tie("link") },
  ),
  emphasis: fc.tuple(fc.constantFrom("*", "**", "***", "~~", "_", "__"), tie("inline")).map(([mark, text]) => `${mark}${text}${mark}`),
  link: fc
    .tuple(fc.constantFrom("", "[", "![p](/p.png) "), tie("inline"), fc.constantFrom(...addresses), fc.constantFrom(...titles))
    .map(([before, text, address, title]) => `[${before}${text}${before === "[" ? "]" : ""}](${address}${title})`),
}));

const cell = inline.map((text) => text.replaceAll("|", "\\|"));
const row = fc.array(cell, { minLength: 2, maxLength: 3 }).map((cells) => `| ${cells.join(" | ")} |`);
const block = fc.oneof(
  { weight: 3, arbitrary: inline },
  { weight: 1, arbitrary: fc.tuple(inline, inline).map((lines) => lines.join("\n")) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom("# ", "### ", "> ", "> - "), inline).map((parts) => parts.join("")) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom("- ", "1. ", "* ", "- [x] "), fc.array(inline, { minLength: 1, maxLength: 2 }))
      .map(([mark, items]) => items.map((item) => mark + item).join("\n")),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(row, fc.array(row, { minLength: 1, maxLength: 2 }))
      .map(([head, rows]) => [head, "|---|---|---|".slice(0, 1 + 4 * columns(head)), ...rows].join("\n")),
  },
  { weight: 1, arbitrary: fc.constantFrom("```js\na * b\n```", "~~~\n`x`\n~~~", "***", "[r]: https://r.example 'title'") },
);

function columns(row: string): number {
  return row.split(/(?<!\\)\|/).length - 2;
}

/** The same documents for the same seed. */
export function markedDocuments(count: number, seed: number): string[] {
  return fc.sample(
    fc.array(block, { minLength: 1, maxLength: 2 }).map((blocks) => blocks.join("\n\n")),
    { numRuns: count, seed },
  );
}
