import { expect } from "chai";
import { css } from "lit";
import { adoptStyles } from "../../src/base/adopt-styles.ts";

const late = css`
  p {
    color: rgb(1, 2, 3);
  }
`;

describe("the styles of a part that comes late", () => {
  it("stand after those that are there, once", () => {
    const root = document.createElement("div").attachShadow({ mode: "open" });
    const first = new CSSStyleSheet();
    root.adoptedStyleSheets = [first];
    adoptStyles(root, late);
    adoptStyles(root, late);
    expect(root.adoptedStyleSheets).to.deep.equal([first, late.styleSheet]);
  });

  it("stay out of another document, where the browser would throw", () => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const host = frame.contentDocument!.createElement("div");
    frame.contentDocument!.body.append(host);
    const root = host.attachShadow({ mode: "open" });
    adoptStyles(root, late);
    expect(root.adoptedStyleSheets).to.have.length(0);
    frame.remove();
  });
});
