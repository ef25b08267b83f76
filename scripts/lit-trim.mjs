// Leaves out of a bundle what Lit has for standard decorators (ours are TypeScript's own, of properties only) and for
// browsers without constructed style sheets: those do not know the colours of our styles either.

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
    transform(_, id) {
      const code = STAND_INS.find(([module]) => module.test(id))?.[1];
      return code && { code, map: null };
    },
  };
}
