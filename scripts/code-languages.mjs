// The modules of all languages whose code gets colours: `src/markdown/grammars.ts` has the one list of them.
import { readFileSync } from "node:fs";

const grammars = readFileSync(new URL("../src/markdown/grammars.ts", import.meta.url), "utf8");
export const codeLanguages = grammars.match(/highlight\.js\/lib\/languages\/\w+/g) ?? [];
