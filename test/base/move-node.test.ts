import { expect } from "chai";
import { moveNode } from "../../src/base/move-node.ts";

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

describe("a node that is moved while a person types in it", () => {
  let field: HTMLInputElement, parent: HTMLElement;
  beforeEach(() => {
    field = document.createElement("input");
    field.value = "Hello";
    parent = document.createElement("div");
    document.body.append(field, parent);
    field.focus();
    field.setSelectionRange(2, 2);
  });
  afterEach(() => {
    field.remove();
    parent.remove();
  });

  const focusAndCaret = () => [document.activeElement === field, field.selectionStart];

  it("keeps focus and caret", async () => {
    moveNode(parent, field, null);
    expect(focusAndCaret()).to.deep.equal([true, 2]);
    await frame();
    expect(focusAndCaret()).to.deep.equal([true, 2]);
  });

  it("keeps them where the browser has no moveBefore", () => {
    Object.assign(parent, { moveBefore: undefined });
    moveNode(parent, field, null);
    expect(focusAndCaret()).to.deep.equal([true, 2]);
  });

  it("has them again once what it is moved into has rendered", async () => {
    Object.assign(parent, { moveBefore: undefined });
    const root = parent.attachShadow({ mode: "open" });
    moveNode(parent, field, null);
    root.append(document.createElement("slot"));
    await frame();
    await frame();
    expect(focusAndCaret()).to.deep.equal([true, 2]);
  });

  it("takes no focus from what the person has gone to meanwhile", async () => {
    Object.assign(parent, { moveBefore: undefined });
    const root = parent.attachShadow({ mode: "open" });
    moveNode(parent, field, null);
    root.append(document.createElement("slot"));
    const other = document.createElement("button");
    document.body.append(other);
    other.focus();
    await frame();
    await frame();
    expect(document.activeElement).to.equal(other);
    other.remove();
  });
});
