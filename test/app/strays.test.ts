import { expect } from "chai";
import { html } from "lit";
import "../../src/define/index.ts";
import { lookForTags } from "../../src/app/ready.ts";
import { page, until } from "./page.ts";

describe("a tag outside of all apps that nobody has defined", () => {
  let errors: string[] = [];
  const before = console.error;
  beforeEach(() => {
    errors = [];
    console.error = (...all: unknown[]) => void errors.push(all.join(" "));
  });
  afterEach(() => void (console.error = before));

  it("F-A5 is told on the console, once, with the nearest tags; those in an app are the app's", async () => {
    const place = await page(html`<div><hf-chat-interfce></hf-chat-interfce><hf-chat-interfce></hf-chat-interfce>
      <hf-block><hf-textbxx></hf-textbxx></hf-block><hf-blocks><hf-in-app></hf-in-app></hf-blocks><x-else></x-else></div>`);
    lookForTags(undefined, place.querySelectorAll(":not(:defined)"));
    await until(() => errors.length >= 4, "the mistakes");
    expect(errors.toSorted()).to.deep.equal([
      "There is no <hf-block>. Did you mean <hf-blocks>? If it is an element of your own, define it.",
      "There is no <hf-chat-interfce>. Did you mean <hf-chat-interface>? If it is an element of your own, define it.",
      errors.find((error) => error.includes("<hf-in-app>"))!,
      "There is no <hf-textbxx>. Did you mean <hf-textbox>? If it is an element of your own, define it.",
    ]);
  });

  it("F-A5 is none where somebody defines it in time", async () => {
    const own = document.body.appendChild(document.createElement("hf-own-stray"));
    const stray = document.body.appendChild(document.createElement("hf-no-stray"));
    lookForTags(undefined, [own, stray]);
    customElements.define("hf-own-stray", class extends HTMLElement {});
    await until(() => errors.length > 0, "the mistake");
    expect(errors.filter((error) => !error.includes("<hf-no-stray>"))).to.deep.equal([]);
    own.remove();
    stray.remove();
  });
});
