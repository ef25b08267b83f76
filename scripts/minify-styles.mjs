// Takes the white space out of the style sheets of `css` templates, which a minifier leaves alone.

/** @returns {import("vite").Plugin} */
export function minifyStyles() {
  return {
    name: "minify-styles",
    enforce: "pre",
    transform(code, id) {
      if (!id.includes("/src/") || !code.includes("css`")) return undefined;
      return { code: code.replace(/css`([^`]*)`/g, (_, styles) => `css\`${squeeze(styles)}\``), map: null };
    },
  };
}

function squeeze(styles) {
  return styles
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,>]) ?/g, "$1")
    .replace(/;}/g, "}")
    .replace(/: /g, ":")
    .trim();
}
