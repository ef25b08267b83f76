// Leaves the parts of markdown-it that we do not use out of a bundle: 41.7 kB gz without, under 20 with.

/** What stands for each dependency of markdown-it. URLs are parsed and encoded by the browser instead of mdurl. */
const STAND_INS = {
  "linkify-it": "export class LinkifyIt {}",
  "punycode.js": "export default {}",
  mdurl: "export const parse = (url) => url, format = parse, encode = parse, decode = parse; decode.defaultChars = '';",
  "uc.micro": "export const P = /\\p{P}/u, S = /\\p{S}/u;",
  entities: `const named = ${JSON.stringify(entities())};
export const decodeHTMLStrict = (text) => (Object.hasOwn(named, text.slice(1, -1)) ? named[text.slice(1, -1)] : text);`,
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
    load(id) {
      if (id.startsWith("\0markdown-trim:")) return { code: STAND_INS[id.slice("\0markdown-trim:".length)], moduleSideEffects: false };
    },
  };
}

/** The entities that people and models write; the full table has 2,231. Any character can be written as a number. */
function entities() {
  const pairs =
    "amp & lt < gt > quot \" apos ' copy © reg ® trade ™ hellip … mdash — ndash – lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ " +
    "laquo « raquo » lsaquo ‹ rsaquo › bull • middot · sect § para ¶ dagger † Dagger ‡ deg ° plusmn ± times × divide ÷ minus − " +
    "frac12 ½ frac14 ¼ frac34 ¾ sup1 ¹ sup2 ² sup3 ³ ordm º ordf ª micro µ permil ‰ prime ′ Prime ″ cent ¢ pound £ yen ¥ euro € curren ¤ " +
    "larr ← uarr ↑ rarr → darr ↓ harr ↔ lArr ⇐ rArr ⇒ hArr ⇔ forall ∀ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ radic √ " +
    "prop ∝ infin ∞ ang ∠ and ∧ or ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ sube ⊆ supe ⊇ " +
    "oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅ check ✓ cross ✗ star ☆ starf ★ iexcl ¡ iquest ¿ brvbar ¦ not ¬ macr ¯ acute ´ cedil ¸ uml ¨ " +
    "Alpha Α Beta Β Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω alpha α beta β gamma γ delta δ epsilon ε " +
    "zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω " +
    "Agrave À Aacute Á Acirc Â Atilde Ã Auml Ä Aring Å AElig Æ Ccedil Ç Egrave È Eacute É Ecirc Ê Euml Ë Iacute Í Ntilde Ñ Oacute Ó Ouml Ö " +
    "Oslash Ø Uacute Ú Uuml Ü szlig ß agrave à aacute á acirc â atilde ã auml ä aring å aelig æ ccedil ç egrave è eacute é ecirc ê euml ë " +
    "igrave ì iacute í icirc î iuml ï ntilde ñ ograve ò oacute ó ocirc ô otilde õ ouml ö oslash ø ugrave ù uacute ú ucirc û uuml ü yacute ý yuml ÿ " +
    "OElig Œ oelig œ Scaron Š scaron š";
  const words = pairs.split(" ");
  const named = { nbsp: "\u00a0", ensp: "\u2002", emsp: "\u2003", thinsp: "\u2009", shy: "\u00ad", zwj: "\u200d", zwnj: "\u200c" };
  for (let index = 0; index < words.length; index += 2) named[words[index]] = words[index + 1];
  return named;
}
