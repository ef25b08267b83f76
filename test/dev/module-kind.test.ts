import { expect } from "chai";
import { parseSync } from "vite";
import { acceptModule } from "../../src/dev/hot/accept-modules.ts";

/** What is added to a module, or undefined. */
const accepted = (code: string, id = "/root/app.ts") => acceptModule(id, code, (text) => parseSync("module.js", text).program);

describe("what takes itself over in place", () => {
  const TAKEN: Record<string, string> = {
    "a module whose default export may be an app": `import { blocks } from "hf-blocks"; export default blocks();`,
    "a module whose default export is a name": `import { blocks } from "hf-blocks"; const app = blocks(); export default app;`,
    "a module without exports that uses the library": `import { defineHandlers } from "hf-blocks"; defineHandlers({});`,
    "an element's module": `class A extends HTMLElement {} customElements.define("x-a", A); export { A };`,
    "a class that says its tag": `export class A extends B { static tag = "x-a"; }`,
    "what decorators are made into": `let A = class A extends B { }; A = __decorate([customElement("x-a")], A); export { A };`,
    "a module that registers a class of another": `import { Card } from "./card.js"; define(Card); export { Card };`,
  };
  for (const [what, code] of Object.entries(TAKEN)) it(`is ${what}`, () => expect(accepted(code)).to.contain("import.meta.hot.accept"));

  const LEFT: Record<string, string> = {
    "a module of functions": `export function help() {}`,
    "a component of a framework": `import { h } from "react"; export default function App() {}`,
    "a default export of a module that does not use the library": `export default { a: 1 };`,
    "an app that exports more": `import { blocks } from "hf-blocks"; export const more = 1; export default blocks();`,
    "a class without a tag": `export class A {}`,
    "an element's module that exports a function too": `export class A extends HTMLElement {} customElements.define("x-a", A); export function help() {}`,
    "a module that exports all of another": `import "hf-blocks"; export * from "./a.js";`,
    "a module that accepts by itself": `import { blocks } from "hf-blocks"; export default blocks(); import.meta.hot?.accept();`,
  };
  for (const [what, code] of Object.entries(LEFT)) it(`is not ${what}`, () => expect(accepted(code)).to.equal(undefined));

  it("is no package and no raw text", () => {
    const code = `import { blocks } from "hf-blocks"; export default blocks();`;
    expect([
      accepted(code, "/root/node_modules/x/app.js"),
      accepted(code, "/root/app.ts?raw"),
      accepted(code, "/root/app.css"),
    ]).to.deep.equal([undefined, undefined, undefined]);
  });

  it("keeps the lines of the author's code", () => {
    const code = `import { blocks } from "hf-blocks";\n\nconst a = 1;\nexport default blocks();`;
    const lines = accepted(code)!.split("\n");
    expect(lines[2]).to.equal("const a = 1;");
    expect(lines[3]).to.contain("blocks();");
  });

  it("gives new classes to all that imported the old ones", () => {
    expect(accepted(`export class A extends HTMLElement {} customElements.define("x-a", A);`)).to.contain("A = next.A;");
  });
});
