import { keepSource } from "./copied-formulas.ts";
import { buildFormula } from "./formula-limits.ts";

export { styles } from "./math.styles.ts";

const MATHML = "http://www.w3.org/1998/Math/MathML";
const ELEMENTS = new Set(
  "math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none".split(
    " ",
  ),
);
const ATTRIBUTES = new Set(
  (
    "accent accentunder columnalign columnspan depth display displaystyle fence form height largeop linebreak linethickness lspace mathvariant " +
    "maxsize minsize movablelimits notation rowspacing rowspan rspace scriptlevel separator stretchy symmetric voffset width"
  ).split(" "),
);
const VALUE = /^[+-]?[\w.% -]{1,40}$/;
/** In whatever unit: nothing may reach far over the text around it. */
const LARGEST = 40;
const BROKEN = { throwOnError: true, trust: false, strict: false, maxSize: [20, 200] as [number, number], maxExpand: 500 };

/**
 * Makes MathML of TeX, by an allow-list of elements and attributes: no links, pictures, ids, colours or styles.
 *
 * @param display whether it stands on lines of its own
 * @param source what it is copied as
 * @returns `undefined` where the formula is too large
 */
export function typeset(tex: string, display: boolean, source: string): Element | "broken" | undefined {
  try {
    const built = buildFormula(tex, { ...BROKEN, displayMode: display });
    if (!built) return undefined;
    const made = document.createElement("span");
    made.append(built.toNode());
    const math = made.querySelector("math");
    if (!math) return "broken";
    const clean = copy(math) as Element;
    keepSource(clean, source);
    return clean;
  } catch {
    return "broken"; // its source says more than an error would
  }
}

function copy(node: Node): Node {
  if (node instanceof Text) return document.createTextNode(node.data);
  const known = node instanceof MathMLElement && ELEMENTS.has(node.localName);
  const made = known ? document.createElementNS(MATHML, node.localName) : document.createDocumentFragment();
  if (known) {
    const names = classesOf(node);
    if (names.length > 0) (made as Element).setAttribute("class", names.join(" "));
    for (const { name, value } of node.attributes) if (isAllowed(name, value)) (made as Element).setAttribute(name, value);
  }
  for (const child of node.childNodes) made.appendChild(copy(child));
  return made;
}

function isAllowed(name: string, value: string): boolean {
  return ATTRIBUTES.has(name) && VALUE.test(value) && !(Math.abs(parseFloat(value)) > LARGEST);
}

/** What the typesetter says by styles, as classes of ours. */
function classesOf(element: MathMLElement): string[] {
  const { style, classList } = element;
  const names: string[] = [];
  if (style.textAlign === "left" || classList.contains("tml-left")) names.push("left");
  if (style.textAlign === "right" || classList.contains("tml-right")) names.push("right");
  if (/^0(em|px)?$/.test(style.paddingLeft)) names.push("flush-left");
  if (/^0(em|px)?$/.test(style.paddingRight)) names.push("flush-right");
  if (style.paddingLeft === "1em") names.push("apart");
  for (const side of ["Top", "Bottom", "Left", "Right"] as const) if (style[`border${side}Style`]) names.push(`rule-${side.toLowerCase()}`);
  return names;
}
