import { expect } from "chai";
import { html, type TemplateResult } from "lit";
import { defineHandlers } from "../../src/app/handlers.ts";
import type { HfBlocks } from "../../src/app/hf-blocks.ts";
import { scopeOf } from "../../src/app/stored/scope.ts";
import { nameOf } from "../../src/base/markup-value.ts";
import "../../src/define/index.ts";
import {
  blocks,
  button,
  chatbot,
  chatInterface,
  conversations,
  number,
  on,
  state,
  textbox,
  type AppBlock,
  type ChatMessage,
  type HfConversations,
  type HfEach,
} from "../../src/index.ts";
import { mounted, page, submit, tick, until, type MountedApp, type Valued } from "./page.ts";

const find = (app: Element, selector: string) => app.querySelector(selector) as Valued;
const MESSAGES: readonly ChatMessage[] = [
  { role: "user", content: "Where is it?" },
  { role: "assistant", content: "Here." },
];

/** What a list of conversations shows, once that is something. */
async function listed(app: HfBlocks): Promise<string[]> {
  await app.ready;
  const list = () => [...app.querySelector("hf-conversations")!.shadowRoot!.querySelectorAll("li .title")];
  await until(() => list().length > 0, "a conversation in the list");
  return list().map((title) => title.textContent!.trim());
}

async function written(app: HfBlocks): Promise<string[]> {
  await app.ready;
  find(app, "hf-chatbot").value = MESSAGES;
  find(app, "hf-chatbot").dispatchEvent(new Event("change", { bubbles: true }));
  return listed(app);
}

let count = 0;
const newName = () => `options ${(count += 1)}`;
afterEach(async () => {
  for (const { name } of await indexedDB.databases()) if (name?.startsWith("hf-blocks:options")) indexedDB.deleteDatabase(name);
});

/** One option: an app that has it in markup, the same in TypeScript, and what both of them do. */
const rows: Record<
  string,
  { markup(name: string): TemplateResult; built(name: string): AppBlock; effect(app: HfBlocks): unknown; is: unknown }
