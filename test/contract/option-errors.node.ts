import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What the compiler says of each of some lines, all behind the same blocks. */
function told(lines: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "option-errors-"));
  try {
    for (const [index, line] of lines.entries())
      writeFileSync(
        join(folder, `line${index}.ts`),
        `import { blocks, button, chatbot, chatInterface, interfaceOf, live, native, on, render, task, textbox } from "hf-blocks";
const msg = textbox(), out = textbox(), chat = chatbot(), go = button("Go");
void [blocks, chatInterface, interfaceOf, live, native, on, render, task, chat, go];
${line}\n`,
      );
    const compilerOptions = {
      types: [],
      noUnusedLocals: false,
      paths: { "hf-blocks": [`${root}src/index.ts`] },
      typeRoots: [`${root}node_modules/@types`],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ extends: `${root}tsconfig.json`, compilerOptions, include: ["*.ts"] }));
    const { stdout } = spawnSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-p", folder, "--pretty", "false"], {
      encoding: "utf8",
    });
    // An error begins a line, what belongs to it is indented.
    const errors = stdout.split(/\n(?! )/);
    return lines.map((_, index) => errors.find((error) => error.includes(`line${index}.ts(`)) ?? "");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("what the compiler says of a wrong option", () => {
  const cases: Readonly<Record<string, string>> = {
    moed: "on(msg, (m) => m, msg, out, { moed: 'once' });",
    lastest: "on(msg, (m) => m, msg, out, { mode: 'once', lastest: true });",
    validater: "live(([m]) => m, [msg], out, { validater: () => '' });",
    concurency: "on(msg, task('summarization'), msg, out, { concurency: 2 });",
    progres: "on(go, (m) => m, msg, out).then((m) => m, msg, out, { progres: 'full' });",
    cancel: "on(go, { cancel: on(msg, (m) => m, msg, out) });",
    lable: "textbox({ lable: 'Name' });",
    ons: "render(msg, () => null, { ons: msg });",
    nam: "interfaceOf((m) => m, 'text', 'text', { nam: 'demo' });",
    headding: "chatInterface(() => 'Hi', { headding: 'Chat' });",
    chekced: "native('input', { chekced: true });",
    endpont: "blocks({ endpont: '/' }, msg);",
  };
  const said = told(Object.values(cases));

  for (const [index, [option, line]] of Object.entries(cases).entries())
    it(`F-A12 names it: ${line}`, () => {
      // At the place of the option, or in words.
      const [, row, column] = /\((\d+),(\d+)\)/.exec(said[index] ?? "") ?? [];
      const isThere = row === "4" && line.slice(Number(column) - 1).startsWith(option);
      expect(isThere || said[index]?.includes(`'${option}'`), said[index]).to.equal(true);
      expect(said[index]).not.to.contain("is not assignable to parameter of type 'Task'");
    });
});
