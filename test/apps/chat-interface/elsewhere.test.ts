import { expect } from "chai";
import { html } from "lit";
import "../../../src/define/index.ts";
import { blocks, chatInterface, column, interfaceOf, native, number, on, textbox } from "../../../src/index.ts";
import { mounted, page, shownErrors, submit, until, type Valued } from "../../app/page.ts";
import { send, type Chat } from "./chat-page.ts";

const reply = ([message, , tone]: readonly unknown[]) => [`${String(message)}, ${String(tone)}`, `about ${String(message)}`] as const;

describe("what a chat interface reads and writes beside the chat", () => {
  const chatIn = (app: Element) => app.querySelector<Chat>("hf-chat-interface")!;
  const answered = (app: Element, text: string) => until(() => chatIn(app).value.at(-1)?.content === text, `the answer ${text}`);

  it("F-A16 may stand elsewhere in the app, before it or behind it", async () => {
    const [tone, code] = [textbox({ id: "tone", value: "dry" }), textbox({ id: "code" })];
    const app = await mounted(blocks(column(tone), chatInterface(reply, { inputs: [tone], outputs: [code] }), column(code)));
    await until(() => chatIn(app).chat);
    send(chatIn(app), "one");
    await answered(app, "one, dry");
    await until(() => app.find("#code").value === "about one");
    expect([app.find("#tone").parentElement!.localName, app.find("#code").parentElement!.localName]).to.deep.equal([
      "hf-column",
      "hf-column",
    ]);
    expect([app.querySelectorAll("#code, #tone").length, shownErrors(app)]).to.deep.equal([2, []]);
    expect(chatIn(app).shadowRoot!.querySelector<HTMLElement>(".outputs")!.hidden).to.equal(true);
  });

  it("F-A16 stands in it where it stands nowhere else, each in its order, also when the app is mounted anew", async () => {
    const make = (isOutside: boolean) => {
      const [tone, code] = [textbox({ id: "tone", value: "dry" }), textbox({ id: "code" })];
      const whole = chatInterface(reply, { inputs: [tone], outputs: [code] });
      return isOutside ? blocks(whole, code) : blocks(whole);
    };
    const place = async (isOutside: boolean) => {
      const app = await mounted(make(isOutside));
      return { app, slot: app.find("#code").closest("[slot]")?.slot };
    };
    expect((await place(false)).slot).to.equal("outputs");
    const { app, slot } = await place(true);
    app.find("#code").value = "kept";
    expect(slot).to.equal(undefined);
    expect([(await place(false)).slot, app.find("#code").value]).to.deep.equal(["outputs", "kept"]);
  });

  it("F-A16 may be one block for both, and one of another app", async () => {
    const [both, far] = [number({ id: "both", value: 1 }), textbox({ id: "far" })];
    const place = document.body.appendChild(document.createElement("div"));
    const other = blocks(far).mount(place);
    const count = ([, , n]: readonly unknown[]) => ["ok", Number(n) + 1, "seen"] as const;
    const app = await mounted(chatInterface(count, { inputs: [both], outputs: [both, far] }) as never);
    send(app as unknown as Chat, "go");
    await until(() => other.querySelector<Valued>("#far")!.value === "seen");
    expect([app.find("#both").value, app.querySelector("#far")]).to.deep.equal([2, null]);
    place.remove();
  });

  it("F-A16 is named by ids in markup, in the app around it or anywhere on the page", async () => {
    const root = await page(html`<div><input id="outside" value="warm" /><hf-blocks><hf-textbox id="code"></hf-textbox>
      <hf-chat-interface inputs="outside" outputs="code" .handler=${reply}></hf-chat-interface></hf-blocks></div>`);
    const chat = chatIn(root);
    await chat.ready;
    send(chat, "one");
    await answered(root, "one, warm");
    await until(() => root.querySelector<Valued>("#code")!.value === "about one");
    chat.outputs = "coed";
    send(chat, "two");
    await until(() => shownErrors(chat).join().includes('finds no element "coed"'));
  });

  it("F-A16 holds for an interface too: what it writes may stand elsewhere, and what is a listener's stays one", async () => {
    const [a, out] = [textbox({ id: "a" }), textbox({ id: "out" })];
    const go = native("button", { id: "go" }, "Go");
    on(go, () => "from the button", undefined, out);
    const app = await mounted(
      blocks(
        interfaceOf((text: string) => `${text}!`, a, out),
        go,
        out,
      ),
    );
    app.find("#a").value = "hi";
    submit(app.find("#a"));
    await until(() => app.find("#out").value === "hi!");
    app.find("#go").click();
    await until(() => app.find("#out").value === "from the button");
    expect(app.find("#out").parentElement).to.equal(app);
  });

  it("F-A16 is a block twice where its author wrote it twice", () => {
    const code = textbox({ id: "code" });
    expect(() => blocks(code, chatInterface(reply, { outputs: [code] }), code).mount()).to.throw(/<hf-textbox id="code"> stands twice/);
  });
});
