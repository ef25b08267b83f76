import { expect } from "chai";
import { html } from "lit";
import "../../src/define/index.ts";
import "../../src/app/task-handler.ts";
import "../../src/inference/inference.ts";
import type { HfBlocks } from "../../src/app/hf-blocks.ts";
import { blocks, chatInterface, defineHandlers, interfaceOf, label, slider, task, textbox, type PartialEngine } from "../../src/index.ts";
import { loaded, mounted, page, shownErrors, until, type Valued } from "../app/page.ts";

type Asked = { inputs?: unknown; parameters?: Record<string, unknown>; temperature?: number; max_tokens?: number; model?: string };

function recorder() {
  const asked: Asked[] = [];
  const engine = {
    zeroShotClassification: async (args: Asked) => (asked.push(args), [{ label: "good", score: 0.9 }]),
    async *chatCompletionStream(args: Asked) {
      asked.push(args);
      yield { choices: [{ index: 0, delta: { content: "Hi" }, finish_reason: "stop" }] };
    },
  };
  return { asked, engine: engine as unknown as PartialEngine };
}

async function press(app: Element): Promise<void> {
  const whole = app.matches("hf-interface") ? app : app.querySelector("hf-interface")!;
  await loaded(whole as HfBlocks);
  whole.shadowRoot!.querySelector<HTMLElement>("[part=submit]")!.click();
}

async function sent(app: Element, text: string): Promise<void> {
  await until(() => "send" in app.querySelector("hf-chat-interface")!, "the interface");
  const chat = app.querySelector("hf-chat-interface") as unknown as HfBlocks & { send(text: string): void };
  await chat.ready;
  chat.send(text);
}

describe("the parameters of a task in a finished app", () => {
  it("F-A6 go out as the attributes say, with braces for values", async () => {
    const { asked, engine } = recorder();
    const app = await page(html`<hf-interface task="zero-shot-classification" model="o/n" .engine=${engine}
      candidate-labels="good, bad" multi-label hypothesis-template="It is {}, says {style}."><script type="application/json">{}</script>
      <hf-textbox slot="inputs" label="Text" value="Fine"></hf-textbox><hf-label slot="outputs" label="Kind"></hf-label>
      <hf-textbox id="style" label="Style" value="Ada"></hf-textbox></hf-interface>`);
    await press(app);
    await until(() => asked.length === 1, "the request");
    expect(asked[0]).to.deep.equal({
      model: "o/n",
      inputs: "Fine",
      parameters: { candidate_labels: ["good", "bad"], multi_label: true, hypothesis_template: "It is {}, says Ada." },
    });
    await until(() => app.querySelector<Valued>("hf-label")!.value.label === "good", "the answer");
  });

  it("F-A6 go out as a builder gives them, with blocks for values", async () => {
    const { asked, engine } = recorder();
    const text = textbox({ label: "Text", value: "Fine" }),
      kinds = textbox({ label: "Kinds", value: "good, bad" }),
      out = label({ label: "Kind" });
    const app = await mounted(
      blocks({ engine }, kinds, interfaceOf(task("zero-shot-classification", { model: "o/n", candidateLabels: kinds }), text, out)),
    );
    await press(app);
    await until(() => asked.length === 1, "the request");
    expect(asked[0]!.parameters).to.deep.equal({ candidate_labels: ["good", "bad"] });
    expect(asked[0]!.inputs).to.equal("Fine");
  });

  it("F-A6 go out from a chat interface that is made of a task, with blocks for values", async () => {
    const { asked, engine } = recorder();
    const heat = slider({ label: "Heat", max: 1, step: 0.1, value: 0.3 });
    const app = await mounted(
      blocks({ engine }, heat, chatInterface(task("chat-completion", { model: "o/n", temperature: heat, maxTokens: 20 }))),
    );
    await sent(app, "Hello");
    await until(() => asked.length === 1, "the request");
    expect(asked[0]).to.include({ model: "o/n", temperature: 0.3, max_tokens: 20 });
  });

  it("F-A6 go out from a chat interface in markup, also where its model and system text have braces", async () => {
    const { asked, engine } = recorder();
    const app = await page(html`<hf-blocks .engine=${engine as never}><hf-textbox id="which" value="o/n"></hf-textbox>
      <hf-chat-interface model="{which}" system="Be {which}" temperature="0.5"></hf-chat-interface></hf-blocks>`);
    await sent(app, "Hello");
    await until(() => asked.length === 1, "the request");
    expect(asked[0]).to.deep.include({ model: "o/n", temperature: 0.5 });
    expect((asked[0] as { messages?: unknown[] }).messages![0]).to.deep.equal({ role: "system", content: "Be o/n" });
  });

  for (const [what, markup, says] of [
    [
      "an interface with a task",
      html`<hf-interface task="zero-shot-classification" model="m" candidate-label="a"></hf-interface>`,
      "The task “zero-shot-classification” has no parameter “candidate-label”. It has: model, provider, candidate-labels",
    ],
    [
      "an interface with a function",
      html`<hf-interface handler="echo" endpiont="a"></hf-interface>`,
      '<hf-interface> has the attribute "endpiont", which is unknown. Known attributes: endpoint, handler',
    ],
    [
      "a chat interface with a function",
      html`<hf-blocks><hf-chat-interface handler="echo" placehodler="x"></hf-chat-interface></hf-blocks>`,
      '<hf-chat-interface> has the attribute "placehodler", which is unknown. Known attributes: accept, actions',
    ],
    [
      "a chat interface with a model",
      html`<hf-blocks><hf-chat-interface model="m" tempreture="1"></hf-chat-interface></hf-blocks>`,
      "The task “chat-completion” has no parameter “tempreture”. It has: model, provider, temperature",
    ],
  ] as const)
    it(`F-A6 are an author's error where ${what} does not know one`, async () => {
      const app = await page(markup);
      await until(() => shownErrors(app).length > 0, "the error");
      expect(shownErrors(app).join()).to.contain(says);
    });

  it("F-A6 are not what is for somebody else, where no task takes any: it runs", async () => {
    defineHandlers({ told: (text: string) => [`${text}!`] });
    const app = await page(html`<hf-interface handler="told" note="x" testid="x" up-keep s-if="x" jsname="x" disabled>
      <hf-textbox slot="inputs" value="Hi"></hf-textbox><hf-textbox slot="outputs"></hf-textbox></hf-interface>`);
    await press(app);
    await until(() => app.querySelector<Valued>("[slot=outputs]")!.value === "Hi!", "the answer");
    const other = await page(
      html`<hf-blocks><hf-chat-interface handler="told" note="x" testid="x" jsname="x"></hf-chat-interface></hf-blocks>`,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([...shownErrors(app), ...shownErrors(other)]).to.deep.equal([]);
  });

  it("F-A6 are not what every element may have, and what frameworks leave", async () => {
    const app = await page(
      html`<hf-interface handler="echo" id="me" popover="manual" class="a" style="" tabindex="-1" role="group" data-v-1 _ngcontent-a part="x" autofocus aria-label="x"></hf-interface>`,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(shownErrors(app)).to.deep.equal([]);
  });
});
