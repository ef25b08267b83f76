// The walls between the rooms of src/, as a rule for the linter: imports go downward only.
import { dirname, join, relative, sep } from "node:path";

/** What each room may import beside its own files. `x…` is x and all that x may import, `x:types` only its types. */
const ROOMS = {
  cdn: "define…",
  define: "apps…",
  "index.ts": "apps…",

  apps: "typescript…",
  typescript: "app/hf-blocks.ts…",
  "app/hf-blocks.ts": "app/each… app/stored…",
  "app/each": "app/markup…",
  "app/markup": "app…",
  "app/stored": "app…",
  app: "chat… elements… state… inference…",

  elements: "markdown…",
  markdown: "base…",
  base: "theme…",
  theme: "core",

  chat: "graph… elements:types",
  graph: "core",
  state: "core",
  inference: "inference/tasks core",
  "inference/tasks": "inference core",
  core: "",

  // It has no file yet; its first one stands inside these walls.
  server: "inference/tasks core",
  dev: "server dev/local dev/installed.ts core hot/addresses.ts hot:types",
  "dev/local": "inference/tasks core dev/installed.ts",
  "dev/installed.ts": "",
  hot: "hot/addresses.ts base…",
  "hot/addresses.ts": "",
};

/** The rooms that may import a package; `app/*` is every room inside app. */
const PACKAGES = {
  lit: "apps typescript app app/* elements markdown base theme",
  "markdown-it": "markdown",
  "highlight.js": "markdown",
  lowlight: "markdown",
  temml: "markdown",
  "idb-keyval": "state",
  "@huggingface/inference": "inference",
  vite: "dev hot",
  sharp: "dev/local",
  "tesseract.js": "dev/local",
  "node:": "dev dev/local dev/installed.ts",
};

const downward = {
  meta: { type: "problem", docs: { description: "Imports go downward only, from room to room." } },
  create(context) {
    const folder = dirname(context.filename);
    const source = join(context.cwd, "src");
    const inSource = (path) => relative(source, path).split(sep).join("/");
    const file = inSource(context.filename);
    const room = roomOf(file);

    function look(node, onlyTypes) {
      const address = addressIn(node);
      if (address === undefined) return;
      const imported = address.startsWith(".") ? inSource(join(folder, address)) : address;
      const allowed = address.startsWith(".") ? roomAllowed(room, roomOf(imported), onlyTypes) : packageAllowed(room, imported);
      if (!allowed) context.report({ node, message: `${room ?? file} must not import ${imported}: see the table in scripts/walls.mjs.` });
    }

    return {
      ImportDeclaration: (node) => look(node.source, node.importKind === "type"),
      ExportNamedDeclaration: (node) => node.source && look(node.source, node.exportKind === "type"),
      ExportAllDeclaration: (node) => look(node.source, node.exportKind === "type"),
      ImportExpression: (node) => look(node.source, false),
      TSImportType: (node) => look(node.source, true),
      TSExternalModuleReference: (node) => look(node.expression, false),
      TSModuleDeclaration: (node) => node.id.type === "Literal" && look(node.id, true),
    };
  },
};

export default { meta: { name: "walls" }, rules: { downward } };

/** What an import names; nothing where the page makes the address as it runs: no bundler would follow that either. */
function addressIn({ type, value, quasis }) {
  if (type === "Literal") return String(value);
  return type === "TemplateLiteral" && quasis.length === 1 ? quasis[0].value.cooked : undefined;
}

/** The longest name that fits a path inside src. */
function roomOf(path) {
  const rooms = Object.keys(ROOMS).filter((room) => path === room || path.startsWith(`${room}/`));
  return rooms.sort((one, other) => other.length - one.length)[0];
}

/** A file that is in no room may import nothing: a new room needs its line. */
function roomAllowed(room, target, onlyTypes) {
  if (room === undefined || target === undefined) return false;
  return room === target || reach(room).has(target) || (onlyTypes && reach(room).has(`${target}:types`));
}

/** All that a room may import beside its own files. */
function reach(room) {
  const entries = ROOMS[room].split(" ").filter(Boolean);
  return new Set(entries.flatMap((entry) => (entry.endsWith("…") ? [entry.slice(0, -1), ...reach(entry.slice(0, -1))] : [entry])));
}

function packageAllowed(room, address) {
  const name = Object.keys(PACKAGES).find((one) => address === one || address.startsWith(one.endsWith(":") ? one : `${one}/`));
  const rooms = name === undefined ? [] : PACKAGES[name].split(" ");
  return rooms.some((one) => (one.endsWith("/*") ? room?.startsWith(one.slice(0, -1)) : room === one));
}
