// Leaves the parts of markdown-it that we do not use out of a bundle, and says what is left in fewer words (`markdown-it/`).
// What it finds stays the same: test/markdown/short-rules.page.ts holds it against the whole parser.
import { readFileSync } from "node:fs";

/** What stands for each dependency of markdown-it. URLs are parsed and encoded by the browser instead of mdurl. */
const STAND_INS = {
  "linkify-it": "export class LinkifyIt {}",
  "punycode.js": "export default {}",
  mdurl: "export const parse = (url) => url, format = parse, encode = parse, decode = parse; decode.defaultChars = '';",
  "uc.micro": "export const P = /\\p{P}/u, S = /\\p{S}/u;",
  // The names that people and models write; the full table has 2,231, and any character can be written as a number.
  entities: `const named = new Map(${JSON.stringify(entities())}.match(/[a-zA-Z0-9]+ ./gu).map((pair) => pair.split(" ")));
const greek = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega".split(" ");
const marks = { grave: "\u0300", acute: "\u0301", circ: "\u0302", tilde: "\u0303", uml: "\u0308", ring: "\u030a", caron: "\u030c", cedil: "\u0327" };
export const decodeHTMLStrict = (text) => {
  const name = text.slice(1, -1);
  const place = greek.indexOf(name.toLowerCase());
  if (place >= 0) return String.fromCodePoint((name[0] < "a" ? 0x391 : 0x3b1) + place);
  const [, letter, mark] = /^([A-Za-z])([a-z]{3,5})$/.exec(name) ?? [];
  const marked = named.has(name) || !Object.hasOwn(marks, mark ?? "") ? "" : (letter + marks[mark]).normalize("NFC");
  return named.get(name) ?? (marked.length === 1 ? marked : text);
};`,
};

/**
 * A Vite plugin for builds that bundle markdown-it.
 * @returns {import("vite").Plugin}
 */
export function markdownTrim() {
  return {
    name: "markdown-trim",
    enforce: "pre",
    resolveId(id, importer) {
      if (Object.hasOwn(STAND_INS, id) && importer?.includes("markdown-it")) return `\0markdown-trim:${id}`;
    },
    transform(code, id) {
      if (id.endsWith("/markdown-it/dist/markdown-it.mjs")) return { code: trim(code), map: null };
    },
    load(id) {
      if (id.startsWith("\0markdown-trim:")) return { code: STAND_INS[id.slice("\0markdown-trim:".length)], moduleSideEffects: false };
    },
  };
}

/** What is cut out of markdown-it's own module: rules that are off or that we replace, and what would keep the rest of them. */
const CUTS = [
  [/\["(?:linkify|replacements|smartquotes|html_inline|strip_references)", \w+(?:\$1)?\],/g, ""],
  [/\[\s*"html_block",\s*html_block,\s*\[[^\]]*\]\s*\],/g, ""],
  [/\["strikethrough", strikethrough_default\.tokenize\]/g, '["strikethrough", text]'],
  [/\["strikethrough", strikethrough_default\.postProcess\],/g, ""],
  [/\["emphasis", emphasis_default\.postProcess\]/g, '["emphasis", text]'],
  [/emphasis_default\.tokenize/g, "emphasis_tokenize"],
  [/\["(link|image)", \w+\]/g, '["$1", text]'],
  // Texts side by side are joined once more, when all blocks are parsed.
  [/,\s*\["fragments_join", fragments_join\]/g, ""],
  [/\ndefault_rules\.\w+ = function[\s\S]*?\n\};/g, ""],
  [/^_defineProperty\(MarkdownIt, .*$/gm, ""],
  [/var HTML_(?:SEQUENCES = \[[\s\S]*?\n\]|OPEN_CLOSE_TAG_RE = .*);/g, ""],
  [/var ESCAPED = \[\];[\s\S]*?\n\}\);/g, ""],
  [/callable\(MarkdownIt\)/g, "MarkdownIt"],
];

/** @throws {Error} when markdown-it has changed so that a cut finds nothing */
function trim(code) {
  return CUTS.reduce((rest, [pattern, instead]) => {
    const cut = rest.replace(pattern, instead);
    if (cut === rest)
      throw new Error(`scripts/markdown-trim.mjs: nothing in markdown-it matches ${pattern}. Look at its new version and change the cut.`);
    return cut;
  }, withShortRules(code));
}

/** Puts our own words of rules and classes in place of markdown-it's. @throws {Error} when it has no such any more */
function withShortRules(code) {
  return ["blocks", "inlines", "classes"].flatMap(declarationsIn).reduce(
    (rest, text) => {
      const [, kind, name] = /^(function|class) (\w+)/.exec(text);
      const theirs = kind === "class" ? `^var ${name} = class \\{[\\s\\S]*?^\\};` : `^function ${name}\\([\\s\\S]*?^\\}`;
      const found = new RegExp(theirs, "m");
      if (!found.test(rest)) throw new Error(`scripts/markdown-it/: markdown-it has no ${name} any more. Look at its new version.`);
      return rest.replace(found, () => text);
    },
    declarationsIn("shared").join("\n") + code,
  );
}

/** As text: a module that is loaded may have been changed on its way. */
function declarationsIn(file) {
  const source = readFileSync(new URL(`markdown-it/${file}.js`, import.meta.url), "utf8");
  return [...source.matchAll(/^export ((?:function|class) [\s\S]*?^\})/gm)].map(([, text]) => text);
}

/** The entities that people and models write; the full table has 2,231. Any character can be written as a number. */
function entities() {
  return (
    "amp & lt < gt > quot \" apos ' copy © reg ® trade ™ hellip … mdash — ndash – lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ " +
    "laquo « raquo » lsaquo ‹ rsaquo › bull • middot · sect § para ¶ dagger † Dagger ‡ deg ° plusmn ± times × divide ÷ minus − " +
    "frac12 ½ frac14 ¼ frac34 ¾ sup1 ¹ sup2 ² sup3 ³ ordm º ordf ª micro µ permil ‰ prime ′ Prime ″ cent ¢ pound £ yen ¥ euro € curren ¤ " +
    "larr ← uarr ↑ rarr → darr ↓ harr ↔ lArr ⇐ rArr ⇒ hArr ⇔ forall ∀ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ radic √ " +
    "prop ∝ infin ∞ ang ∠ and ∧ or ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ sube ⊆ supe ⊇ " +
    "oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅ check ✓ cross ✗ star ☆ starf ★ iexcl ¡ iquest ¿ brvbar ¦ not ¬ macr ¯ acute ´ cedil ¸ uml ¨ " +
    "AElig Æ aelig æ ETH Ð eth ð Oslash Ø oslash ø szlig ß THORN Þ thorn þ OElig Œ oelig œ " +
    "nbsp \u00a0 ensp \u2002 emsp \u2003 thinsp \u2009 shy \u00ad zwj \u200d zwnj \u200c"
  );
}
