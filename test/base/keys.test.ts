import { expect } from "chai";
import { keyOf, sendsOnEnter } from "../../src/base/keys.ts";

const press = (init: KeyboardEventInit = {}) => new KeyboardEvent("keydown", { key: "Enter", ...init });

describe("a key press", () => {
  it("sends at Enter in one line, and at Shift+Enter where Enter breaks the line", () => {
    expect(sendsOnEnter(press(), false)).to.equal(true);
    expect(sendsOnEnter(press({ shiftKey: true }), false)).to.equal(false);
    expect(sendsOnEnter(press(), true)).to.equal(false);
    expect(sendsOnEnter(press({ shiftKey: true }), true)).to.equal(true);
  });

  it("sends with Ctrl or Cmd in both", () => {
    for (const tall of [false, true])
      for (const init of [{ ctrlKey: true }, { metaKey: true }]) expect(sendsOnEnter(press(init), tall)).to.equal(true);
  });

  it("F-B1: is nobody's where it belongs to an input method, however the browser says so", () => {
    for (const key of ["Enter", "Escape", "Tab", "ArrowDown", "a"]) {
      expect(keyOf(press({ key }))).to.equal(key);
      expect(keyOf(press({ key, isComposing: true }))).to.equal("");
      expect(keyOf(press({ key, keyCode: 229 }))).to.equal("");
      expect(sendsOnEnter(press({ key, keyCode: 229, ctrlKey: true }), false)).to.equal(false);
    }
  });

  it("sends at no other key, nor while an input method composes", () => {
    expect(sendsOnEnter(press({ key: "a", ctrlKey: true }), false)).to.equal(false);
    expect(sendsOnEnter(press({ isComposing: true }), false)).to.equal(false);
    expect(sendsOnEnter(press({ keyCode: 229 }), false)).to.equal(false);
  });
});
