import { expect } from "chai";
import "../../../src/define/index.ts";
import { blocks, button, interfaceOf, native, on, textbox } from "../../../src/index.ts";
import { mounted, tick } from "../../app/page.ts";

const press = (app: Element, part: string) => app.shadowRoot!.querySelector<HTMLElement>(`[part=${part}]`)!.click();
type EightOf<T> = [T, T, T, T, T, T, T, T];
const file = (name: string) => new File([name], name, { type: "text/plain" });

function choose(field: HTMLInputElement, ...names: string[]): void {
  const given = new DataTransfer();
  for (const name of names) given.items.add(file(name));
  field.files = given.files;
}

describe("native fields in an interface", () => {
  it("F-A17 are what they were at first after Clear", async () => {
    const box = native("input", { type: "checkbox" });
    const on = native("input", { type: "checkbox", defaultChecked: true });
    const one = native("input", { type: "radio", name: "size", value: "s", defaultChecked: true });
    const other = native("input", { type: "radio", name: "size", value: "l" });
    const choice = native("select", {}, native("option", {}, "a"), native("option", { defaultSelected: true }, "b"));
    const first = native("select", {}, native("option", {}, "a"), native("option", {}, "b"));
    const text = native("textarea", {});
    const word = native("input", { type: "search" });
    const amount = native("input", { type: "number" });
    const range = native("input", { type: "range", defaultValue: "20" });
    const files = native("input", { type: "file" });
    const app = await mounted(
      interfaceOf(() => "", [box, on, one, other, choice, first, text, word, amount, range, files], textbox({ label: "Out" })),
    );
    const [a, b, c, d, e, f, g, h] = [...app.querySelectorAll("input")] as EightOf<HTMLInputElement>;
    const [chosen, plain] = [...app.querySelectorAll("select")] as [HTMLSelectElement, HTMLSelectElement];
    const area = app.querySelector("textarea")!;
    a.checked = true;
    b.checked = false;
    d.checked = true;
    chosen.value = "a";
    plain.value = "b";
    area.value = "typed";
    e.value = "typed";
    f.value = "7";
    g.value = "90";
    choose(h, "a.txt");
    press(app, "clear");
    expect([a.checked, b.checked, c.checked, d.checked]).to.deep.equal([false, true, true, false]);
    expect([chosen.value, plain.value, area.value, e.value, f.value, g.value]).to.deep.equal(["b", "a", "", "", "", "20"]);
    expect(h.files).to.have.length(0);
  });

  it("F-A12 give a function what they hold: a truth, a number, files", async () => {
    let seen: unknown[] = [];
    const go = button({ id: "go" }, "Go");
    const box = native("input", { type: "checkbox" }),
      amount = native("input", { type: "number" }),
      empty = native("input", { type: "number" });
    const range = native("input", { type: "range", max: "10", value: "3" }),
      word = native("input", { type: "text", value: "5" });
    const one = native("input", { type: "file", id: "one" }),
      many = native("input", { type: "file", id: "many", multiple: true });
    const none = native("input", { type: "file" });
    const all = [box, amount, empty, range, word, one, many, none] as const;
    on(go, (values) => void (seen = [...values]), all);
    const app = await mounted(blocks(go, ...all));
    (app.querySelector("[type=checkbox]") as HTMLInputElement).checked = true;
    (app.querySelector("[type=number]") as HTMLInputElement).value = "2.5";
    choose(app.querySelector("#one")!, "a.txt");
    choose(app.querySelector("#many")!, "b.txt", "c.txt");
    app.find("#go").click();
    await tick();
    const names = seen.map((value) =>
      value instanceof File ? value.name : Array.isArray(value) ? value.map(({ name }: File) => name) : value,
    );
    expect(names).to.deep.equal([true, 2.5, null, 3, "5", "a.txt", ["b.txt", "c.txt"], null]);
  });

  it("F-A12 take from a function what they hold; a file field is only emptied", async () => {
    const go = button({ id: "go" }, "Go");
    const box = native("input", { type: "checkbox", id: "box" }),
      amount = native("input", { type: "number", id: "amount" });
    const none = native("input", { type: "file", id: "none" });
    on(go, () => [true, 4, null], undefined, [box, amount, none]);
    const app = await mounted(blocks(go, box, amount, none));
    choose(app.querySelector("#none")!, "b.txt");
    app.find("#go").click();
    await tick();
    const field = (id: string) => app.querySelector<HTMLInputElement>(`#${id}`)!;
    expect(field("box").checked).to.equal(true);
    expect(field("amount").value).to.equal("4");
    expect(field("none").files).to.have.length(0);
  });
});
