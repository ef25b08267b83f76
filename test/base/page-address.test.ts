import { expect } from "chai";
import { pageAddress } from "../../src/base/page-address.ts";

describe("the page's address", () => {
  it("is its own, whatever a <base> or an element named URL says", () => {
    const base = document.createElement("base");
    base.href = "https://elsewhere.test/";
    const image = document.createElement("img");
    image.name = "URL";
    document.head.append(base);
    document.body.append(image);
    try {
      expect(pageAddress()).to.equal(location.href);
    } finally {
      base.remove();
      image.remove();
    }
  });

  it("is where a frame without an address of its own comes from", async () => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const inside = frame.contentDocument!;
    const script = inside.createElement("script");
    script.type = "module";
    const policy = (
      window as unknown as { trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } } }
    ).trustedTypes?.createPolicy("lit-html", { createScriptURL: (url: string) => url });
    const url = new URL("./page-address.frame.ts", import.meta.url).href;
    script.src = policy?.createScriptURL(url) ?? url;
    const told = new Promise((resolve) => window.addEventListener("message", ({ data }) => resolve(data), { once: true }));
    inside.head.append(script);
    expect(await told).to.deep.equal(["about:blank", `${origin}/`]);
    frame.remove();
  });
});
