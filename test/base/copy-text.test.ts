import { waitUntil } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import { copyText } from "../../src/base/copy-text.ts";
import { HfError } from "../../src/core/hf-error.ts";

describe("copyText", () => {
  const { clipboard } = navigator;
  const use = (writeText: (text: string) => Promise<void>) =>
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
  afterEach(() => Object.defineProperty(navigator, "clipboard", { configurable: true, value: clipboard }));

  it("puts the text on the clipboard, then says so", async () => {
    const copied: string[] = [];
    use(async (text) => void copied.push(text));
    await copyText("words");
    expect(copied).to.deep.equal(["words"]);
    await waitUntil(() => [...document.querySelectorAll("[data-hf-announcer]")].some(({ textContent }) => textContent === "Copied"));
  });

  it("says what to do where the browser does not allow it", async () => {
    const cause = new DOMException("no", "NotAllowedError");
    use(() => Promise.reject(cause));
    const fault = await copyText("words").then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(fault).to.be.instanceOf(HfError);
    expect((fault as HfError).code).to.equal("copy");
    expect((fault as HfError).message).to.contain("copy it by hand");
    expect((fault as HfError).cause).to.equal(cause);
  });

  describe("F-W16 where the clipboard is refused", () => {
    const { execCommand } = document;
    afterEach(() => void (document.execCommand = execCommand));

    /** What the browser's own Copy does at `target`, and whether it is told that there is something to copy. */
    const ownCopy = (target: EventTarget, clipboardData: DataTransfer | null = new DataTransfer()) => {
      const given = { bubbles: true, cancelable: true, composed: true };
      const isAsked = !target.dispatchEvent(new Event("beforecopy", given));
      const event = new ClipboardEvent("copy", { ...given, clipboardData });
      return { isAsked, isTaken: !target.dispatchEvent(event), text: clipboardData?.getData("text/plain") };
    };

    it("takes the browser's own Copy for it, and no longer than that", async () => {
      use(() => Promise.reject(new DOMException("no", "NotAllowedError")));
      const copies: unknown[] = [];
      document.execCommand = (name) => {
        copies.push(name, ownCopy(document.body));
        return true;
      };
      await copyText("words");
      expect(copies).to.deep.equal(["copy", { isAsked: true, isTaken: true, text: "words" }]);
      expect(ownCopy(document.body)).to.deep.equal({ isAsked: false, isTaken: false, text: "" });
    });

    for (const [what, command] of [
      ["refused too", () => false],
      ["done without asking what", () => true],
      ["done with nowhere to put it", () => (ownCopy(document.body, null), true)],
      ["refused after asking", () => (ownCopy(document.body), false)],
    ] as const)
      it(`says what to do where that is ${what}`, async () => {
        use(() => Promise.reject(new DOMException("no", "NotAllowedError")));
        document.execCommand = command;
        const fault = await copyText("words").catch((error: unknown) => error);
        expect((fault as HfError).code).to.equal("copy");
        expect(ownCopy(document.body).isAsked).to.equal(false);
      });
  });
});
