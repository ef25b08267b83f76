// Leaves out of a bundle what Lit has for standard decorators: ours are TypeScript's own, of properties only.

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

/**
 * A Vite plugin for builds that bundle Lit.
 * @returns {import("vite").Plugin}
 */
export function litTrim() {
  return {
    name: "lit-trim",
    enforce: "pre",
    transform(code, id) {
      if (id.endsWith("/reactive-element/decorators/property.js")) return { code: PROPERTY, map: null };
      if (/@oxc-project\+runtime.*\/decorate\.js$/.test(id)) return { code: DECORATE, map: null };
    },
  };
}
