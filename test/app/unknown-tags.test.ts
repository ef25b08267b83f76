import { expect } from "chai";
import { html } from "lit";
import "../../src/define/blocks.ts";
import "../../src/define/chat-interface.ts";
import "../../src/define/each.ts";
import "../../src/define/interface.ts";
import "../../src/define/on.ts";
import "../../src/define/state.ts";
import "../../src/define/textbox.ts";
import { defineHandlers } from "../../src/app/handlers.ts";
import type { HfBlocks } from "../../src/app/hf-blocks.ts";
import { HfTimer } from "../../src/app/hf-timer.ts";
import { page, shownErrors, submit, tick, until } from "./page.ts";

const told = (app: Element, text: string) =>
  until(() => shownErrors(app).join().includes(text), `“${text}”, not “${shownErrors(app).join()}”`);

defineHandlers({ echoTag: ([text]: [string]) => [text] });

describe("a tag that nobody has defined", () => {
  it("F-A5 is an author's error once all has run, with the nearest tags", async () => {
    const app = await page(html`<hf-blocks><hf-textbox></hf-textbox></hf-blocks>`);
    const nearest = {
      "hf-textbx": "<hf-textbox>",
      "hf-text": "<hf-textbox>",
      "hf-chat": "<hf-chat-interface> or <hf-chatbot>",
      "hf-lable": "<hf-label>",
      "hf-markdow": "<hf-markdown>",
      "hf-multimodal": "<hf-multimodal-textbox>",
      "hf-colum": "<hf-column>",
      "hf-slidder": "<hf-slider>",
      "hf-chat-interfce": "<hf-chat-interface>",
    };
    for (const tag of Object.keys(nearest)) app.append(document.createElement(tag));
    await tick();
    expect(shownErrors(app)).to.deep.equal([]);
    for (const [tag, meant] of Object.entries(nearest))
      await told(app, `There is no <${tag}>. Did you mean ${meant}? If it is an element of your own, define it.`);
  });

  it("F-A5 is told of in each place an app has: beside others, in a nested app, in a template, in an interface", async () => {
    for (const [markup, where] of [
      [html`<hf-blocks><div><p><hf-place-a></hf-place-a></p></div></hf-blocks>`, "hf-place-a"],
      [html`<hf-blocks><hf-interface handler="echoTag"><hf-place-b slot="inputs"></hf-place-b></hf-interface></hf-blocks>`, "hf-place-b"],
      [
        html`<hf-blocks><hf-state id="none">[]</hf-state><hf-each inputs="none"><template><hf-place-c></hf-place-c></template></hf-each></hf-blocks>`,
        "hf-place-c",
      ],
      [
        html`<hf-blocks><hf-state id="some">[1]</hf-state><hf-each inputs="some"><template><hf-place-d></hf-place-d></template></hf-each></hf-blocks>`,
        "hf-place-d",
      ],
      [html`<hf-blocks><hf-chat-interface handler="echoTag"><hf-place-e></hf-place-e></hf-chat-interface></hf-blocks>`, "hf-place-e"],
    ] as const)
      await told(await page(markup), `There is no <${where}>.`);
  });

  it("F-A5 is said once, however often it stands there", async () => {
    const app = await page(html`<hf-blocks><hf-often></hf-often><hf-often></hf-often></hf-blocks>`);
    await told(app, "There is no <hf-often>.");
    app.append(document.createElement("hf-often"), document.createElement("hf-another"));
    await told(app, "There is no <hf-another>.");
    expect(shownErrors(app)).to.have.length(2);
  });

  it("F-A5 is none where the author defines it in time, and taken back where later", async () => {
    const app = await page(html`<hf-blocks><hf-own-early></hf-own-early><hf-own-late></hf-own-late><my-own></my-own></hf-blocks>`);
    await tick();
    customElements.define("hf-own-early", class extends HTMLElement {});
    await told(app, "There is no <hf-own-late>.");
    expect(shownErrors(app)).to.have.length(1);
    customElements.define("hf-own-late", class extends HTMLElement {});
    await until(() => shownErrors(app).length === 0, "it to be taken back");
  });

  it("F-A5 is none where it is taken away again", async () => {
    const app = await page(html`<hf-blocks><hf-short-stay></hf-short-stay><hf-long-stay></hf-long-stay></hf-blocks>`);
    await tick();
    app.querySelector("hf-short-stay")!.remove();
    await told(app, "There is no <hf-long-stay>.");
    expect(shownErrors(app)).to.have.length(1);
  });

  it("F-A5 does not hold up a run that writes to it", async () => {
    const app = (await page(
      html`<hf-blocks><hf-textbox id="in"></hf-textbox><hf-outptu id="out"></hf-outptu><hf-on from="in" handler="echoTag" inputs="in" outputs="out"></hf-on></hf-blocks>`,
    )) as HfBlocks;
    const begun = performance.now();
    submit(app.querySelector("#in")!);
    await told(app, "There is no <hf-outptu>.");
    expect(performance.now() - begun).to.be.lessThan(3500);
    await until(() => !app.querySelector<HTMLElement & { progress?: unknown }>("#in")!.progress, "the end of the run");
    expect(shownErrors(app)).to.have.length(1);
  });

  it("F-A5 names the import that is missing where it is one of the library's", async () => {
    const app = await page(html`<hf-blocks><hf-timer id="clock"></hf-timer></hf-blocks>`);
    await told(app, '<hf-timer id="clock"> is not defined. Import "hf-blocks/define/timer", or "hf-blocks/define" for all.');
    customElements.define("hf-timer", HfTimer);
    await until(() => shownErrors(app).length === 0, "it to be taken back");
  });

  it("F-A5 comes by itself where an element that is there knows how to get it", async () => {
    const app = await page(html`<hf-blocks><hf-label id="kind"></hf-label><hf-beside-label></hf-beside-label></hf-blocks>`);
    await until(() => customElements.get("hf-label"), "the class");
    await told(app, "There is no <hf-beside-label>.");
    expect(shownErrors(app)).to.have.length(1);
  });

  it("F-A5 says of an element of another name that it is not defined, when a run needs it", async () => {
    const app = await page(
      html`<hf-blocks><hf-textbox id="in"></hf-textbox><my-outptu id="out"></my-outptu><hf-beside></hf-beside><hf-on from="in" handler="echoTag" inputs="in" outputs="out"></hf-on></hf-blocks>`,
    );
    await told(app, "There is no <hf-beside>.");
    expect(shownErrors(app)).to.have.length(1);
    submit(app.querySelector("#in")!);
    await told(app, '<my-outptu id="out"> is not defined. Import what defines it, or check the spelling of the tag.');
  });
});
