import { expect } from "chai";
import { dirname, resolve } from "node:path";
import { build } from "vite";
import { hostPage } from "../../src/dev/host-page.ts";

const ICON = /<link rel="icon" href="data:," ?\/?>/;

describe("the page around an app that is one script", () => {
  it("has an empty icon, so that no browser asks for one", () => {
    expect(hostPage("/my app.ts")).to.match(ICON);
  });

  it("keeps it when it is built", async () => {
    const page = resolve("index-of-an-app.html");
    const built = await build({
      root: dirname(page),
      configFile: false,
      logLevel: "silent",
      plugins: [
        {
          name: "page",
          enforce: "pre",
          resolveId: (id) => (id === page || id.startsWith("/@hf-blocks/") ? id : undefined),
          load: (id) => (id === page ? hostPage("/app.ts") : id.startsWith("/@hf-blocks/") ? "export {};" : undefined),
        },
      ],
      build: { write: false, modulePreload: { polyfill: false }, rolldownOptions: { input: page } },
    });
    const files = [built].flat().flatMap((one) => ("output" in one ? one.output : []));
    const html = files.find(({ fileName }) => fileName.endsWith(".html"));
    expect(html && "source" in html ? String(html.source) : "").to.match(ICON);
  });
});
