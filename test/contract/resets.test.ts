import { expect } from "chai";
import { classes, findSample, place, settled, typical, type AnyElement } from "./elements.ts";

/** What pages begin with to take away what browsers give. `as` is what the page looks like without it. */
const RESETS: Record<string, { readonly css: string; readonly as?: string; readonly onlyAcross?: boolean }> = {
  "no margins and no padding": { css: "* { margin: 0; padding: 0 }", as: "body { margin: 0 }" },
  "Tailwind's preflight": {
    css: `*, ::after, ::before, ::backdrop, ::file-selector-button { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid }
      button, input, select, optgroup, textarea { font: inherit; letter-spacing: inherit; color: inherit; border-radius: 0; background-color: transparent; opacity: 1 }
      img, svg, video, canvas, audio, iframe, embed, object { display: block; vertical-align: middle } [hidden] { display: none !important }`,
    as: "body { margin: 0 }",
  },
  "a page's own buttons, fields and boxes": {
    css: "button { padding: 40px; display: block; border: 9px solid } div { display: flex; margin: 9px } slot { padding: 9px } label, p { margin: 30px }",
    as: "",
  },
  // It takes away the font of a host as well, and so the height of what is written in it.
  "everything as the browser has it": { css: "* { all: revert }", as: "", onlyAcross: true },
};

type Box = readonly number[];

describe("under a page's reset", () => {
  const sheet = new CSSStyleSheet();
  before(() => (document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]));
  after(() => (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)));
  beforeEach(() => sheet.replaceSync(""));
  afterEach(() => {
    for (const child of [...document.body.children]) if (!child.hasAttribute("data-hf-announcer")) child.remove();
  });

  /** Where an element and what it shows at its top stand. */
  function boxes(element: Element, onlyAcross = false): Box[] {
    const all = [element, ...[...(element.shadowRoot?.children ?? [])].filter(({ localName }) => localName !== "style")];
    return all.map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return (onlyAcross ? [x, width] : [x, y, width, height]).map(Math.round);
    });
  }

  async function appAround(element: AnyElement): Promise<Element> {
    const app = document.createElement("hf-blocks") as unknown as AnyElement;
    app.append(element);
    await place(app);
    await settled(element);
    return app;
  }

  for (const [title, { css, as = "", onlyAcross }] of Object.entries(RESETS)) {
    it(`F-A19 an app keeps its inset and its gaps: ${title}`, async () => {
      const app = await appAround(document.createElement("hf-textbox") as unknown as AnyElement);
      app.append(document.createElement("hf-textbox"));
      const inside = () => [...app.children].map((child) => boxes(child, onlyAcross)[0]);
      sheet.replaceSync(as);
      const before = inside();
      sheet.replaceSync(css);
      expect(inside()).to.deep.equal(before);
      expect(before[0]![0]).to.be.at.least(8);
    });

    for (const elementClass of classes) {
      const sample = findSample(elementClass.tag);
      if (!sample || sample.showsNothing || elementClass.tag === "hf-chat-interface") continue;
      it(`F-A19 <${elementClass.tag}> stands as before: ${title}`, async () => {
        const element = typical(elementClass);
        await appAround(element);
        sheet.replaceSync(as);
        const before = boxes(element, onlyAcross);
        const { display } = getComputedStyle(element);
        sheet.replaceSync(css);
        expect(boxes(element, onlyAcross)).to.deep.equal(before);
        if (!onlyAcross) expect(getComputedStyle(element).display).to.equal(display);
      });
    }

    it(`F-A19 a chat interface that is a whole page stays one: ${title}`, async () => {
      const chat = typical(classes.find(({ tag }) => tag === "hf-chat-interface")!);
      await place(chat);
      const chatBox = () => boxes(chat.querySelector("hf-chatbot")!, onlyAcross)[0];
      sheet.replaceSync(as);
      const before = chatBox();
      sheet.replaceSync(css);
      expect(chatBox()).to.deep.equal(before);
    });
  }
});
