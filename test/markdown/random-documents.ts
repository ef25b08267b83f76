// Random documents out of what Markdown is made of, for tests that must hold for any text.
import fc from "fast-check";

const words = ["word", "a", "snake_case", "5 * 3", "it's", "naïve", "שלום", "😀", "`", "``", "*", "**", "_", "~", "~~", "[", "]", "](", ")", "![", "<", ">", "&", "&amp;", "&#65;", "\\", "\\*", "|", "$$", "$", "https://a.example/b", "www.b.example.", "c@d.example", "<https://e.example>", "[r]", "[x][r]", "**bold**", "*soft*", "~~gone~~", "`code`", "[link](/u 't')", "![pic](/p.png)", "$$x^2$$", "<b>", "</b>", "<think>", "</think>"];
const starts = ["", "", "", "- ", "* ", "+ ", "1. ", "2) ", "- [ ] ", "- [x] ", "> ", "> > ", "# ", "### ", "    ", "  ", "   ", "\t", "| ", "[r]: ", "[s]: /u ", "```", "```js", "~~~", "$$", "---", "===", "***", "| a | b |", "|---|:-:|", "--|--", "'t'", "<think>", "</think>", "<div>"];

const line = fc.tuple(fc.constantFrom(...starts), fc.array(fc.constantFrom(...words), { maxLength: 4 }), fc.constantFrom("", "", "", "  ", "\\")).map(([start, middle, end]) => start + middle.join(" ") + end);
const end = fc.constantFrom("\n", "\n", "\n", "\n\n", "\n\n", "\r\n", "\n\n\n", "\r");
const grown = fc.array(fc.tuple(line, end), { minLength: 1, maxLength: 5 }).map((lines) => lines.flat().join(""));
const anything = fc.string({ unit: "binary", maxLength: 40 });

/** The same documents for the same seed. */
export function randomDocuments(count: number, seed: number): string[] {
  return fc.sample(fc.oneof({ weight: 9, arbitrary: grown }, { weight: 1, arbitrary: anything }), { numRuns: count, seed });
}
