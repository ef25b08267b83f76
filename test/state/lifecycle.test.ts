import { expect } from "chai";
import { followPage } from "../../src/state/lifecycle.ts";

describe("the life of a page", () => {
  /** A page and its document, and what was heard of them. */
  function follow() {
    const [page, document] = [new EventTarget(), Object.assign(new EventTarget(), { visibilityState: "visible" })];
    const heard: string[] = [];
    const controller = new AbortController();
    followPage([page, document], controller.signal, {
      hide: () => heard.push("hide"),
      show: () => heard.push("show"),
      leave: (kept) => heard.push(`leave ${kept}`),
      pause: () => heard.push("pause"),
      comeBack: () => heard.push("come back"),
    });
    const happens = (type: string, persisted = false) => void page.dispatchEvent(Object.assign(new Event(type), { persisted }));
    return { page, document, heard, controller, happens };
  }

  it("ends when it is left", () => {
    const { heard, happens } = follow();
    happens("pagehide");
    expect(heard).to.deep.equal(["leave false"]);
  });

  it("rests in the back/forward cache, and comes back out of it", () => {
    const { heard, happens } = follow();
    happens("pagehide", true);
    happens("pageshow", true);
    expect(heard).to.deep.equal(["pause", "leave true", "come back"]);
  });

  it("begins without coming back", () => {
    const { heard, happens } = follow();
    happens("pageshow");
    expect(heard).to.deep.equal([]);
  });

  it("is hidden and shown, and frozen", () => {
    const { document, heard } = follow();
    document.visibilityState = "hidden";
    document.dispatchEvent(new Event("visibilitychange"));
    document.dispatchEvent(new Event("freeze"));
    document.visibilityState = "visible";
    document.dispatchEvent(new Event("visibilitychange"));
    expect(heard).to.deep.equal(["hide", "hide", "show"]);
  });

  it("is followed no more once that is called off", () => {
    const { document, heard, controller, happens } = follow();
    controller.abort();
    for (const type of ["pagehide", "pageshow"]) happens(type, true);
    for (const type of ["freeze", "visibilitychange"]) document.dispatchEvent(new Event(type));
    expect(heard).to.deep.equal([]);
  });

  it("is none where there is no page", () => {
    followPage([], new AbortController().signal, {} as never);
  });
});
