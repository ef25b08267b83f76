import { expect } from "chai";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { importsFile, mayMount } from "../../src/dev/app-file.ts";
import { CommandError } from "../../src/dev/commands/command-error.ts";
import { findPage } from "../../src/dev/commands/find-page.ts";
import { configIn } from "../../src/dev/commands/prepare.ts";

const APP = `import { blocks } from "hf-blocks";\nexport default blocks();\n`;
const MOUNTS = `import { blocks } from "hf-blocks";\nblocks().mount(document.body);\n`;

describe("what a command is given to open", () => {
  const made: string[] = [];
  after(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  function folder(files: Readonly<Record<string, string>>): string {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "hf-blocks-find-")));
    made.push(folder);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return folder;
  }

  function refusal(target: string | undefined, cwd: string): string {
    try {
      findPage(target, "dev", cwd);
    } catch (error) {
      if (error instanceof CommandError) return error.message;
      throw error;
    }
    return "";
  }

  for (const name of ["app.ts", "app.js", "app.mjs", "app.mts", "app.jsx", "app.tsx"])
    it(`F-A1 opens ${name} as an app, also where it is not named`, () => {
      const cwd = folder({ [name]: APP, "vite.config.js": APP, "types.d.ts": APP });
      expect([findPage(name, "dev", cwd).home, findPage(undefined, "dev", cwd).home]).to.deep.equal([`/${name}`, `/${name}`]);
    });

  it("F-A1 finds the one script that mounts an app, among others that do not", () => {
    expect(findPage(undefined, "dev", folder({ "start.js": MOUNTS, "other.js": "export const a = 1;\n" })).home).to.equal("/start.js");
  });

  for (const [name, wanted] of Object.entries({
    "page.htm": "page.htm is read as a page only under the ending .html. Rename it to page.html.",
    "page.xhtml": "Rename it to page.html.",
    "PAGE.HTML": "Rename it to PAGE.html.",
    "app.cjs": "app.cjs is CommonJS by its name, which no browser runs. Rename it to app.js, and write import and export in it.",
    "app.cts": "Rename it to app.ts,",
  }))
    it(`F-A1 says of ${name} what to call it, also where it is not named`, () => {
      const cwd = folder({ [name]: APP });
      expect(refusal(name, cwd)).to.contain(wanted);
      expect(refusal(undefined, cwd)).to.contain(wanted);
      expect(refusal(cwd, dirname(cwd))).to.contain(join(cwd, name));
    });

  for (const name of ["chart.js", "app.ts", "index.html", "old.htm", "lib.cjs", "vite.config.ts"])
    it(`F-A1 takes a folder called ${name}, and a link of that name that leads nowhere, for no file`, () => {
      const beside = folder({ [`${name}/readme.txt`]: "x", "main.js": APP });
      expect([findPage(undefined, "dev", beside).home, configIn(beside)]).to.deep.equal(["/main.js", undefined]);
      const linked = folder({ "main.js": APP });
      symlinkSync(join(linked, "gone"), join(linked, name));
      expect([findPage(undefined, "dev", linked).home, configIn(linked)]).to.deep.equal(["/main.js", undefined]);
      expect(refusal(undefined, folder({ [`${name}/readme.txt`]: "x" }))).to.contain("has no page yet");
    });

  it("F-A1 takes a file of types for no app", () => {
    expect(refusal("app.d.ts", folder({ "app.d.ts": APP }))).to.contain("neither a page nor a script");
  });

  for (const name of ["one#two", "why?", "#"])
    it(`F-A4 says of a folder called ${name} that Vite cannot read it, however it comes there`, () => {
      const cwd = folder({ [`${name}/in/app.ts`]: APP, [`${name}/in/page.html`]: "" });
      const bad = join(cwd, name);
      const wanted = `The folder ${bad} has “${name.includes("#") ? "#" : "?"}” in its name`;
      symlinkSync(bad, join(cwd, "link"));
      expect(refusal("app.ts", join(bad, "in")))
        .to.contain(wanted)
        .and.contain("Rename it, or move the app");
      expect(refusal(undefined, join(bad, "in"))).to.contain(wanted);
      expect(refusal(join(name, "in"), cwd)).to.contain(wanted);
      expect(refusal("page.html", join(cwd, "link/in"))).to.contain(wanted);
      expect(refusal(join(name, "in/page.html"), cwd)).to.contain(wanted);
      expect(refusal(join("..", name, "in/page.html"), join(cwd, "link"))).to.contain(wanted);
    });

  for (const name of ["100%", "%41", "a b", "我的 应用", "[x] (1) {a} & so+@!"])
    it(`F-A4 opens what is in a folder called ${name}`, () => {
      const cwd = folder({ [`${name}/app.ts`]: APP });
      expect(findPage("app.ts", "dev", join(cwd, name))).to.deep.equal({ root: join(cwd, name), home: "/app.ts" });
    });
});

describe("whether a script may mount an app itself", () => {
  for (const code of [MOUNTS, `mount (app, document.body)`, `document.body.append(1)`])
    it(`sees it in ${JSON.stringify(code)}`, () => expect(mayMount(code)).to.equal(true));
  for (const code of [`amount(1); mounted(2); documents;`, APP])
    it(`sees none in ${JSON.stringify(code)}`, () => expect(mayMount(code)).to.equal(false));
  for (const code of [`import "./a.js"`, `import a from '../a.js';`, `import {\n  a,\n} from "/a.js"`, "await import(`./a.js`)"])
    it(`sees another file in ${JSON.stringify(code)}`, () => expect(importsFile(code)).to.equal(true));
  for (const code of [APP, `import "lit";\nconst a = "./b";`])
    it(`sees no other file in ${JSON.stringify(code)}`, () => expect(importsFile(code)).to.equal(false));
});
