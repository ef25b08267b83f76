// Takes the white space that only serves the source out of `css` and `html` templates, which a minifier leaves alone.

/** What a template of a tag loses. A line end in markup stays a space: it may stand between words. */
const SQUEEZE = {
  css: (styles) =>
    styles
      .replace(/\/\*[\s\S]*?\*\//g, "")
      .replace(/\s+/g, " ")
      .replace(/ ?([{};,>]) ?/g, "$1")
      .replace(/;}/g, "}")
      .replace(/: /g, ":"),
  html: (markup) => markup.replace(/\s*\n\s*/g, " ").replace(/" \/>/g, '"/>'),
};

/** @returns {import("vite").Plugin} */
export function minifyTemplates() {
  return {
    name: "minify-templates",
    transform(code, id) {
      if (!id.includes("/src/") || !/\b(?:css|html)`/.test(code)) return undefined;
      return { code: squeeze(code, this.parse(code, { lang: "ts" })), map: null };
    },
  };
}

/**
 * The code of a module without that white space.
 *
 * @param {boolean} inLines whether each line stays where it is: what templates lose of line ends stands behind them
 */
export function squeeze(code, tree, inLines = false) {
  let squeezed = code;
  // From the end, so that the places before stay where they are.
  for (const { tag, start, end, tail } of templates(tree).toSorted((a, b) => b.start - a.start)) {
    const text = squeezed.slice(start, end);
    const left = SQUEEZE[tag](text);
    const closing = end + (tail ? "`" : "${").length;
    const lines = inLines ? "\n".repeat(text.split("\n").length - left.split("\n").length) : "";
    squeezed = squeezed.slice(0, start) + left + squeezed.slice(end, closing) + lines + squeezed.slice(closing);
  }
  return squeezed;
}

/** The texts of all templates in a syntax tree, at any depth. */
function templates(node) {
  if (typeof node !== "object" || node === null) return [];
  const found = Object.values(node).flatMap(templates);
  if (node.type !== "TaggedTemplateExpression" || !(node.tag.name in SQUEEZE)) return found;
  const text = node.quasi.quasis.map(({ value }) => value.raw).join("\0");
  if (/<(script|style|textarea|title)\b[^>]*>[^<]*\0/.test(text))
    throw new Error(`An expression stands between the tags of ${text}, where the build of Lit has none: see lit-trim.mjs.`);
  return [...found, ...node.quasi.quasis.map(({ start, end, tail }) => ({ tag: node.tag.name, start, end, tail }))];
}
