import { expect } from "chai";
import "../../src/define/chatbot.ts";
import "../../src/define/markdown.ts";
import { allDone } from "../../src/markdown/markdown.ts";

/** Formulas that reach out of their box: to the right, to the left, up, down, and over what follows. */
const FAR: Readonly<Record<string, string>> = {
  right: "\\hspace{19em}".repeat(10) + "X",
  left: "\\hspace{-19em}".repeat(10) + "X",
  up: "\\raisebox{19em}{$".repeat(4) + "X" + "$}".repeat(4),
  down: "\\raisebox{-19em}{$".repeat(4) + "X" + "$}".repeat(4),
  "left by overlap": `\\llap{${"X".repeat(100)}}`,
  "right by overlap": `\\rlap{${"X".repeat(100)}}`,
  "to both sides": `\\mathclap{${"X".repeat(100)}}`,
  "down as a rule": "\\rule[-19em]{19em}{19em}",
  "with kerns": "\\kern-19em".repeat(10) + "\\rule{19em}{1em}",
  smashed: `\\smash{\\rule{19em}{19em}}`,
};

describe("F-G4 a formula", () => {
  let stage: HTMLElement;
  beforeEach(() => {
    stage = document.createElement("div");
    stage.style.cssText = "position: fixed; inset: 0; padding: 250px 300px; box-sizing: border-box; font-size: 16px";
    document.body.append(stage);
  });
  afterEach(() => stage.remove());

  for (const direction of ["ltr", "rtl"])
    for (const [where, tex] of Object.entries(FAR))
      for (const text of [`before $$${tex}$$ after`, `$$${tex}$$`, `> - $$${tex}$$`, `| a |\n|---|\n| $$${tex}$$ |`]) {
        const title = `${JSON.stringify(text.replace(tex, "…"))} ${where}, ${direction}`;
        it(`takes no click outside of its message in hf-markdown: ${title}`, async () => {
          stage.dir = direction;
          const element = document.createElement("hf-markdown");
          element.value = text;
          stage.append(element);
          await element.updateComplete;
          await shown(element.shadowRoot!);
          expectNoneOutside(element.getBoundingClientRect(), element.shadowRoot!);
        });
      }

  for (const direction of ["ltr", "rtl"])
    it(`takes no click outside of its message in a chat, ${direction}`, async () => {
      stage.dir = direction;
      stage.style.paddingBlock = "0";
      const chat = document.createElement("hf-chatbot");
      chat.value = Object.values(FAR).map((tex) => ({ role: "assistant" as const, content: `before $$${tex}$$ after` }));
      stage.append(chat);
      await chat.updateComplete;
      await shown(chat.shadowRoot!);
      for (const math of chat.shadowRoot!.querySelectorAll(".math")) {
        math.scrollIntoView({ block: "center" });
        expectNoneOutside(math.closest(".markdown")!.getBoundingClientRect(), math.closest(".markdown")!);
      }
    });

  it("stands on the line of the text around it", async () => {
    const element = document.createElement("hf-markdown");
    element.value = "xxx $$x$$ $$\\frac{1}{2}$$ xxx";
    stage.append(element);
    await element.updateComplete;
    await shown(element.shadowRoot!);
    const [text] = element.shadowRoot!.querySelector("p")!.childNodes;
    const range = document.createRange();
    range.selectNodeContents(text!);
    const [math] = element.shadowRoot!.querySelectorAll(".math mi");
    const apart = range.getBoundingClientRect().bottom - math!.getBoundingClientRect().bottom;
    expect(apart).to.be.within(0, 8);
  });

  it("can be scrolled where it is wider than its message, and shows all of its source where it is too large", async () => {
    const element = document.createElement("hf-markdown");
    element.value = `a $$${"x+".repeat(200)}y$$ b\n\na $$${"x+".repeat(2000)}y$$ b`;
    stage.append(element);
    await element.updateComplete;
    await shown(element.shadowRoot!);
    const [wide, source] = element.shadowRoot!.querySelectorAll<HTMLElement>(".math");
    expect(wide!.scrollWidth).to.be.greaterThan(wide!.clientWidth);
    expect(getComputedStyle(wide!).overflowX).to.equal("auto");
    expect(getComputedStyle(source!).display).to.equal("inline");
  });
});

async function shown(root: ShadowRoot): Promise<void> {
  while (!root.querySelector(".math")) await new Promise(requestAnimationFrame);
  await allDone();
  expect(root.querySelector("math"), "typeset").to.not.equal(null);
}

/** Looks every few pixels whether a formula of the message is what a click outside of the message would meet. */
function expectNoneOutside(box: DOMRect, within: ShadowRoot | Element): void {
  const root = within.getRootNode() as ShadowRoot;
  const met = new Set<string>();
  for (let x = 4; x < innerWidth; x += 12)
    for (let y = 4; y < innerHeight; y += 12) {
      if (x > box.left - 1 && x < box.right + 1 && y > box.top - 1 && y < box.bottom + 1) continue;
      const found = root.elementFromPoint(x, y);
      if (found && within.contains(found) && found.closest(".math")) met.add(`${found.localName} at ${x}, ${y}`);
    }
  expect([...met].slice(0, 3)).to.deep.equal([]);
}
