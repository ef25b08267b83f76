import { waitUntil } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import { announce } from "../../src/base/announcer.ts";

describe("announce", () => {
  it("speaks through two regions in turn, so that the same words are heard twice", async () => {
    const said: Element[] = [];
    for (let turn = 0; turn < 2; turn++) {
      announce("Copied");
      await waitUntil(() => speaking("polite").some((region) => !said.includes(region)));
      said.push(...speaking("polite").filter((region) => !said.includes(region)));
    }
    expect(said[0]).not.to.equal(said[1]);
  });

  it("loses nothing that comes at once", async () => {
    announce("One", "assertive");
    announce("Two", "assertive");
    announce("One", "assertive");
    await waitUntil(() => speaking("assertive").length > 0);
    expect(speaking("assertive")[0]!.textContent).to.equal("One\nTwo");
  });

  it("has one pair of regions for each urgency, whoever calls", async () => {
    announce("a");
    announce("Stop!", "assertive");
    await waitUntil(() => speaking("assertive").some(({ textContent }) => textContent === "Stop!"));
    const regions = [...document.querySelectorAll("[data-hf-announcer]")];
    expect(regions.map((region) => region.getAttribute("role"))).to.deep.equal(["status", "status", "alert", "alert"]);
  });

  it("is rendered, though not to be seen", () => {
    const region = document.querySelector("[data-hf-announcer]")!;
    expect(getComputedStyle(region).display).to.equal("block");
    expect(region.getBoundingClientRect().width).to.equal(1);
  });

  it("comes back after the page has emptied its body", async () => {
    document.body.replaceChildren();
    announce("Still here");
    await waitUntil(() => speaking("polite").some(({ textContent }) => textContent === "Still here"));
  });
});

function speaking(urgency: string): Element[] {
  return [...document.querySelectorAll(`[data-hf-announcer=${urgency}]:not(:empty)`)];
}
