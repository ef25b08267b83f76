// Says the reactive properties of a class at once, where TypeScript's decorators would take a call for each: a bundle has
// a hundred of them.

const HELPER = "\0lit-properties";
const NAME = "__properties";

/** What Lit's decorators come to: `property` for fields and accessors alike. */
const CODE = `export const state = { state: true, attribute: false };
export const properties = (elementClass, all) => {
  for (const name in all) elementClass.createProperty(name, all[name]);
};`;

/**
 * A Vite plugin for builds, behind the one that takes TypeScript away.
 * @returns {import("vite").Plugin}
 */
export function litProperties() {
  return {
    name: "lit-properties",
    resolveId: (id) => (id === HELPER ? id : undefined),
    load: (id) => (id === HELPER ? CODE : undefined),
    transform(code, id) {
      if (!id.includes("/src/") || !code.includes("_decorate(")) return undefined;
      const { body } = this.parse(code);
      const found = body.map((statement) => declared(statement, code));
      // One that is more than a property stays, and with it the helper that it calls.
      if (body.some((statement, at) => !found[at] && calls(statement, "_decorate"))) return undefined;
      const classes = new Map();
      for (const property of found.filter(Boolean)) classes.set(property.of, [...(classes.get(property.of) ?? []), property.text]);
      let rest = code;
      for (const [at, { start, end }] of [...body.entries()].reverse()) if (found[at]) rest = rest.slice(0, start) + rest.slice(end);
      const said = [...classes].map(([of, texts]) => `${NAME}(${of}, { ${texts.join(", ")} });`);
      return {
        code: `import { properties as ${NAME}, state as ${NAME}State } from "${HELPER}";\n${rest}\n${said.join("\n")}\n`,
        map: null,
      };
    },
  };
}

/** `_decorate([property({ … })], HfButton.prototype, "label", void 0);` as an entry of its class. */
function declared(statement, code) {
  if (!calls(statement, "_decorate")) return undefined;
  const [decorators, prototype, name] = statement.expression.arguments;
  const [decorator, ...more] = decorators.elements;
  const kind = decorator.callee?.name;
  if (more.length > 0 || !["property", "state"].includes(kind) || (kind === "state" && decorator.arguments.length > 0)) return undefined;
  const [options] = decorator.arguments;
  const text = kind === "state" ? `${NAME}State` : options ? code.slice(options.start, options.end) : "{}";
  return { of: code.slice(prototype.object.start, prototype.object.end), text: `${name.value}: ${text}` };
}

function calls({ type, expression }, name) {
  return type === "ExpressionStatement" && expression.type === "CallExpression" && expression.callee.name === name;
}
