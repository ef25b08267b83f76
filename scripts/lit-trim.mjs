// Leaves out of a bundle what Lit has for standard decorators (ours are TypeScript's own, of properties only), for pages
// rendered on a server, and for browsers without shadow roots or constructed style sheets: those do not know the colours
// of our styles either.

const PROPERTY = `export const property = (options) => (prototype, name) => {
  const had = Object.hasOwn(prototype, name);
  prototype.constructor.createProperty(name, options);
  return had ? Object.getOwnPropertyDescriptor(prototype, name) : undefined;
};`;

const DECORATE = `export default (decorators, prototype, name) => {
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
      const trimmed = /\/(reactive-element|lit-html|lit-element)\.js$/.test(id)
        ? given.replaceAll(METADATA, "").replaceAll(SUPPORT, "(void 0)")
        : undefined;
      const code = STAND_INS.find(([module]) => module.test(id))?.[1] ?? trimmed;
      return code && { code, map: null };
    },
  };
}
