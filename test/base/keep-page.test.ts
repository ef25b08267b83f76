import { expect } from "chai";
import { keepPageIn } from "../../src/base/keep-page.ts";

const file = new File(["x"], "a.txt");

describe("what is dragged beside all that takes it", () => {
  const place = document.createElement("div");
  before(() => {
    document.body.append(place);
    keepPageIn(place);
  });
  beforeEach(() => place.replaceChildren());
  after(() => place.remove());

  for (const [what, transfer, at, kept] of [
    ["a file over words", withFile(), "p", true],
    ["a file over a field for text", withFile(), "textarea", true],
    ["a file over a field for files", withFile(), "file", false],
    ["a link over words", withText("text/uri-list", "https://a.example"), "p", true],
    ["a link over a field for text", withText("text/uri-list", "https://a.example"), "textarea", false],
    ["a link over words that can be edited", withText("text/uri-list", "https://a.example"), "edit", false],
    ["words over words", withText("text/plain", "words"), "p", false],
  ] as const)
    it(`F-B3: ${what} ${kept ? "does not leave the page" : "is the browser's own matter"}`, () => {
      const event = new DragEvent("dragover", { dataTransfer: transfer, bubbles: true, cancelable: true, composed: true });
      target(at).dispatchEvent(event);
      expect(event.defaultPrevented).to.equal(kept);
    });

  it("F-B3: is left to somebody inside who takes it", () => {
    const zone = target("p");
    zone.addEventListener("dragover", (event) => event.preventDefault());
    const transfer = withFile();
    zone.dispatchEvent(new DragEvent("dragover", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    expect(transfer.dropEffect).to.equal(new DataTransfer().dropEffect);
  });

  function target(kind: string): HTMLElement {
    const made = document.createElement(kind === "file" ? "input" : kind === "edit" ? "div" : kind);
    if (kind === "file") made.setAttribute("type", "file");
    place.append(made);
    if (kind !== "edit") return made;
    made.contentEditable = "true";
    const inner = document.createElement("b");
    made.append(inner);
    return inner;
  }
});

function withFile(): DataTransfer {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  return transfer;
}

function withText(type: string, text: string): DataTransfer {
  const transfer = new DataTransfer();
  transfer.setData(type, text);
  return transfer;
}
