import { dirname } from "node:path";
import { ownFile } from "../own-files.ts";
import { moduleKind, type Node } from "./module-kind.ts";

const HOT = `globalThis[Symbol.for("hf-blocks.hot")]`;
/** What takes modules over is not taken over itself. */
const OWN_CLIENT = dirname(ownFile("hot/start"));
const CODE = /\.[mc]?[jt]sx?$/;
/** What the plugin made of `export default …`. */
const APP = "__hfBlocksApp";

/**
 * Adds to a module that can be taken over in place what takes it over.
 * @returns undefined where nothing is added
 */
export function acceptModule(id: string, code: string, parse: (code: string) => unknown): string | undefined {
  const [path, query = ""] = id.split("?") as [string, string?];
  const isInline =
    /^html-proxy.*\.js$/.test(query) || (path.endsWith(".html") && query.includes("html-proxy") && /index=\d+\.js/.test(query));
  if (!isInline && (!CODE.test(path) || /\b(raw|url|worker|inline)\b/.test(query))) return undefined;
  if (path.includes("/node_modules/") || path.startsWith(OWN_CLIENT) || code.includes("import.meta.hot")) return undefined;
  const kind = moduleKind(parse(code) as Node, code, (source) => source.endsWith("/src/index.ts") || source === ownFile("cdn/entry"));
  if (!kind) return undefined;
  const { app, classes } = kind;
  const body = app ? `${code.slice(0, app.start)}const ${APP} = ${code.slice((app["declaration"] as Node).start)}` : code;
  const assign =
    classes.length > 0 ? `assign: (next) => { ${classes.map(({ exported, local }) => `${local} = next.${exported};`).join(" ")} }` : "";
  const accept = `if (import.meta.hot) import.meta.hot.accept((next) => { if (!${HOT}?.accept(import.meta.url, next)) import.meta.hot.invalidate(); });`;
  return [
    // On the first line, which moves no line of the author's. Before it, so that a version that fails can be replaced too.
    `${HOT}?.begin(import.meta.url);${accept}${body}`,
    ...(app ? [`export { ${APP} as default };`] : []),
    `${HOT}?.end(import.meta.url, { ${[assign, app ? `app: ${APP}` : ""].filter(Boolean).join(", ")} });`,
  ].join("\n");
}
