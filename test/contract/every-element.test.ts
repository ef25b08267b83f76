import { expect } from "chai";
import { describeElement } from "./contract.ts";
import { classes } from "./elements.ts";

describe("every element", () => {
  it("is in the catalogue, those of apps too", () => {
    expect(classes.map(({ tag }) => tag)).to.include.members(["hf-textbox", "hf-multimodal-textbox", "hf-on", "hf-chat-interface"]);
  });
});

for (const elementClass of classes) describeElement(elementClass);
