import { expect } from "chai";
import { isInlineModule, isInstalled } from "../../src/hot/addresses.ts";

describe("addresses of the dev server", () => {
  it("tells inline modules from styles, files and pages", () => {
    const inline = [
      "/page.html?html-proxy&index=0.js",
      "/a#1/100%.html?html-proxy&index=12.js",
      "http://x/p.html?html-proxy&index=1.js&t=5",
    ];
    const others = ["/page.html?html-proxy&index=0.css", "/page.html", "/html-proxy/app.js?t=1", "/page.html?index=0.js"];
    expect([...inline, ...others].map(isInlineModule)).to.deep.equal([true, true, true, false, false, false, false]);
  });

  it("tells installed packages by the folder, not by a part of its name", () => {
    const installed = ["/root/node_modules/lit/index.js", "/root/.vite/deps/lit.js"];
    const own = ["/root/my_node_modules/app.js", "/root/node_modules.js", "/root/app.vite/x.js"];
    expect([...installed, ...own].map(isInstalled)).to.deep.equal([true, true, false, false, false]);
  });
});
