import { expect } from "chai";
import { html } from "lit";
import "../../src/define/index.ts";
import "../../src/app/task-handler.ts";
import "../../src/inference/inference.ts";
import type { HfBlocks } from "../../src/app/hf-blocks.ts";
import type { PartialEngine } from "../../src/index.ts";
import { page, shownErrors, submit, until, type Valued } from "./page.ts";
import { hearWarnings } from "./warnings.ts";

type Asked = { messages: { role: string; content: string }[]; temperature?: number; inputs?: string; parameters?: object };

function recorder() {
  const asked: Asked[] = [];
  const engine = {
    async *chatCompletionStream(args: Asked) {
      asked.push(args);
      yield { choices: [{ index: 0, delta: { content: "Hi" }, finish_reason: "stop" }] };
    },
    zeroShotClassification: async (args: Asked) => (asked.push(args), [{ label: "good", score: 0.9 }]),
  };
  return { asked, engine: engine as unknown as PartialEngine };
}

const warnings = hearWarnings();

async function toldOnce(text: string): Promise<void> {
  await until(() => warnings().some((warning) => warning.includes(text)), `“${text}” on the console, not “${warnings().join()}”`);
  expect(warnings().filter((warning) => warning.includes(text))).to.have.length(1);
}

describe("braces in a text for a model that mean no block", () => {
  it("F-A6 go out as text from a chat interface, and its author is told once at load", async () => {
    const { asked, engine } = recorder();
    const app = await page(html`<hf-blocks .engine=${engine as never}><hf-chat-interface model="o/n" temperature="{heatt}"
      system="Answer as {answer}, {b.c} or {{d}: {1}"></hf-chat-interface></hf-blocks>`);
    const chat = app.querySelector("hf-chat-interface") as unknown as HfBlocks & { send(text: string): void };
    await chat.ready;
    await toldOnce("So {answer} goes out as the text it is. If that is what you mean, write {{answer}}.");
    await toldOnce("So {b} goes");
    expect(warnings().join()).not.to.contain("{d}");
    chat.send("Hello");
    await until(() => asked.length === 1, "the question");
    chat.send("And?");
    await until(() => asked.length === 2, "the next one");
    expect(asked[0]!.messages[0]).to.deep.equal({ role: "system", content: "Answer as {answer}, {b.c} or {d}: {1}" });
    expect(asked[0]).not.to.have.property("temperature");
    expect(shownErrors(app)).to.deep.equal([]);
    await toldOnce("So {answer} goes");
  });

  it("F-A6 go out as text from a listener and from what follows it, beside braces that mean one", async () => {
    const { asked, engine } = recorder();
    const app =
      await page(html`<hf-blocks .engine=${engine as never}><hf-textbox id="in" value="Ada"></hf-textbox><hf-textbox id="out"></hf-textbox>
      <hf-on from="in" task="chat-completion" model="o/n" system="To {in} as {who}" inputs="in" outputs="out">
        <hf-then when="success" task="chat-completion" model="o/n" system="{what}" prompt="{out}" outputs="out"></hf-then></hf-on></hf-blocks>`);
    await toldOnce("So {who} goes");
    await toldOnce("So {what} goes");
    submit(app.querySelector("#in")!);
    await until(() => asked.length === 2, "both questions");
    expect(asked.map(({ messages }) => messages[0]!.content)).to.deep.equal(["To Ada as {who}", "{what}"]);
    expect(shownErrors(app)).to.deep.equal([]);
  });

  it("F-A6 go out as text from an interface, and mean a block that has come since", async () => {
    const { asked, engine } = recorder();
    const app = await page(html`<hf-interface task="zero-shot-classification" model="o/n" candidate-labels="a, b"
      hypothesis-template="{style}" .engine=${engine as never}><hf-textbox slot="inputs" value="Fine"></hf-textbox><hf-label slot="outputs"></hf-label></hf-interface>`);
    await toldOnce("So {style} goes");
    const press = () => app.shadowRoot!.querySelector<HTMLElement>("[part=submit]")!.click();
    press();
    await until(() => asked.length === 1, "the request");
    expect(asked[0]!.parameters).to.deep.include({ hypothesis_template: "{style}" });
    const style = document.createElement("hf-textbox") as unknown as Valued;
    style.id = "style";
    style.value = "It is {}";
    app.append(style);
    await until(() => app.shadowRoot!.querySelector("[part=submit]"), "the end of the run");
    press();
    await until(() => asked.length === 2, "the next");
    expect(asked[1]!.parameters).to.deep.include({ hypothesis_template: "It is {}" });
  });

  it("F-A6 are nothing to tell of where a function gets the text as it is", async () => {
    const app = await page(html`<hf-blocks><hf-chat-interface handler="unheard" system="Say {it}"></hf-chat-interface>
      <hf-chat-interface model="o/n" system="Say {that}"></hf-chat-interface></hf-blocks>`);
    await (app.querySelector("hf-chat-interface") as unknown as HfBlocks).ready;
    await toldOnce("So {that} goes");
    expect(warnings().join()).not.to.contain("{it}");
  });
});

describe("ids of a listener that mean nothing", () => {
  it("F-A13 are told at load, all of them, and no more once they are right", async () => {
    const app = await page(html`<hf-blocks><hf-textbox id="a"></hf-textbox>
      <hf-on from="a" value="{idd}" inputs="lost1" outputs="lost2" progress-on="lost3" cancels="lost4"><hf-then value="x" outputs="lost5"></hf-then></hf-on></hf-blocks>`);
    for (const id of ["idd", "lost1", "lost2", "lost3", "lost4", "lost5"])
      await until(() => shownErrors(app).join().includes(`finds no element "${id}"`), id);
    expect(shownErrors(app)).to.have.length(6);
    const [head, then] = [app.querySelector("hf-on")!, app.querySelector("hf-then")!];
    head.setAttribute("value", "{a}");
    for (const name of ["inputs", "outputs", "progress-on"]) head.setAttribute(name, "a");
    head.removeAttribute("cancels");
    await until(() => shownErrors(app).length === 1, "one that is left");
    const late = document.createElement("hf-textbox");
    late.id = "lost5";
    app.append(late);
    await until(() => shownErrors(app).length === 0, "none");
    expect(then.isConnected).to.equal(true);
  });

  it("F-A13 are told at load for a chat interface and for the value of an interface", async () => {
    const app = await page(html`<hf-blocks><hf-chat-interface model="m" inputs="coed"></hf-chat-interface>
      <hf-interface value="{who}" outputs="text"></hf-interface></hf-blocks>`);
    await until(() => shownErrors(app).join().includes('finds no element "coed"'), "the chat's");
    await until(() => shownErrors(app).join().includes('<hf-interface> finds no element "who"'), "the interface's");
  });
});
