import { isAbsolute, relative, sep } from "node:path";

/** Modules that come in one file. */
export interface Group {
  readonly name: string;
  readonly test: RegExp | ((id: string) => boolean);
}

/** Comes with the library: the browser gives the policy of Lit's name to one copy of it only. */
export const LIT = ["lit", "lit/decorators.js", "lit/directive.js", "lit/directives/ref.js", "lit/directives/repeat.js"];
const OF_LIT = /[\\/]node_modules[\\/](@lit|lit|lit-[a-z]+|@oxc-project)[\\/]/;

/**
 * What of the library in this folder comes in one file, so that a page does not wait for hundreds of them. The first two,
 * all pages need.
 */
export function groupsOf(folder: string): [lit: Group, core: Group, ...others: Group[]] {
  const of = (name: string, rooms: RegExp): Group => ({ name, test: (id) => rooms.test(pathIn(folder, id)) });
  return [
    { name: "lit", test: OF_LIT },
    of("core", /^(?!cdn\/entry|inference|markdown|state)./),
    // Without what loads a package that is large and seldom needed.
    of("markdown", /^markdown\/(?!grammars|formula-limits|typesetter)/),
    of("state", /^state\//),
    of("inference", /^inference\//),
  ];
}

/** Where a file is in a folder, in the way of addresses; empty where it is elsewhere, on Windows also on another drive. */
function pathIn(folder: string, id: string): string {
  const path = relative(folder, id);
  return path.startsWith("..") || isAbsolute(path) ? "" : path.replaceAll(sep, "/");
}
