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
});
