import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import * as vite from "vite";
import { groupsOf } from "../../src/dev/ready-made/groups.ts";
import { makeBundle, type Bundle, type BundleRecipe } from "../../src/dev/ready-made/bundle.ts";

describe("modules that are joined into few files", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hf-blocks-ready-"));
    write("one.ts", `import { two } from "./two.ts";\nexport let one: number = two + 1;\nexport const hot = import.meta.hot;`);
    write("two.ts", `export const two = 2;\nexport const late = () => import("./three.ts");`);
    write("three.ts", `import lib from "some-package";\nexport const three = [lib, import.meta.env.BASE_URL];`);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, code: string) => writeFileSync(join(folder, name), code);
  const path = (name: string) => join(folder, name).replaceAll("\\", "/");

  async function make(more: Partial<BundleRecipe> = {}, force = false): Promise<Bundle> {
    const inputs = { one: path("one.ts"), "deep/two": path("two.ts") };
    const sources = ["one.ts", "two.ts", "three.ts"].map(path);
    const recipe = { name: "few", inputs, sources, groups: [{ name: "both", test: /one|two/ }], external: /^some-package$/, ...more };
    const config = { cacheDir: join(folder, "cache"), optimizeDeps: { force } } as unknown as vite.ResolvedConfig;
    return makeBundle(vite, recipe, config);
  }

  it("has each input at its address, all in one file, and leaves to the dev server what is its own", async () => {
    const { files } = await make();
    expect(files["one.js"]).to.match(/export \{[^}]*\bas one\b[^}]*\} from "\.\/parts\/both\.js"/);
    expect(files["deep/two.js"]).to.match(/\bas two\b.* from "\.\.\/parts\/both\.js"/);
    expect(files["parts/both.js"]).to.contain("import.meta.hot").and.to.contain(`import("./three.js")`);
    expect(files["parts/three.js"]).to.contain("import.meta.env.BASE_URL").and.to.contain(`"some-package"`);
  });

  it("says who imports what, and which modules were changed on the way", async () => {
    const { importers, changed, files } = await make({
      transform: (code, id) => (id === path("two.ts") ? `${code}\nglobalThis.seen = 1;` : undefined),
    });
    expect(importers[path("two.ts")]).to.deep.equal([path("one.ts")]);
    expect(importers[path("three.ts")]).to.deep.equal([path("two.ts")]);
    expect(changed).to.deep.equal([path("two.ts")]);
    expect(files["parts/both.js"]).to.contain("globalThis.seen");
  });

  it("is made again when a source has changed, when what was kept is broken and when it is asked to, and only then", async () => {
    const kept = join(folder, "cache/hf-blocks/few.json");
    const first = await make();
    const written = () => statSync(kept, { bigint: true }).ino;
    const before = written();
    expect(await make()).to.deep.equal(first);
    expect(written()).to.equal(before);

    write("three.ts", `export const three = "other";`);
    expect((await make()).files["parts/three.js"]).to.contain("other");
    truncateSync(kept, 20);
    expect((await make()).files["parts/three.js"]).to.contain("other");
    const again = written();
    await make({}, true);
    expect(written()).not.to.equal(again);
    expect(readdirSync(join(folder, "cache/hf-blocks"))).to.deep.equal(["few.json"]);
  });
});

describe("what comes in one file", () => {
  const folder = join(tmpdir(), "author/node_modules/hf-blocks/dist");
  const groupOf = (path: string) => groupsOf(folder).find(({ test }) => (test instanceof RegExp ? test.test(path) : test(path)))?.name;

  for (const [path, group] of [
    ["index.js", "core"],
    ["elements/chatbot/chatbot.js", "core"],
    ["state/app-state.js", "state"],
    ["inference/client.js", "inference"],
    ["markdown/index.js", "markdown"],
    ["markdown/grammars/rust.js", undefined],
    ["../../lit/index.js", "lit"],
    ["../../@lit/reactive-element/reactive-element.js", "lit"],
    ["../../other/dist/elements/button.js", undefined],
    ["../../../src/elements/button.js", undefined],
  ] as const)
    it(`${path}: ${group ?? "a file of its own, or an author's"}`, () => expect(groupOf(join(folder, path))).to.equal(group));
});