> = {
  "name, by which blocks with an id are stored": {
    markup: (name) => html`<hf-blocks name=${name}><hf-textbox id="a"></hf-textbox></hf-blocks>`,
    built: (name) => blocks({ name }, textbox({ id: "a" })),
    effect: (app) => scopeOf(find(app, "#a"), app.name),
    is: "session",
  },
  scope: {
    markup: () => html`<hf-blocks><hf-textbox id="a" scope="browser"></hf-textbox></hf-blocks>`,
    built: () => blocks(textbox({ id: "a", scope: "browser" })),
    effect: (app) => scopeOf(find(app, "#a"), app.name),
    is: "browser",
  },
  private: {
    markup: (name) => html`<hf-blocks name=${name}><hf-textbox id="a" private></hf-textbox></hf-blocks>`,
    built: (name) => blocks({ name }, textbox({ id: "a", private: true })),
    effect: (app) => scopeOf(find(app, "#a"), app.name),
    is: undefined,
  },
  "type, of a password": {
    markup: (name) => html`<hf-blocks name=${name}><hf-textbox id="a" type="password"></hf-textbox></hf-blocks>`,
    built: (name) => blocks({ name }, textbox({ id: "a", type: "password" })),
    effect: (app) => scopeOf(find(app, "#a"), app.name),
    is: undefined,
  },
  ttl: {
    markup: (name) => html`<hf-blocks name=${name}><hf-state id="a" scope="browser" ttl="0.2">1</hf-state></hf-blocks>`,
    built: (name) => blocks({ name }, number({ id: "shown" }), state({ id: "a", scope: "browser", ttl: 0.2, value: 1 })),
    effect: async (app) => {
      await app.ready;
      const a = find(app, "#a");
      const expired = new Promise((resolve) =>
        a.addEventListener("hf-expire", (event) => resolve((event as Event & { value: unknown }).value)),
      );
      a.value = 2;
      a.dispatchEvent(new Event("change"));
      return [await expired, a.value];
    },
    is: [2, 1],
  },
  "for, of a list of conversations": {
    markup: (name) =>
      html`<hf-blocks name=${name}><hf-chatbot id="chat" scope="browser"></hf-chatbot><hf-conversations for="chat"></hf-conversations></hf-blocks>`,
    built: (name) => blocks({ name }, chatbot({ id: "chat", scope: "browser" }), conversations({ for: "chat" })),
    effect: written,
    is: ["Where is it?"],
  },
  "save, of a chat interface": {
    markup: (name) => {
      defineHandlers({ answer: () => "Here." }, { app: name });
      return html`<hf-chat-interface name=${name} handler="answer" save></hf-chat-interface>`;
    },
    built: (name) => chatInterface(() => "Here.", { name, save: true }) as unknown as AppBlock,
    effect: async (app) => {
      await app.ready;
      find(app, "#message").value = "Where is it?";
      submit(find(app, "#message"));
      return listed(app);
    },
    is: ["Where is it?"],
  },
  "save, with a chatbot of the author's own": {
    markup: (name) => html`<hf-chat-interface name=${name} handler="answer" save><hf-chatbot id="mine"></hf-chatbot></hf-chat-interface>`,
    built: (name) => chatInterface(() => "Here.", { name, save: true, chatbot: chatbot({ id: "mine" }) }) as unknown as AppBlock,
    effect: written,
    is: ["Where is it?"],
  },
  mode: {
    markup: (name) => {
      defineHandlers({ wait: () => new Promise(() => {}), check: ([n]: [number]) => [n + 1] }, { app: name });
      return html`<hf-blocks name=${name}>
        <hf-button id="go">Go</hf-button><hf-number id="n" value="0" private></hf-number>
        <hf-on from="go" handler="check" inputs="n" outputs="n" mode="multiple"><hf-then handler="wait"></hf-then></hf-on>
      </hf-blocks>`;
    },
    built: (name) => {
      const go = button({ id: "go" }),
        n = number({ id: "n", value: 0, private: true });
      on(go, (now) => (now ?? 0) + 1, n, n, { mode: "multiple" }).then(() => new Promise<void>(() => {}));
      return blocks({ name }, go, n);
    },
    effect: async (app) => {
      await app.ready;
      for (let click = 0; click < 3; click++) find(app, "#go").dispatchEvent(new MouseEvent("click"));
      await tick();
      return find(app, "#n").value;
    },
    is: 3,
  },
  "autocomplete and inputmode, of the native field": {
    markup: () => html`<hf-blocks><hf-textbox id="a" autocomplete="off" inputmode="numeric"></hf-textbox></hf-blocks>`,
    built: () => blocks(textbox({ id: "a", autocomplete: "off", inputmode: "numeric" })),
    effect: async (app) => {
      await until(() => find(app, "#a").shadowRoot!.querySelector("#control"));
      const control = find(app, "#a").shadowRoot!.querySelector("#control")!;
      return [control.getAttribute("autocomplete"), control.getAttribute("inputmode")];
    },
    is: ["off", "numeric"],
  },
  "label, by which a message names the block": {
    markup: () => html`<hf-blocks><hf-textbox class="a" label="Answer"></hf-textbox></hf-blocks>`,
    built: () => blocks(textbox({ class: "a", label: "Answer" })),
    effect: (app) => nameOf(find(app, ".a")),
    is: '<hf-textbox label="Answer">',
  },
};

describe("an option has the same effect in markup and in TypeScript", () => {
  for (const [option, { markup, built, effect, is }] of Object.entries(rows)) {
    it(`F-K8 ${option}: in markup`, async () => {
      expect(await effect((await page(markup(newName()))) as HfBlocks)).to.deep.equal(is);
    });
    it(`F-K8 ${option}: in TypeScript`, async () => {
      expect(await effect((await mounted(built(newName()))) as MountedApp)).to.deep.equal(is);
    });
  }

  it("F-K8 the same for one that a framework sets as a property, before and after the element is in the page", async () => {
    const app = await page(html`<hf-blocks><hf-state id="list">["a", "b"]</hf-state><hf-state id="other">["c"]</hf-state></hf-blocks>`);
    const each = document.createElement("hf-each") as HfEach;
    each.inputs = "list";
    const template = document.createElement("template");
    template.content.append("{item}");
    each.append(template);
    app.append(each);
    const texts = () => [...each.querySelectorAll("hf-item")].map((item) => item.textContent).join("");
    await until(() => texts() === "ab", "the list");
    each.inputs = "other";
    await until(() => texts() === "c", "the other list");
  });

  it("F-K8 the same for a list of conversations that is made by a script", async () => {
    const list = document.createElement("hf-conversations") as HfConversations;
    list.for = "chat";
    const app = (await page(
      html`<hf-blocks name=${newName()}>${list}<hf-chatbot id="chat" scope="browser"></hf-chatbot></hf-blocks>`,
    )) as HfBlocks;
    expect(await written(app)).to.deep.equal(["Where is it?"]);
  });
});
