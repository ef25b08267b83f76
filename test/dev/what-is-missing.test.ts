import { expect } from "chai";
import { parseAst } from "vite";
import { missingInApp, missingInPage, type Loaded } from "../../src/dev/commands/what-is-missing.ts";
import type { Node } from "../../src/dev/hot/module-kind.ts";

const TAG = `<script type="module" src="hf-blocks.js"></script>`;
const BOX = `<hf-textbox></hf-textbox>`;

/** What is said, with "!" before what is certain. */
function ofPage(source: string, loaded: Partial<Loaded> = {}): string {
  const missing = missingInPage("page.html", source, { library: false, code: [], ...loaded });
  return missing ? `${missing.isCertain ? "!" : ""}${missing.says}` : "";
}

function ofApp(source: string, { library = true, code = [source] }: Partial<Loaded> = {}): string {
  const exported = /export default|as default/.test(source) ? ["default"] : [];
  const missing = missingInApp("app.ts", parseAst(source) as unknown as Node, exported, { library, code });
  return missing ? `${missing.isCertain ? "!" : ""}${missing.says}` : "";
}

describe("F-A1 what a build says is missing in a page", () => {
  for (const [name, source, loaded] of [
    ["a block and the script", `${TAG}${BOX}`],
    ["the script from another host", `<script src='https://cdn.example/hf-blocks.js' type='module'></script>${BOX}`],
    [
      "a block, and a script of its own that loads the library",
      `<script type="module" src="a.js"></script>${BOX}`,
      { library: true, code: ["a"] },
    ],
    ["blocks that a script makes", `<script type="module" src="a.js"></script>`, { library: true, code: ["a"] }],
    ["a script that is none of a module beside it", `${TAG}<script>document</script>`],
  ] as const)
    it(`nothing in one that has ${name}`, () => expect(ofPage(source, loaded)).to.equal(""));

  for (const [name, source, wanted, loaded] of [
    ["blocks alone", BOX, /^!page\.html has blocks and no script that makes them work\. Put this into its head: <script type="module"/],
    ["blocks, and the script only in a comment", `<!-- ${TAG} -->${BOX}`, /^!.*no script that makes them work/],
    ["blocks and data", `<script type="application/json">{}</script>${BOX}`, /^!.*no script that makes them work/],
    ["a script that is no module", `<script src=hf-blocks.js></script>${BOX}`, /^!.*without type="module".*Write: <script type="module"/],
    ["the script and no block", `${TAG}<p>Hello`, /^!.*has no block\. Put one into its body/],
    ["the script, and a block only in a comment", `${TAG}<!--\n${BOX}\n-->`, /^!.*has no block/],
    ["neither", `<p>Hello`, /^!.*neither a block nor its script\. Put this into its head: <script/],
    [
      "blocks, and a script that loads something else",
      `<script type="module" src="a.js"></script>${BOX}`,
      /^page\.html has blocks/,
      { code: ["a"] },
    ],
    ["blocks, and a script of another host", `<script src="https://cdn.example/all.js"></script>${BOX}`, /^page\.html has blocks/],
    ["a script of its own and nothing of ours", `<script>document</script>`, /^page\.html has nothing of hf-blocks/],
  ] as const)
    it(`what it is in one that has ${name}`, () => expect(ofPage(source, loaded)).to.match(wanted));
});

describe("F-A1 what a build says is missing in an app", () => {
  for (const source of [
    `export default blocks();`,
    `const app = blocks();\nexport default app;`,
    `const app = blocks();\nexport { app as default };`,
    `export { default } from "./other.js"; // as default`,
    `export default { mount() {} };`,
    `blocks().mount(document.body);`,
  ])
    it(`nothing in ${JSON.stringify(source)}`, () => expect(ofApp(source)).to.equal(""));

  it("nothing where a file that it imports puts an app on the page", () =>
    expect(ofApp(`import "./b.js";`, { code: [`import "./b.js";`, `mount(app, document.body)`] })).to.equal(""));

  for (const source of [
    `blocks();`,
    `export const app = blocks();`,
    `export default 3;`,
    `export default function app() { return blocks(); }`,
    `export default () => blocks();`,
    `const app = [blocks()];\nexport default app;`,
  ])
    it(`an app in ${JSON.stringify(source)}`, () =>
      expect(ofApp(source)).to.equal("!app.ts has no app as its default export. End it with: export default blocks(…)"));

  it("maybe an app, where the default export is none and the page may be filled in another way", () =>
    expect(ofApp(`export default function start() { mount(app, document.body); }`)).to.match(/^app\.ts has no app/));

  it("maybe the library, where nothing loads it", () => {
    for (const source of [`document.body.append("Hello");`, `export default made();`])
      expect(ofApp(source, { library: false })).to.match(/^app\.ts loads nothing of hf-blocks\. Import its blocks: import/);
  });
});
