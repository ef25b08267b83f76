/** The page around an app that is one TypeScript file: it mounts the file's default export. */
export function hostPage(path: string): string {
  const title = path.split("/").at(-1)!.replace(/\.\w+$/, "");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>${escapeHtml(title)}</title>
  </head>
  <body>
    <script type="module">
      import * as file from ${JSON.stringify(path).replaceAll("<", "\\u003c")};
      if (typeof file.default?.mount !== "function") {
        throw new Error(${JSON.stringify(`${path} has no app as its default export. End it with: export default blocks(…)`)});
      }
      file.default.mount(document.body);
    </script>
  </body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
