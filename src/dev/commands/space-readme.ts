/** The README.md that makes a static Space of a folder. @param file the page or script it was built from */
export function spaceReadme(file: string): string {
  const words = file
    .replace(/\.\w+$/, "")
    .split(/[-_ ]+/)
    .filter(Boolean);
  const title = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join(" ");
  return `---
title: ${JSON.stringify(title === "Index" || title === "App" ? "hf-blocks app" : title)}
emoji: 🧱
colorFrom: yellow
colorTo: indigo
sdk: static
app_file: index.html
pinned: false
hf_oauth: true
hf_oauth_scopes:
  - inference-api
---

Made with hf-blocks. The app runs in the page; there is no server behind it.
`;
}
