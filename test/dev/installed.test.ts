import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { installed, packageIn } from "../../src/dev/installed.ts";

describe("a package that an author has installed", () => {
  let folder: string;

  beforeEach(() => (folder = realpathSync(mkdtempSync(join(tmpdir(), "hf-blocks-installed-")))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function place(path: string): string {
    const made = join(folder, path);
    mkdirSync(made, { recursive: true });
    writeFileSync(join(made, "package.json"), "{}");
    return made;
  }

  it("is found in the folder and above it, the nearest first", () => {
    const above = place("node_modules/lit");
    const inner = place("pages/inner");
    expect(packageIn(inner, "lit")).to.equal(above);
    const nearer = place("pages/node_modules/lit");
    expect(packageIn(inner, "lit")).to.equal(nearer);
  });

  it("is found where a link leads to", () => {
    const store = place("node_modules/.pnpm/lit@3/node_modules/lit");
    symlinkSync(store, join(folder, "node_modules/lit"));
    expect(packageIn(folder, "lit")).to.equal(store);
  });

  it("is not found where only this package has it, as Vite would not", () => {
    expect(packageIn(folder, "lit")).to.equal(undefined);
    expect(installed("lit", folder)).to.match(/^file:.*\/lit\//);
  });
});
