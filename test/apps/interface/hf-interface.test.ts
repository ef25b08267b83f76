import { expect } from "chai";
import { html } from "lit";
import axe from "axe-core";
import { defineHandlers } from "../../../src/app/handlers.ts";
import "../../../src/define/interface.ts";
import "../../../src/define/multimodal-textbox.ts";
import "../../../src/define/textbox.ts";
import { blocks, interfaceOf, textbox, type HfInterface } from "../../../src/index.ts";
import { loaded, page, shownErrors, submit, tick, type, until } from "../../app/page.ts";

type Valued = Element & { value: unknown };
const button = (app: Element, part: string) => app.shadowRoot!.querySelector<HTMLButtonElement>(`[part=${part}]`);

defineHandlers({ echoText: ([text]: [string]) => [text], never: () => new Promise(() => {}) });

async function echo(handler = "echoText"): Promise<HfInterface> {
  return (await page(
    html`<hf-interface handler=${handler}><hf-textbox slot="inputs" label="In"></hf-textbox><hf-textbox slot="outputs" label="Out"></hf-textbox></hf-interface>`,
  )) as HfInterface;
}
const inner = (app: Element) => [...app.querySelectorAll("hf-textbox")] as unknown as [Valued, Valued];

describe("hf-interface", () => {
  it("I1 gives the inputs to the function and shows what it returns, by Submit and by Enter", async () => {
    const app = await echo();
    const [input, output] = inner(app);
    type(input, "one");
    button(app, "submit")!.click();
    expect(output.value).to.equal("one");
    type(input, "two");
    submit(input);
    expect(output.value).to.equal("two");
  });

  it("I4 shows Stop in the place of Submit while it runs, also after Enter", async () => {
    const app = await echo("never");
    submit(inner(app)[0]);
    await until(() => button(app, "stop"), "Stop");
    button(app, "stop")!.click();
    await until(() => button(app, "submit"), "Submit");
  });

  it("I5 empties inputs and outputs with Clear", async () => {
    const app = await echo();
    type(inner(app)[0], "one");
    button(app, "submit")!.click();
    button(app, "clear")!.click();
    expect(inner(app).map(({ value }) => value)).to.deep.equal(["", ""]);
  });

  it("says which handler is missing", async () => {
    const app = await echo("ehco");
    button(app, "submit")!.click();
    await tick();
    expect(shownErrors(app).join()).to.contain('<hf-interface handler="ehco"> finds no handler "ehco"');
  });

  it("has no accessibility violations", async () => {
    const { violations } = await axe.run(await echo());
    expect(violations.map(({ id }) => id)).to.deep.equal([]);
  });
});

describe("interfaceOf", () => {
  it("gives the function the shape that was passed", async () => {
    const place = document.body.appendChild(document.createElement("div"));
    const name = textbox({ label: "Name" }),
      greeting = textbox({ label: "Greeting" });
    const app = blocks(interfaceOf((name) => `Hello ${name}`, name, greeting)).mount(place);
    await loaded(app);
    const whole = app.querySelector("hf-interface")!;
    await loaded(whole);
    type(inner(app)[0], "Ada");
    button(whole, "submit")!.click();
    expect(inner(app)[1].value).to.equal("Hello Ada");
    place.remove();
  });
});
