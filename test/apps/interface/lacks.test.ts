import { expect } from "chai";
import { html } from "lit";
import "../../../src/define/index.ts";
import { defineHandlers } from "../../../src/app/handlers.ts";
import type { HfInterface } from "../../../src/apps/interface/hf-interface.ts";
import { interfaceOf, task } from "../../../src/index.ts";
import { mounted, page, shownErrors, until } from "../../app/page.ts";

const said = (app: Element, text: string) =>
  until(() => shownErrors(app).some((error) => error.includes(text)), `“${text}”, not “${shownErrors(app).join(" | ")}”`);
const gone = (app: Element) => until(() => shownErrors(app).length === 0, `nothing, not “${shownErrors(app).join(" | ")}”`);

defineHandlers({ echoLack: (inputs: unknown) => inputs });

describe("what an interface lacks", () => {
  it("F-A6 is said where a task has no inputs or no outputs, and no more once they are there", async () => {
    const app = await page(html`<hf-interface task="summarization" model="m"></hf-interface>`);
    await said(app, '<hf-interface> has no inputs. Put the blocks that it reads into it with slot="inputs", or name them: inputs="text".');
    await said(
      app,
      '<hf-interface> has no outputs. Put the blocks that it writes into it with slot="outputs", or name them: outputs="text".',
    );
    app.setAttribute("inputs", "text");
    await until(() => shownErrors(app).length === 1, "one that is left");
    const out = document.createElement("hf-textbox");
    out.slot = "outputs";
    app.append(out);
    await gone(app);
  });

  it("F-A6 is said of a task in TypeScript, and of a value without outputs", async () => {
    await said(await mounted(interfaceOf(task("summarization", { model: "m" }))), "has no inputs");
    await said(await page(html`<hf-interface value="x"></hf-interface>`), "has no outputs");
  });

  it("F-A6 is said where it has nothing to do, and no more once it has", async () => {
    const app = (await page(html`<hf-interface inputs="text" outputs="text"></hf-interface>`)) as HfInterface;
    await said(app, '<hf-interface> has nothing to do. Give it handler="name", value="…", or task="…" and model="…".');
    app.handler = (inputs: unknown) => inputs;
    await gone(app);
    const modelled = await page(html`<hf-interface model="m" inputs="text" outputs="text"></hf-interface>`);
    await said(modelled, '<hf-interface> has a model and no task. Say what the model does: task="…".');
    modelled.setAttribute("task", "summarization");
    await gone(modelled);
    const chat = (await page(html`<hf-blocks><hf-chat-interface></hf-chat-interface></hf-blocks>`)).firstElementChild!;
    await said(chat, '<hf-chat-interface> has nothing to answer with. Give it model="…" or handler="name".');
    chat.setAttribute("model", "m");
    await gone(chat);
  });

  it("F-A6 is nothing where a function comes a moment later, or does without blocks", async () => {
    const late = (await page(html`<hf-interface inputs="text" outputs="text"></hf-interface>`)) as HfInterface;
    setTimeout(() => (late.handler = (inputs: unknown) => inputs), 300);
    const alone = await page(html`<hf-interface handler="echoLack"></hf-interface>`);
    const waits = await page(
      html`<hf-interface task="summarization" model="m"><x-comes-late slot="inputs"></x-comes-late><hf-textbox slot="outputs"></hf-textbox></hf-interface>`,
    );
    await said(await page(html`<hf-interface inputs="text" outputs="text"></hf-interface>`), "has nothing to do");
    expect([late, alone, waits].flatMap(shownErrors)).to.deep.equal([]);
  });

  it("F-A7 is said no more once a name, a task or a parameter is right", async () => {
    const app = await page(html`<hf-interface inputs="txt" outputs="tezt" task="sumarization" model="m"></hf-interface>`);
    await said(app, 'has "txt" among its inputs');
    await said(app, 'has "tezt" among its outputs');
    await said(app, "There is no task “sumarization”");
    app.setAttribute("inputs", "text");
    app.setAttribute("outputs", "text");
    await until(() => shownErrors(app).length === 1, "the task alone");
    app.setAttribute("task", "summarization");
    await gone(app);
    app.setAttribute("langth", "3");
    await said(app, "has no parameter “langth”");
    app.removeAttribute("langth");
    await gone(app);
  });
});
