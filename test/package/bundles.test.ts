import { expect } from "chai";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { bundle, bundlers, firstLoad, type Chunk } from "../../scripts/sizes/bundlers.mjs";
import { buildOnce } from "../browser/build.ts";

const HIGHLIGHTER = /\/node_modules\/(?:highlight\.js|lowlight)\/.*\.js$/;

describe("what an author's bundler makes of the package", () => {
  before(() => buildOnce());

  for (const bundler of Object.keys(bundlers)) {
    describe(`in ${bundler}`, () => {
      let chunks: readonly Chunk[];
      before(async () => {
        chunks = await bundle(bundler, 'import "hf-blocks/define";');
      });

      it("has each module of the highlighter once, in one of its two forms", () => {
        const modules = chunks.flatMap(({ modules }) => modules).filter((id) => HIGHLIGHTER.test(id));
        expect(modules.some((id) => id.endsWith("/languages/python.js"))).to.equal(true);
        expect(new Set(modules).size).to.equal(modules.length);
        const languages = modules.filter((id) => id.includes("/languages/")).map((id) => id.replace(/.*\//, ""));
        expect(new Set(languages).size).to.equal(languages.length);
      });

      it("has the client without other providers where a chat loads it, and those in files of their own", () => {
        const isClient = ({ modules }: Chunk) => modules.some((id) => id.endsWith("/dist/inference/client.js"));
        const isProvider = ({ modules }: Chunk) => modules.some((id) => id.includes("/dist/inference/client/provider-"));
        expect(chunks.filter(isClient)).to.have.length(1);
        expect(chunks.filter(isProvider)).to.have.length.greaterThan(15);
        expect(chunks.filter((chunk) => isClient(chunk) && isProvider(chunk))).to.deep.equal([]);
        expect(chunks.flatMap(({ modules }) => modules).filter((id) => id.includes("/@huggingface/"))).to.deep.equal([]);
      });

      it("has the blocks that an interface makes by their names", async () => {
        const made = await bundle(bundler, 'import "hf-blocks/define/interface";');
        expect(made.flatMap(({ modules }) => modules).some((id) => id.endsWith("/elements/slider/slider.js"))).to.equal(true);
      });

      it("has of a function only what it needs", async () => {
        const first = firstLoad(await bundle(bundler, 'import { keep } from "hf-blocks"; globalThis.kept = keep("a", () => 1);'));
        const ours = new Set(first.flatMap(({ modules }) => modules).flatMap((id) => /\/dist\/(.*)\.js$/.exec(id)?.[1] ?? []));
        ours.delete("exports/typescript-keep");
        ours.delete("index");
        // Where it splits code, it brings what the other functions of a module need too.
        if (bundler === "esbuild") ours.delete("core/cut-text");
        expect([...ours].sort()).to.deep.equal(["core/hf-error", "core/inspect", "typescript/keep"]);
      });
    });
  }

  it("has all names of its source, and source maps that show it", async () => {
    const source = (await import("../../src/index.ts")) as object;
    const built = (await import("../../dist/index.js" as string)) as object;
    expect(Object.keys(built).sort()).to.deep.equal(Object.keys(source).sort());
    for (const file of readdirSync("dist/base").filter((file) => file.endsWith(".js.map"))) {
      const { sources, sourcesContent } = JSON.parse(readFileSync(`dist/base/${file}`, "utf8")) as Record<string, string[]>;
      expect(sourcesContent, file).to.have.length(sources!.length);
    }
    expect(existsSync("dist/inference/client/licences.md")).to.equal(true);
  });

  it("keeps the lines of what it was compiled from where the source maps say", () => {
    const code = readFileSync("dist/elements/textbox/textbox.js", "utf8").split("\n");
    const { mappings, sourcesContent } = JSON.parse(readFileSync("dist/elements/textbox/textbox.js.map", "utf8")) as {
      mappings: string;
      sourcesContent: string[];
    };
    const line = (lines: readonly string[], text: string) => lines.findIndex((one) => one.includes(text));
    const lines = originalLines(mappings);
    // Behind templates that were squeezed, and behind the helper for decorators.
    for (const text of ["get limit()", "renderInput()", "formState()"])
      expect(lines[line(code, text)], text).to.equal(line(sourcesContent[0]!.split("\n"), text));
  });
});

/** For each line of code the line of the source that its first piece is from. */
function originalLines(mappings: string): (number | undefined)[] {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  let source = 0;
  return mappings.split(";").map((line) => {
    let first: number | undefined;
    for (const piece of line.split(",").filter(Boolean)) {
      const fields: number[] = [];
      let value = 0;
      let shift = 0;
      for (const letter of piece) {
        const digit = digits.indexOf(letter);
        value += (digit & 31) << shift;
        shift += 5;
        if (digit & 32) continue;
        fields.push(value & 1 ? -(value >> 1) : value >> 1);
        value = shift = 0;
      }
      source += fields[2] ?? 0;
      first ??= source;
    }
    return first;
  });
}
