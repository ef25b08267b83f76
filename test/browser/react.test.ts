import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "./browser.ts";
import { installLibrary, openHotPage, startVite, type HotSite, type OpenPage } from "./hot-site.ts";

/** What a person sees of React's state after a run: the closure that ran has seen the newest. */
const component = (word: string) => `import { useEffect, useState } from "react";
import { defineHandlers } from "hf-blocks";

function Named({ place }) {
  const [count, setCount] = useState(0);
  // At each render: React does not run an effect again after an edit if what it depends on has stayed the same.
  useEffect(() => defineHandlers({ named: ([text]) => [place + " ${word} " + count + " " + text] }));
  return <button id={place} onClick={() => setCount(count + 1)}>{count}</button>;
}

export default function App() {
  const [count, setCount] = useState(0);
  const [twice, setTwice] = useState(false);
  return <>
    <button id="count" onClick={() => setCount(count + 1)}>{count}</button>
    <button id="twice" onClick={() => setTwice(!twice)}>twice</button>
    <Named place="first" />
    {twice && <Named place="second" />}
    <hf-blocks>
      <hf-textbox id="a" label="A" />
      <hf-textbox id="b" label="B" />
      <hf-textbox id="out" label="Out" />
      <hf-on from="a" inputs="a" outputs="out" handler={([text]) => ["${word} " + count + " " + text]}
        validator={([text]) => [text === "no" ? "Not that." : ""]}>
        <hf-then when="success" handler={() => { document.title = "${word} " + count; }} />
      </hf-on>
      <hf-on from="b" handler="named" inputs="b" outputs="out" />
      <hf-button id="turn">Turn</hf-button>
      <hf-on from="turn" inputs="tasks" outputs="tasks" handler={([tasks]) => [[...tasks].reverse()]} />
      <hf-state id="tasks">{JSON.stringify([{ id: "a", title: "one" }, { id: "b", title: "two" }])}</hf-state>
      <hf-each inputs="tasks" item="task" item-key="id" dangerouslySetInnerHTML={{ __html: "<template><hf-textbox label='{task.title}'></hf-textbox></template>" }} />
      <hf-chatbot id="chat" actions="copy like" />
    </hf-blocks>
    <hf-interface id="whole" handler={([text]) => ["${word} " + count + " " + text]}>
      <hf-textbox slot="inputs" id="in" label="In" />
      <hf-textbox slot="outputs" id="result" label="Result" />
    </hf-interface>
  </>;
}
`;

const FILES = {
  "vite.config.js": `import react from "@vitejs/plugin-react";
import { hfBlocks } from "hf-blocks/vite";
export default { plugins: [react(), hfBlocks()] };`,
  "index.html": `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>React</title><link rel="icon" href="data:,"></head>
<body><div id="root"></div><script type="module" src="/src/main.jsx"></script></body></html>`,
  "src/main.jsx": `import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "hf-blocks/define";
import App from "./App.jsx";
createRoot(document.getElementById("root")).render(<StrictMode><App /></StrictMode>);`,
  "src/App.jsx": component("One"),
};

describe("an app of React, in its strict mode, in a project of Vite", function () {
  // Vite makes a framework's packages ready at its first start.
  this.timeout(180_000);
  let browser: Browser, site: HotSite, open: OpenPage, loads: number;

  before(async () => {
    browser = await openBrowser();
    site = await startVite(installLibrary(FILES).folder);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });
  beforeEach(async () => {
    site.save({ "src/App.jsx": component("One") });
    open = await openHotPage(browser, site.origin, shadow("#a"));
    // What Vite found only now it has made ready by a reload of its own.
    await open.page.waitForNetworkIdle();
    await open.until(`${shadow("#a")} && ${shadow("#result")}`);
    loads = await open.reloads();
  });
  afterEach(async () => {
    const [reloads, faults] = [(await open.reloads()) - loads, [...open.page.faults]];
    await open.page.close();
    expect([reloads, faults]).to.deep.equal([0, []]);
  });

  const shadow = (selector: string) => `document.querySelector("${selector}")?.shadowRoot`;
  const shows = (id: string, text: string) => open.until(`document.querySelector("#${id}").value === "${text}"`);
  /** Types into a box in place of what is there, and sends it. */
  async function send(id: string, text: string): Promise<void> {
    await open.page.evaluate((id) => ((document.querySelector(`#${id}`) as HTMLElement & { value: string }).value = ""), id);
    await open.type(`#${id}`, text);
    await open.press("Enter");
  }

  it("F-A13 a closure as a handler sees the newest state, also after its component is edited", async () => {
    await send("a", "x");
    await shows("out", "One 0 x");
    await open.page.click("#count");
    await send("a", "y");
    await shows("out", "One 1 y");
    site.save({ "src/App.jsx": component("Two") });
    // The state of the component stays, and so does what a person has typed.
    await open.until(`document.querySelector("#count").textContent === "1"`);
    await open.until(`String(document.querySelector("hf-on").handler).includes("Two")`);
    expect(await open.read(`document.querySelector("#a").value`)).to.equal("y");
    await send("a", "z");
    await shows("out", "Two 1 z");
    await open.until(`document.title === "Two 1"`);
    await send("a", "no");
    await open.until(`${shadow("#a")}.textContent.includes("Not that.")`);
    expect(await open.read(`document.querySelector("#out").value`)).to.equal("Two 1 z");
  });

  it("F-A13 names given in an effect mean the newest state, in a component that is there twice too", async () => {
    await send("b", "x");
    await shows("out", "first One 0 x");
    await open.page.click("#first");
    await send("b", "y");
    await shows("out", "first One 1 y");
    await open.page.click("#twice");
    await open.until(`document.querySelector("#second")`);
    await send("b", "z");
    await shows("out", "second One 0 z");
    expect(open.notes().filter((note) => note.includes("defined again"))).to.have.length(1);
    await open.page.click("#twice");
    await open.until(`!document.querySelector("#second")`);
    await send("b", "w");
    await shows("out", "first One 1 w");
    site.save({ "src/App.jsx": component("Two") });
    await open.until(`String(document.querySelector("hf-on").handler).includes("Two")`);
    await send("b", "v");
    await shows("out", "first Two 1 v");
  });

  it("F-A13 an interface takes a closure, a list keeps its items by item-key, and a list is a text as in its attribute", async () => {
    await open.page.click("#count");
    await send("in", "x");
    await shows("result", "One 1 x");
    await open.until(`document.querySelectorAll("hf-item hf-textbox").length === 2`);
    await open.page.evaluate(() => {
      const [first] = document.querySelectorAll<HTMLElement & { value: string }>("hf-item hf-textbox");
      first!.value = "typed in one";
    });
    await open.page.click("#turn");
    await open.until(`[...document.querySelectorAll("hf-item hf-textbox")].map(({ label }) => label).join() === "two,one"`);
    expect(await open.read(`[...document.querySelectorAll("hf-item hf-textbox")].map(({ value }) => value)`)).to.deep.equal([
      "",
      "typed in one",
    ]);
    expect(await open.read(`document.querySelector("#chat").actions`)).to.deep.equal(["copy", "like"]);
  });
});
