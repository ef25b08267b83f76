// Leaves the parts of markdown-it that we do not use out of a bundle: 41.7 kB gz without, under 20 with.

/** What stands for each dependency of markdown-it. URLs are parsed and encoded by the browser instead of mdurl. */
const STAND_INS = {
  "linkify-it": "export class LinkifyIt {}",
  "punycode.js": "export default {}",
  mdurl: "export const parse = (url) => url, format = parse, encode = parse, decode = parse; decode.defaultChars = '';",
  "uc.micro": "export const P = /\\p{P}/u, S = /\\p{S}/u;",
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

/** What is cut out of markdown-it's own module: rules that are off or that we replace, and all that makes HTML strings. */
const CUTS = [
  [/\["linkify", linkify(\$1)?\],/g, ""],
  [/\["(?:replacements|smartquotes|html_inline)", \w+\],/g, ""],
  [/\[\s*"html_block",\s*html_block,\s*\[[^\]]*\]\s*\],/g, ""],
  [/\["strikethrough", strikethrough_default\.tokenize\]/g, '["strikethrough", text]'],
  [/\["strikethrough", strikethrough_default\.postProcess\],/g, ""],
  [/\["emphasis", emphasis_default\.postProcess\]/g, '["emphasis", text]'],
  [/emphasis_default\.tokenize/g, "emphasis_tokenize"],
  [/\["(link|image)", \w+\]/g, '["$1", text]'],
  [/\n\tscanDelims\(start, canSplitWord\) \{[\s\S]*?\n\t\}/g, ""],
  [/new (?:Renderer|LinkifyIt)\(\)/g, "undefined"],
  [/\ndefault_rules\.\w+ = function[\s\S]*?\n\};/g, ""],
  // Texts side by side are joined once more, when all blocks are parsed.
  [/,\s*\["fragments_join", fragments_join\]/g, ""],
  [
    /\tlet pos = state\.pos;\n\twhile \(pos < state\.posMax && !isTerminatorChar.*\n\tif \(pos === state\.pos\) return false;/g,
    "\tTEXT.lastIndex = state.pos;\n\tif (!TEXT.test(state.src)) return false;\n\tconst pos = Math.min(TEXT.lastIndex, state.posMax);",
  ],
  [/function isTerminatorChar\(ch\) \{[\s\S]*?\n\}/g, "var TEXT = /[^\\n!#-&*+\\-:<->@[-`{}~]+/y;"],
  [/^_defineProperty\(MarkdownIt, .*$/gm, ""],
  [/var HTML_SEQUENCES = \[[\s\S]*?\n\];/g, ""],
  [/var HTML_OPEN_CLOSE_TAG_RE = .*;/g, ""],
  [/\n\tnormalizeLink\(url\) \{[\s\S]*?\n\t\}/g, ""],
  [/\n\tnormalizeLinkText\(url\) \{[\s\S]*?\n\t\}/g, "\n\tnormalizeLinkText(url) { return url; }"],
  [/\n\t(?:render|renderInline|use|enable|disable)\((?:src|plugin|list, ignoreInvalid = false\) \{\n\t\tlet).*\{?[\s\S]*?\n\t\}/g, ""],
  [/callable\(MarkdownIt\)/g, "MarkdownIt"],
  // One parser with one set of rules: no presets, and of the options the one that is read.
  [/\n\tconfigure\(presets\) \{[\s\S]*?\n\t\}/g, ""],
  [/\n\tset\(options\) \{[\s\S]*?\n\t\}/g, ""],
  [/const \[presetNameOrOptions, options\] = args;[\s\S]*?\n\t\}/g, "this.options = { maxNesting: 100 };\n\t}"],
  [/constructor\(\.\.\.args\)/g, "constructor()"],
  [/Object\.assign\(\{\}, helpers_exports\)/g, "{ parseLinkDestination, parseLinkTitle }"],
  [/"utils",\s*utils_exports/g, '"utils", { normalizeReference, unescapeAll }'],
  // Our own code names rules that there are.
  [/if \((?:index === -1|typeof src !== "string")\) throw new Error\(.*\);/g, ""],
  [/throw new Error\("(?:block|none|inline) .*\);/g, 'throw new Error("stuck");'],
  [/\n\tenable\(list, ignoreInvalid = false\) \{[\s\S]*?\n\t\}/g, ""],
  [
    /\n\tenableOnly\(list, ignoreInvalid = false\) \{[\s\S]*?\n\t\}/g,
    "\n\tenableOnly(only) { for (const rule of this.__rules__) rule.enabled = rule.name === only; this.__cache__ = null; }",
  ],
  // The one rule that we switch off.
  [/\n\tdisable\(list, ignoreInvalid = false\) \{[\s\S]*?\n\t\}/g, "\n\tdisable() {}"],
  [/\["strip_references", strip_references\],/g, ""],
  [/__find__\(name\) \{[\s\S]*?\n\t\}/g, "__find__(name) { return this.__rules__.findIndex((rule) => rule.name === name); }"],
  // Of a token nothing is read but its attributes, its text and where it stands.
  [/\n\tattr(?:Index|Push|Set|Join)\([\s\S]*?\n\t\}/g, ""],
  [/\n\tattrGet\(name\) \{[\s\S]*?\n\t\}/g, "\n\tattrGet(name) { return this.attrs?.find(([one]) => one === name)?.[1] ?? null; }"],
  [/\n\t+(?!this)\w+\.markup = .*;/g, ""],
  [/\n\t+(?:if \(isOrdered\) )?\w+\.info = (?!params).*;/g, ""],
  [/if \(label\) \{\s*const meta = Object\.create\(null\);[\s\S]*?\n\t+\}/g, ""],
  // Mails in angle brackets are links as addresses are.
  [
    /\tif \(AUTOLINK_RE\.test\(url\)\) \{[\s\S]*?\n\tif \(EMAIL_RE\.test\(url\)\) \{\n.*normalizeLink\(`mailto:\$\{url\}`\);([\s\S]*?)\n\t\}\n\treturn false;/g,
    "\tconst isMail = EMAIL_RE.test(url);\n\tif (!isMail && !AUTOLINK_RE.test(url)) return false;\n\tconst fullUrl = isMail ? `mailto:${url}` : url;$1",
  ],
  [/var ESCAPED = \[\];[\s\S]*?\n\}\);/g, ""],
  // What is not escaped is text, as anywhere.
  [
    /\tif \(ch1 === 32\) \{[\s\S]*?\n\t\}\n\tlet escapedStr = state\.src\[pos\];[\s\S]*?\n\}/g,
    '\tif (!/[!-\\/:-@[-`{-~]/.test(state.src[pos])) return false;\n\tif (!silent) state.push("text_special", "", 0).content = state.src[pos];\n\tstate.pos = pos + 1;\n\treturn true;\n}',
  ],
  // One way to read an entity, in text and in addresses.
  [
    /if \(isValidEntityCode\(code\)\) return fromCodePoint\(code\);\n\t\treturn match;/g,
    'return isValidEntityCode(code) ? String.fromCodePoint(code) : "\\ufffd";',
  ],
  [
    /var DIGITAL_RE = .*\nvar NAMED_RE = .*\nfunction entity\(state, silent\) \{[\s\S]*?\n\}/g,
    `var ENTITY = /&(?:#(?:x[a-f0-9]{1,6}|[0-9]{1,7})|[a-z][a-z0-9]{1,31});/iy;
function entity(state, silent) {
	ENTITY.lastIndex = state.pos;
	const found = ENTITY.exec(state.src)?.[0];
	const decoded = found && unescapeAll(found);
	if (decoded === found) return false;
	if (!silent) state.push("text_special", "", 0).content = decoded;
	state.pos += found.length;
	return true;
}`,
  ],
  [
    /function escapedSplit\(str\) \{[\s\S]*?\n\}/g,
    'function escapedSplit(str) {\n\treturn str.split(/(?<!\\\\)\\|/).map((cell) => cell.replaceAll("\\\\|", "|"));\n}',
  ],
  // Our own limit of cells comes first.
  [/\t*let autocompletedCells = 0;\n/g, ""],
  [/\t*autocompletedCells \+= .*\n\t*if \(autocompletedCells > MAX_AUTOCOMPLETED_CELLS\) break;\n/g, ""],
  [
    /compile__\(\) \{[\s\S]*?\n\t\}/g,
    "compile__(chain) {\n\t\treturn this.__rules__.filter(({ enabled, alt }) => enabled && (!chain || alt.includes(chain))).map(({ fn }) => fn);\n\t}",
  ],
  [
    /if \(!this\.__cache__\) this\.__compile__\(\);\n\t\treturn this\.__cache__\[chainName\] \|\| \[\];/g,
    "return (this.__cache__ ??= {})[chainName] ??= this.__compile__(chainName);",
  ],
  [/\n\t+token\.block = true;/g, ""],
  // The same is done to the text of a picture.
  [
    /(\tconst tokens = blockTokens\[j\]\.children;)[\s\S]*?\n\t\}\n\}/g,
    "$1\n\t\tfor (const { children } of tokens) if (children) join_alt(children);\n\t\tjoin_alt(tokens);\n\t}\n}",
  ],
  [/__(cache|compile|find|rules)__/g, "$1"],
  // Fields set the plain way: for each token this is shorter and faster.
  [/_defineProperty\(\s*this,\s*(?:\/\*\*[\s\S]*?\*\/\s*)?"(\w+)",/g, "(this.$1 ="],
];

/** @throws {Error} when markdown-it has changed so that a cut finds nothing */
function trim(code) {
  return CUTS.reduce((rest, [pattern, instead]) => {
    const cut = rest.replace(pattern, instead);
    if (cut === rest)
      throw new Error(`scripts/markdown-trim.mjs: nothing in markdown-it matches ${pattern}. Look at its new version and change the cut.`);
    return cut;
  }, code);
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
