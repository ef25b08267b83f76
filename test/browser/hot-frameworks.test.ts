import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "./browser.ts";
import { installLibrary, openHotPage, startVite, type Files } from "./hot-site.ts";

/** A project as Vite's own template makes it, with our plugin beside the framework's. */
interface Framework {
  readonly config: string;
  readonly main: string;
  readonly component: string;
  /** The component, with a heading and a button that counts. */
  readonly source: (heading: string) => string;
  /** Whether its hot reload keeps what a component holds, and the elements in it. */
  readonly keeps: boolean;
}

const FRAMEWORKS: Readonly<Record<string, Framework>> = {
  React: {
    config: `import plugin from "@vitejs/plugin-react"; const framework = plugin();`,
    main: `import { createRoot } from "react-dom/client"; import App from "./App.jsx"; createRoot(document.getElementById("root")).render(<App />);`,
    component: "App.jsx",
    source: (heading) => `import { useState } from "react";
export default function App() {
  const [count, setCount] = useState(0);
  return <><h1>${heading}</h1><button id="count" onClick={() => setCount(count + 1)}>{count}</button><hf-textbox id="inner" label="${heading}" /></>;
}`,
    keeps: true,
  },
  Vue: {
    config: `import plugin from "@vitejs/plugin-vue"; const framework = plugin({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("hf-") } } });`,
    main: `import { createApp } from "vue"; import App from "./App.vue"; createApp(App).mount("#root");`,
    component: "App.vue",
    source: (heading) => `<script setup>
import { ref } from "vue";
const count = ref(0);
</script>
<template><h1>${heading}</h1><button id="count" @click="count++">{{ count }}</button><hf-textbox id="inner" label="${heading}" /></template>`,
    keeps: true,
  },
  Svelte: {
    config: `import { svelte } from "@sveltejs/vite-plugin-svelte"; const framework = svelte();`,
    main: `import { mount } from "svelte"; import App from "./App.svelte"; mount(App, { target: document.getElementById("root") });`,
    component: "App.svelte",
    source: (heading) => `<script>
  let count = $state(0);
</script>
<h1>${heading}</h1><button id="count" onclick={() => count++}>{count}</button><hf-textbox id="inner" label="${heading}"></hf-textbox>`,
    // It mounts a changed component anew.
    keeps: false,
  },
};

const page = (
  title: string,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"></head>
<body><p id="title">${title}</p><div id="root"></div><div id="app"></div><script type="module" src="/src/main.jsx"></script></body></html>`;
const app = (label: string) =>
  `import { blocks, textbox } from "hf-blocks"; export default blocks(textbox({ id: "msg", label: "${label}" }));`;
const card = (text: string) => `import { html, LitElement } from "lit";
class Card extends LitElement { render() { return html\`${text}\`; } }
customElements.define("x-card", Card);`;

describe("hot reload in a project with", function () {
  // Vite makes a framework's packages ready at its first start.
  this.timeout(180_000);
  let browser: Browser;
  before(async () => (browser = await openBrowser()));
  after(() => browser?.close());

  for (const [name, { config, main, component, source, keeps }] of Object.entries(FRAMEWORKS)) {
    it(`${name}: its components and our apps, elements and pages each take their own changes`, async () => {
      const files: Files = {
        "vite.config.js": `${config}\nimport { hfBlocks } from "hf-blocks/vite";\nexport default { plugins: [framework, hfBlocks()] };`,
        "index.html": page("One"),
        "src/main.jsx": `import "hf-blocks/define";\nimport "./card.ts";\nimport app from "./app.ts";\n${main}\napp.mount("#app");\ndocument.body.append(document.createElement("x-card"));`,
        "src/app.ts": app("One"),
        "src/card.ts": card("One"),
        [`src/${component}`]: source("One"),
      };
      const site = await startVite(installLibrary(files).folder);
      try {
        const shadow = (selector: string) => `document.querySelector("${selector}")?.shadowRoot`;
        const open = await openHotPage(browser, site.origin, `${shadow("#inner")} && ${shadow("#msg")} && ${shadow("x-card")}`);
        // What Vite found only now it has made ready by a reload of its own.
        await open.page.waitForNetworkIdle();
        const before = await open.reloads();
        await open.until(`${shadow("#inner")} && ${shadow("#msg")}`);
        await open.page.click("#count");
        await open.type("#inner", "inner draft");
        await open.type("#msg", "draft");

        site.save({ [`src/${component}`]: source("Two") });
        await open.until(`document.querySelector("h1").textContent === "Two" && document.querySelector("#inner").label === "Two"`);
        if (keeps)
          expect(await open.read(`[document.querySelector("#count").textContent, document.querySelector("#inner").value]`)).to.deep.equal([
            "1",
            "inner draft",
          ]);
        await open.page.click("#count");

        site.save({ "src/app.ts": app("Two") });
        await open.until(`document.querySelector("#msg").label === "Two"`);
        site.save({ "src/card.ts": card("Two") });
        await open.until(`${shadow("x-card")}.textContent === "Two"`);
        site.save({ "index.html": page("Two") });
        await open.until(`document.querySelector("#title").textContent === "Two" && document.title === "Two"`);
        expect(
          await open.read(
            `[document.querySelector("#msg").value, document.querySelector("#count").textContent, document.querySelector("h1").textContent]`,
          ),
        ).to.deep.equal(["draft", keeps ? "2" : "1", "Two"]);
        expect((await open.reloads()) - before).to.equal(0);
        expect(open.page.faults).to.deep.equal([]);
      } finally {
        await site.stop();
      }
    });
  }
});
