import { HOT, isInlineModule, isInstalled, MADE } from "../../hot/addresses.ts";
import { isUnder } from "../door.ts";
import { toolsFolder } from "../own-files.ts";
import { moduleKind, type Node } from "./module-kind.ts";

const TAKES_OVER = `globalThis[Symbol.for("${HOT}")]`;
/** Without any of it a module is neither an app nor defines an element. To read all of its code takes longer than all else. */
const WORDS = /\bimport\b|\bdefine\b|\bcustomElements?\b|\btag\b/;
const CODE = /\.[mc]?[jt]sx?$/;
/** What the plugin made of `export default …`. */
const APP = "__hfBlocksApp";

/**
 * Adds to a module that can be taken over in place what takes it over.
 * @param isLibrary whether an import that names this library by a path leads to it
 * @returns undefined where nothing is added
 */
export function acceptModule(
  id: string,
  code: string,
  parse: (code: string) => unknown,
  isLibrary?: (source: string) => boolean,
): string | undefined {
  const [path = "", query = ""] = id.split("?");
  if (!isInlineModule(id) && (!CODE.test(path) || /\b(raw|url|worker|inline)\b/.test(query))) return undefined;
  // What takes modules over is not taken over itself.
  if (isInstalled(path) || path.includes(MADE) || isUnder(toolsFolder, path) || code.includes("import.meta.hot") || !WORDS.test(code))
    return undefined;
  const kind = moduleKind(parse(code) as Node, code, isLibrary);
  if (!kind) return undefined;
  const { app, classes } = kind;
  const body = app ? `${code.slice(0, app.start)}const ${APP} = ${code.slice((app["declaration"] as Node).start)}` : code;
  const assign =
    classes.length > 0 ? `assign: (next) => { ${classes.map(({ exported, local }) => `${local} = next.${exported};`).join(" ")} }` : "";
  const accept = `if (import.meta.hot) import.meta.hot.accept((next) => { if (!${TAKES_OVER}?.accept(import.meta.url, next)) import.meta.hot.invalidate(); });`;
  return [
    // On the first line, which moves no line of the author's. Before it, so that a version that fails can be replaced too.
    `${TAKES_OVER}?.begin(import.meta.url);${accept}${body}`,
    ...(app ? [`export { ${APP} as default };`] : []),
    `${TAKES_OVER}?.end(import.meta.url, { ${[assign, app ? `app: ${APP}` : ""].filter(Boolean).join(", ")} });`,
  ].join("\n");
}
