import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { author, type Author } from "./author.ts";

const OPTIONS = { target: "ES2022", lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"], types: [], strict: true, noEmit: true };
const RESOLUTIONS = [
  { module: "ESNext", moduleResolution: "bundler" },
  { module: "node16", moduleResolution: "node16" },
  { module: "nodenext", moduleResolution: "nodenext" },
];
/** Everything that the package lets an author import. */
const IMPORTS = `import { blocks, on, textbox, type HfTextbox } from "hf-blocks";
import "hf-blocks/define";
import "hf-blocks/define/textbox";
import "hf-blocks/theme.css";
import "hf-blocks/cdn";
import { blocks as again, defineHandlers } from "hf-blocks/cdn";
import { InferenceClient } from "hf-blocks/client";
import { InferenceClient as Whole } from "@huggingface/inference";
import { hfBlocks } from "hf-blocks/vite";

const box: HfTextbox = document.createElement("hf-textbox");
defineHandlers({ greet: ([name]) => [\`Hello \${String(name)}\`] });
const same: typeof blocks = again;
const name = textbox({ label: "Name" });
on(name, (text) => text.toUpperCase(), name, name);
blocks({ engine: new InferenceClient() });
blocks({ engine: new Whole("", { endpointUrl: "https://example.com" }) });
// @ts-expect-error: there is no such option
textbox({ labl: "Name" });
// @ts-expect-error: the script-tag build has no classes
import { HfTextbox as none } from "hf-blocks/cdn";
export default [box, same(name), none, hfBlocks];
`;

describe("the package", () => {
  let writer: Author, files: string[];
  const read = (file: string) => execFileSync("tar", ["-xzOf", writer.tarball, `package/${file}`], { encoding: "utf8", maxBuffer: 1e8 });

  before(async () => {
    writer = await author();
    files = execFileSync("tar", ["-tzf", writer.tarball], { encoding: "utf8" })
      .trim()
      .split("\n")
      .map((file) => file.replace(/^package\//, ""));
  });

  it("F-A18 that a fresh clone packs has all that its package.json names", () => {
    const { bin, exports, types } = JSON.parse(read("package.json")) as {
      bin: object;
      exports: Record<string, object | string>;
      types: string;
    };
    const named = [
      ...Object.values(bin),
      types,
      ...Object.values(exports).flatMap((one) => (typeof one === "string" ? one : Object.values(one))),
    ];
    for (const file of named as string[]) {
      const pattern = file.replace(/^\.\//, "").replaceAll(".", "\\.").replace("*", "[^/]+");
      expect(
        files.some((one) => new RegExp(`^${pattern}$`).test(one)),
        file,
      ).to.equal(true);
    }
  });

  it("F-A18 has what each link of its pages leads to", () => {
    const pages = files.filter((file) => /^[^/]+\.md$|^docs\/.*\.md$/.test(file));
    expect(pages).to.include.members(["README.md", "docs/tutorial.md"]);
    const dead = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#)([^)\s#]+)[^)]*\)/g)].flatMap(([, link = ""]) => {
        const file = posix.join(posix.dirname(page), link);
        return files.includes(file) ? [] : [`${page}: ${link}`];
      }),
    );
    expect(dead).to.deep.equal([]);
  });

  it("F-A18 says which commands of its README are for a clone of the repository", () => {
    const [before = ""] = read("README.md").split("npm ci && npm start");
    expect(before.split("\n## ").at(-1)).to.match(/clone/i);
  });

  for (const version of ["typescript", "typescript-5"])
    for (const resolution of RESOLUTIONS)
      it(`F-A20 is typed for ${version} with ${resolution.moduleResolution}, style sheet and script tag too`, async () => {
        const compilerOptions = { ...OPTIONS, ...resolution, skipLibCheck: true, noUncheckedSideEffectImports: true };
        const folder = await writer.inProject({ "app.ts": IMPORTS });
        writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["app.ts"] }));
        const { code, out } = await writer.type(folder, `node ../node_modules/${version}/bin/tsc -p .`);
        expect([code, out]).to.deep.equal([0, ""]);
      });

  it("F-A20 keeps its style sheet and its definitions where a bundler drops what has no effects", () => {
    const { sideEffects } = JSON.parse(readFileSync("package.json", "utf8")) as { sideEffects: string[] };
    expect(sideEffects).to.include.members(["**/*.css", "dist/define/**", "dist/cdn/**"]);
  });
});
