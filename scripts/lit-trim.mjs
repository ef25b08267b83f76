// Leaves out of a bundle what Lit has for standard decorators (ours are TypeScript's own, of properties only), for pages
// rendered on a server, and for browsers without shadow roots or constructed style sheets: those do not know the colours
// of our styles either. And what no module of ours asks for: templates of SVG and MathML, compiled ones, expressions in
// comments and between the tags of a textarea or a style, properties without decorators, initializers.

export const PROPERTY = `export const property = (options) => (prototype, name) => {
  const had = Object.hasOwn(prototype, name);
  prototype.constructor.createProperty(name, options);
  return had ? Object.getOwnPropertyDescriptor(prototype, name) : undefined;
};`;

export const DECORATE = `export default (decorators, prototype, name) => {
  for (const decorator of decorators) {
    const made = decorator(prototype, name);
    if (made) Object.defineProperty(prototype, name, made);
  }
};`;

const CSS_TAG = `export const supportsAdoptingStyleSheets = true;
export class CSSResult {
  constructor(cssText) {
    this._$cssResult$ = true;
    this.cssText = cssText;
  }
  get styleSheet() {
    if (!this.sheet) (this.sheet = new CSSStyleSheet()).replaceSync(this.cssText);
    return this.sheet;
  }
  toString() {
    return this.cssText;
  }
}
export const unsafeCSS = (text) => new CSSResult(String(text));
export const css = (strings, ...values) => unsafeCSS(strings.reduce((text, next, index) => text + values[index - 1] + next));
export const adoptStyles = (root, styles) => {
  root.adoptedStyleSheets = styles.map((style) => style.styleSheet ?? style);
};
export const getCompatibleStyle = (style) => style;`;

/** What Lit's own modules have for standard decorators, and where they look for what would help older browsers. */
const METADATA = /const (\w)=this\[Symbol\.metadata\];if\(null!==\1\)\{.*?\}(?=this\.)|Symbol\.metadata\?\?=.*?new WeakMap;/g;
const SUPPORT = /\b\w\.(?:reactiveElement|litHtml|litElement)(?:Polyfill|Hydrate)Support/g;

/** What is not asked for, and what is left of it, by module. */
const UNUSED = {
  "lit-html": [
    ['l=2===i?"<svg>":3===i?"<math>":""', 'l=""'],
    ['+(2===i?"</svg>":3===i?"</math>":"")', ""],
    [
      "if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}",
      "this.el=S.createElement(f,e),P.currentNode=this.el.content;",
    ],
    [
      "if(r.data===n)d.push({type:2,index:l});else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}",
      "r.data===n&&d.push({type:2,index:l});",
    ],
    [
      '{values:i,_$litType$:s}=t,e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s);',
      "{values:i}=t,e=this._$AC(t);",
    ],
    ["{M:h,P:o,A:n,C:1,L:N,R,D:d,V:M,I:k,H,N:L,U:z,B:I,F:Z}", "{I:k}"],
    [
      'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
      "",
    ],
    ['(t.litHtmlVersions??=[]).push("3.3.3")', "0"],
  ],
  "reactive-element": [
    ["static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}", ""],
    [",void 0!==t.l&&(this.l=[...t.l])", ""],
    [",this.constructor.l?.forEach(t=>t(this))", ""],
    ["removeController(t){this._$EO?.delete(t)}", ""],
    [
      'if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(d("properties"))){const t=this.properties,s=[...r(t),...o(t)];for(const i of s)this.createProperty(i,t[i])}',
      "this.finalized=!0,this._$Ei();",
    ],
    ['(a.reactiveElementVersions??=[]).push("2.1.2")', "0"],
  ],
  "lit-element": [['(s.litElementVersions??=[]).push("4.2.2")', "0"]],
};

/** @throws {Error} where Lit has changed, and this with it */
function withoutUnused(code, module) {
  let left = code;
  for (const [unused, instead] of UNUSED[module]) {
    if (!left.includes(unused)) throw new Error(`${module} has no longer “${unused}”: look at scripts/lit-trim.mjs.`);
    left = left.replace(unused, () => instead);
  }
  return left;
}

/** What stands for which module. */
const STAND_INS = [
  [/\/reactive-element\/decorators\/property\.js$/, PROPERTY],
  [/\/reactive-element\/css-tag\.js$/, CSS_TAG],
  [/@oxc-project\+runtime.*\/decorate\.js$/, DECORATE],
];

/**
 * A Vite plugin for builds that bundle Lit.
 * @returns {import("vite").Plugin}
 */
export function litTrim() {
  return {
    name: "lit-trim",
    enforce: "pre",
    transform(given, id) {
      const [, module] = /\/(reactive-element|lit-html|lit-element)\.js$/.exec(id) ?? [];
      const trimmed = module && withoutUnused(given, module).replaceAll(METADATA, "").replaceAll(SUPPORT, "(void 0)");
      const code = STAND_INS.find(([module]) => module.test(id))?.[1] ?? trimmed;
      return code && { code, map: null };
    },
  };
}
