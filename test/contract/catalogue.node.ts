import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { CustomElementDeclaration, Package } from "custom-elements-manifest";
import { catalogue } from "../../src/catalogue.ts";

const lines = Object.entries(catalogue);

describe("the catalogue", () => {
  it("gives no shortcut to two tags", () => {
    const shortcuts = lines.flatMap(([, { shortcuts = [] }]) => shortcuts);
    expect(shortcuts).to.deep.equal([...new Set(shortcuts)]);
  });

  it("has a tag that comes with another in the same module and at the same time", () => {
    const apart = lines.filter(([, line]) => {
      if (line.with === undefined) return false;
      const other = lines.find(([tag]) => tag === line.with)?.[1];
      return other?.from !== line.from || other.comes !== line.comes;
    });
    expect(apart).to.deep.equal([]);
  });
});

describe("what editors read", () => {
  it("offers words for an attribute, and nothing of how a type is written", () => {
    const { tags } = JSON.parse(readFileSync("types/vscode.html-custom-data.json", "utf8")) as EditorData;
    const words = tags.flatMap(({ attributes }) => attributes.flatMap(({ values = [] }) => values.map(({ name }) => name)));
    expect(words).to.include.members(["eager", "lazy", "always-last"]);
    expect(words.filter((word) => !/^[\w-]+$/.test(word))).to.deep.equal([]);
  });
});

interface EditorData {
  readonly tags: readonly { readonly attributes: readonly { readonly values?: readonly { readonly name: string }[] }[] }[];
}

describe("the manifest", () => {
  const { modules } = JSON.parse(readFileSync("custom-elements.json", "utf8")) as Package;
  const declared = modules.flatMap(({ declarations = [] }) => declarations as CustomElementDeclaration[]);
  const find = (tag: string) => declared.find(({ tagName }) => tagName === tag);

  it("has every tag, and says what each is for", () => {
    expect(declared.map(({ tagName }) => tagName)).to.have.members(Object.keys(catalogue));
    expect(declared.filter(({ description }) => !description)).to.deep.equal([]);
  });

  it("has a sentence for each attribute, property, event, slot and part", () => {
    const silent = declared.flatMap(({ tagName, attributes, members, events, slots, cssParts, cssStates, cssProperties }) =>
      [attributes, members, events, slots, cssParts, cssStates, cssProperties]
        .flatMap((list) => [...(list ?? [])] as { name: string; description?: string }[])
        .filter(({ description }) => !description)
        .map(({ name }) => `${tagName} ${name}`),
    );
    expect(silent).to.deep.equal([]);
  });

  it("has what a class inherits, and says from where", () => {
    const label = find("hf-slider")?.attributes?.find(({ name }) => name === "label");
    expect(label?.inheritedFrom?.module).to.match(/^dist\/base\//);
    expect(find("hf-textbox")?.events?.map(({ name }) => name)).to.include.members(["hf-submit", "input", "change", "hf-error"]);
  });

  it("has the attributes of listeners, and the parameters of their tasks", () => {
    const names = find("hf-on")?.attributes?.map(({ name }) => name);
    expect(names).to.include.members(["from", "inputs", "outputs", "mode", "handler", "task", "model", "max-tokens", "temperature"]);
    expect(names).not.to.include("when");
    expect(find("hf-then")?.attributes?.map(({ name }) => name)).to.include("when");
  });
});

describe("npm run new", () => {
  for (const [title, tag, sentence] of [
    ["no name", "", "Say what the new tag is called: npm run new hf-thing."],
    ["a name without hf-", "color-picker", "“color-picker” is no tag of ours."],
    ["capitals", "hf-Color", "“hf-Color” is no tag of ours."],
    ["a tag that is there", "hf-slider", "<hf-slider> is in the catalogue already."],
    ["a tag whose class has the name of another", "hf-error", "<hf-error> would export the name HfError"],
    ["a tag whose builder has the name of a function", "hf-task", "<hf-task> would export the name task"],
    ["a tag whose builder could not be called so", "hf-switch", "<hf-switch> would have the builder switch()"],
  ] as const) {
    it(`refuses ${title}`, () => {
      const { status, stderr } = spawnSync(process.execPath, ["--import=tsx", "scripts/new.mts", tag], { encoding: "utf8" });
      expect([status, stderr]).to.satisfy(([, text]: [number, string]) => status === 1 && text.startsWith(sentence), stderr);
    });
  }
});
