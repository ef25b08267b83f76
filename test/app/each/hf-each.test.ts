import { expect } from "chai";
import { html } from "lit";
import { defineHandlers } from "../../../src/app/handlers.ts";
import "../../../src/define/index.ts";
import { page, shownErrors, tick, type, until, type Valued } from "../page.ts";

interface Task {
  readonly id: number;
  readonly text: string;
  readonly done?: boolean;
}

defineHandlers({
  eachDone: ([tasks, { id }]: [Task[], Task]) => [tasks.map((task) => (task.id === id ? { ...task, done: true } : task))],
  eachRemove: ([tasks, { id }]: [Task[], Task]) => [tasks.filter((task) => task.id !== id)],
  eachTurn: ([tasks]: [Task[]]) => [[...tasks].reverse()],
});

const todo = html`<hf-blocks>
  <hf-state id="tasks">[{ "id": 1, "text": "one" }, { "id": 2, "text": "two &lt;b>bold&lt;/b>" }, { "id": 3, "text": "three" }]</hf-state>
  <hf-button id="turn">Turn</hf-button><hf-on from="turn" handler="eachTurn" inputs="tasks" outputs="tasks"></hf-on>
  <hf-each inputs="tasks" item="task" key="id">
    <template>
      <p class="text" hidden="{task.done}" title="{task.text}">{task.text} of {other}</p>
      <hf-textbox id="note" label="Note on {task.text}"></hf-textbox>
      <hf-button id="done">Done</hf-button>
      <hf-button id="remove">Delete</hf-button>
      <hf-markdown id="shown"></hf-markdown>
      <hf-on from="done" handler="eachDone" inputs="tasks task" outputs="tasks"></hf-on>
      <hf-on from="remove" handler="eachRemove" inputs="tasks task" outputs="tasks"></hf-on>
      <hf-on value="{task.text}: {note}" outputs="shown"></hf-on>
    </template>
  </hf-each>
</hf-blocks>`;

const items = (app: Element) => [...app.querySelectorAll("hf-item")];
const inside = (item: Element | undefined, selector: string) => item!.querySelector<Valued>(selector)!;
const click = async (element: Element) => {
  element.dispatchEvent(new MouseEvent("click"));
  await tick();
};

describe("<hf-each>", () => {
  it("R6 shows an item for each of the list, done and deleted by listeners of its own", async () => {
    const app = await page(todo);
    await until(() => items(app).length === 3, "the items");
    await click(inside(items(app)[0], "#done"));
    await click(inside(items(app)[1], "#remove"));
    expect(items(app).map((item) => [inside(item, ".text").textContent, inside(item, ".text").hidden])).to.deep.equal([
      ["one of {other}", true],
      ["three of {other}", false],
    ]);
    expect(shownErrors(app)).to.deep.equal([]);
  });

  it("fills texts and attributes, as text", async () => {
    const app = await page(todo);
    await until(() => items(app).length === 3, "the items");
    const second = items(app)[1];
    expect([inside(second, ".text").title, inside(second, "#note").label, second!.querySelector("b")]).to.deep.equal([
      "two <b>bold</b>",
      "Note on two <b>bold</b>",
      null,
    ]);
  });

  it("R7 keeps what is in an item's blocks when the list is in another order", async () => {
    const app = await page(todo);
    await until(() => items(app).length === 3, "the items");
    const [first] = items(app);
    const note = inside(first, "#note");
    type(note, "kept");
    const field = note.shadowRoot!.querySelector("textarea, input") as HTMLInputElement;
    field.focus();
    await click(app.querySelector("#turn")!);
    expect(items(app).at(-1)).to.equal(first);
    expect([inside(first, "#note").value, note.shadowRoot!.activeElement]).to.deep.equal(["kept", field]);
  });

  it("keeps equal ids of its items apart, and lets live listeners follow item and box", async () => {
    const app = await page(todo);
    await until(() => items(app).length === 3, "the items");
    type(inside(items(app)[1], "#note"), "hello");
    await tick();
    expect(items(app).map((item) => inside(item, "#shown").value)).to.deep.equal(["one: ", "two <b>bold</b>: hello", "three: "]);
  });

  it("nests, over a path of the outer item", async () => {
    const app =
      await page(html`<hf-blocks><hf-state id="groups">[{ "name": "A", "members": ["x", "y"] }, { "name": "B", "members": [] }]</hf-state>
      <hf-each inputs="groups" item="group" key="name"><template><h3>{group.name}</h3><hf-each inputs="group.members" item="member"><template><i>{member}</i></template></hf-each></template></hf-each></hf-blocks>`);
    await until(() => app.querySelectorAll("i").length === 2, "the inner items");
    expect([...app.querySelectorAll("h3, i")].map((one) => one.textContent)).to.deep.equal(["A", "x", "y", "B"]);
    type(app.querySelector("#groups")!, [
      { name: "A", members: ["x"] },
      { name: "B", members: ["z"] },
    ]);
    await until(() => [...app.querySelectorAll("h3, i")].map((one) => one.textContent).join("") === "AxBz", "the new list");
  });

  const mistakes: [string, ReturnType<typeof html>, string][] = [
    [
      "no list",
      html`<hf-blocks><hf-textbox id="t">text</hf-textbox><hf-each inputs="t"><template></template></hf-each></hf-blocks>`,
      '<hf-each inputs="t"> got a string where it needs a list.',
    ],
    [
      "a key twice",
      html`<hf-blocks><hf-state id="t">[{ "k": 1 }, { "k": 1 }]</hf-state><hf-each inputs="t" key="k"><template></template></hf-each></hf-blocks>`,
      "has two items with the key “1”",
    ],
    ["no template", html`<hf-blocks><hf-state id="t">[]</hf-state><hf-each inputs="t"></hf-each></hf-blocks>`, "has no <template>"],
    [
      "an unknown id",
      html`<hf-blocks><hf-each inputs="lost"><template></template></hf-each></hf-blocks>`,
      '<hf-each inputs="lost"> finds no element "lost"',
    ],
    [
      "no id",
      html`<hf-blocks><hf-state id="t">[]</hf-state><hf-each><template></template></hf-each></hf-blocks>`,
      '<hf-each inputs=""> finds no element "" in <hf-blocks>. Ids here: t.',
    ],
  ];
  for (const [title, markup, message] of mistakes) {
    it(`says what is wrong: ${title}`, async () => {
      const app = await page(markup);
      await until(() => shownErrors(app).length > 0, "the message");
      expect(shownErrors(app)[0]).to.contain(message);
    });
  }
});
