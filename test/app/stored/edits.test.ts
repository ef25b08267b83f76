import { expect } from "chai";
import type { HfChatbot } from "../../../src/elements/chatbot/chatbot.ts";
import { blocks, chatbot, conversations } from "../../../src/index.ts";
import "../../../src/define/index.ts";
import { mounted, type MountedApp } from "../page.ts";

const MESSAGES = [
  { role: "user", content: "Fyrst" },
  { role: "assistant", content: "Yes?" },
];

describe("F-K9 what a person types into a message that was sent", () => {
  let chat: HfChatbot & { value: unknown };

  const find = (app: MountedApp) => (chat = app.find("#chat") as unknown as HfChatbot & { value: unknown });
  const area = () => chat.shadowRoot!.querySelector("textarea");
  const until = async <T>(what: () => T | null | undefined | false): Promise<T> => {
    for (;;) {
      const found = what();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const edit = async (text: string) => {
    (await until(() => chat.shadowRoot!.querySelector<HTMLElement>("[data-action=edit]"))).click();
    const field = await until(area);
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  };

  it("stays where the conversation grows, and where the same message comes again", async () => {
    find(await mounted(blocks(chatbot({ id: "chat", actions: ["edit"] }))));
    chat.value = MESSAGES;
    await edit("First");
    chat.value = [...chat.value, { role: "user", content: "And more" }];
    await chat.updateComplete;
    chat.value = structuredClone(chat.value);
    await chat.updateComplete;
    expect(area()!.value).to.equal("First");
  });

  it("is there again after the page was", async () => {
    const app = () => blocks({ name: "edits" }, chatbot({ id: "chat", actions: ["edit"] }));
    const first = await mounted(app());
    await first.ready;
    find(first);
    chat.value = MESSAGES;
    chat.dispatchEvent(new Event("change", { bubbles: true }));
    await edit("First");
    first.remove();
    find(await mounted(app()));
    expect((await until(area)).value).to.equal("First");
    area()!.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }));
    await until(() => !area());
  });

  it("is there again when another conversation was open meanwhile", async () => {
    const app = await mounted(
      blocks({ name: "edits-list" }, conversations({ for: "chat" }), chatbot({ id: "chat", scope: "browser", actions: ["edit"] })),
    );
    await app.ready;
    find(app);
    chat.value = MESSAGES;
    chat.dispatchEvent(new Event("change", { bubbles: true }));
    await edit("First");
    const list = app.querySelector("hf-conversations")!.shadowRoot!;
    (await until(() => list.querySelector<HTMLElement>("[part=new]:enabled"))).click();
    await until(() => chat.value.length === 0 && !area());
    (await until(() => list.querySelector<HTMLElement>("li .title"))).click();
    expect((await until(area)).value).to.equal("First");
  });

  it("is deleted with everything else, and comes with nothing later", async () => {
    const app = await mounted(blocks({ name: "edits-deleted" }, chatbot({ id: "chat", actions: ["edit"] })));
    await app.ready;
    find(app);
    chat.value = MESSAGES;
    chat.dispatchEvent(new Event("change", { bubbles: true }));
    await edit("First");
    await app.deleteAll();
    await until(() => chat.value.length === 0 && chat.view === undefined);
    chat.value = MESSAGES;
    await chat.updateComplete;
    expect(area()).to.equal(null);
  });

  it("is passed over where what was stored is no such text", async () => {
    find(await mounted(blocks(chatbot({ id: "chat", actions: ["edit"] }))));
    chat.value = MESSAGES;
    const [{ id }] = chat.value as unknown as [{ id: string }];
    for (const junk of [[null, 1, "ab", [id], [id, {}], [1, "x"]], null, "text", { [id]: "x" }, 7]) {
      chat.view = junk as never;
      expect(chat.view, JSON.stringify(junk)).to.equal(undefined);
    }
    chat.view = [[id, "First"]] as never;
    expect((await until(area)).value).to.equal("First");
  });
});
