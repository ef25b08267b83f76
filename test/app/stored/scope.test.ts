import { expect } from "chai";
import { scopeOf, storedName } from "../../../src/app/stored/scope.ts";
import "../../../src/define/index.ts";
import { html } from "lit";
import { page, until } from "../page.ts";

function element(attributes: Record<string, string>): Element {
  const made = document.createElement("hf-textbox");
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

describe("the scope of a block", () => {
  const cases: [string, Record<string, string>, string, string | undefined][] = [
    ["is the tab's with an id in a named app", { id: "a" }, "demo", "session"],
    ["is none without an id", {}, "demo", undefined],
    ["is none in an app without a name", { id: "a" }, "", undefined],
    ["is what is written, also without an app's name", { id: "a", scope: "browser" }, "", "browser"],
    ["is none for a password", { id: "a", type: "password" }, "demo", undefined],
    ["is none for what is private", { id: "a", private: "" }, "demo", undefined],
    ["is what is written, also for a password", { id: "a", type: "password", scope: "session" }, "demo", "session"],
  ];
  for (const [title, attributes, app, scope] of cases) {
    it(title, () => {
      expect(scopeOf(element(attributes), app)).to.equal(scope);
    });
  }

  it("says which there are, and that it needs an id", () => {
    expect(() => scopeOf(element({ id: "a", scope: "tab" }), "demo")).to.throw(
      '<hf-textbox id="a"> has scope="tab". It can be page, session, browser, global.',
    );
    expect(() => scopeOf(element({ scope: "browser" }), "demo")).to.throw("no id, by which its value is found again");
  });

  it("names a block in a list by its item too", async () => {
    const app = await page(
      html`<hf-blocks><hf-state id="tasks">[{ "id": "x" }, { "id": "y" }]</hf-state><hf-each inputs="tasks" key="id"><template><hf-textbox id="note"></hf-textbox></template></hf-each></hf-blocks>`,
    );
    await until(() => app.querySelectorAll("#note").length === 2, "the items");
    expect([...app.querySelectorAll("#note")].map(storedName)).to.deep.equal(["tasks x note", "tasks y note"]);
  });
});
