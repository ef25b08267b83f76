import { readdirSync } from "node:fs";
import { expect } from "chai";

const source = new URL("../../src/", import.meta.url);
const folders = readdirSync(new URL("elements/", source));
const definitions = readdirSync(new URL("define/", source)).filter((file) => file.endsWith(".ts"));

type Made = { value?: unknown };
type ElementClass = { readonly tag: string; new (): Made };

describe("in Node", () => {
  for (const folder of folders) {
    it(`imports elements/${folder} without a document`, async () => {
      await import(new URL(`elements/${folder}/${folder}.ts`, source).href);
      expect("document" in globalThis).to.equal(false);
    });
  }

  for (const file of definitions) {
    it(`imports define/${file} and makes its elements`, async () => {
      const module = (await import(new URL(`define/${file}`, source).href)) as Record<string, unknown>;
      const classes = Object.values(module).filter((one): one is ElementClass => typeof one === "function" && "tag" in one);
      for (const elementClass of classes) {
        const element = new elementClass();
        if (!("value" in element)) continue;
        element.value = "1";
        expect(element.value, elementClass.tag).not.to.equal(undefined);
      }
    });
  }
});
