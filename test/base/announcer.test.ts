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

  it("takes back what is not true any more, said or not yet, and nothing else", async () => {
    const before = announce("Going on");
    await waitUntil(() => speaking("polite").some(({ textContent }) => textContent === "Going on"));
    before();
    expect(speaking("polite")).to.deep.equal([]);
    const unsaid = announce("Going on again");
    announce("Saved");
    unsaid();
    await waitUntil(() => speaking("polite").length > 0);
    expect(speaking("polite")[0]!.textContent).to.equal("Saved");
    unsaid();
    announce("Nothing")();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(speaking("polite")[0]!.textContent).to.equal("Saved");
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
