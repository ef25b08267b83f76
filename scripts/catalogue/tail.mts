// Files whose upper part is written by hand: what is made stands under a line that says so.
import { readFileSync } from "node:fs";

const LINE = "// From here on made by `npm run catalogue`.";

export function withTail(root: string, path: string, tail: string): string {
  const written = readFileSync(root + path, "utf8");
  const at = written.indexOf(LINE);
  if (at < 0) throw new Error(`${path} has lost the line "${LINE}", under which its made part stands.`);
  return `${written.slice(0, at)}${LINE}\n${tail}\n`;
}
