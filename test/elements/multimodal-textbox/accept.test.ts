import { expect } from "chai";
import { nativeAccept } from "../../../src/elements/multimodal-textbox/accept.ts";
import { fits } from "../../../src/elements/multimodal-textbox/admit-files.ts";

const file = (name: string, type = "") => ({ name, type });

describe("fits", () => {
  it("M19 takes everything when nothing is said", () => {
    for (const accept of ["", " , ", "*", "*/*", "file", [], ["file"]]) expect(fits(file("a.bin"), accept)).to.equal(true);
  });

  it("M19 takes the whole of a compound suffix, or its last part", () => {
    expect(fits(file("brain.nii.gz"), ".nii.gz")).to.equal(true);
    expect(fits(file("brain.nii"), ".nii.gz")).to.equal(false);
    expect(fits(file("brain.gz"), ".nii.gz")).to.equal(false);
    expect(fits(file("brain.nii.gz"), ".gz")).to.equal(true);
  });

  it("M19 does not mind letter case", () => {
    expect(fits(file("SCAN.PNG"), ".png")).to.equal(true);
    expect(fits(file("scan.png", "Image/PNG"), "IMAGE/*")).to.equal(true);
  });

  it("M19 looks at the end of the name only", () => {
    expect(fits(file("my.js.txt"), ".js")).to.equal(false);
    expect(fits(file("myjs"), ".js")).to.equal(false);
  });

  it("M19 refuses a name that is nothing but the suffix", () => {
    expect(fits(file(".png", "image/png"), ".png")).to.equal(false);
  });

  it("M19 takes types, types with a star and Gradio's kinds", () => {
    expect(fits(file("a", "image/png"), "image/png")).to.equal(true);
    expect(fits(file("a", "text/plain;charset=utf-8"), "text/plain")).to.equal(true);
    expect(fits(file("a", "image/png"), "image/*")).to.equal(true);
    expect(fits(file("a", "image/png"), "image")).to.equal(true);
    expect(fits(file("a", "imagery/png"), "image/*")).to.equal(false);
    expect(fits(file("a.png", ""), "image/*")).to.equal(false);
  });

  it("M19 takes a comma-separated text or a list", () => {
    expect(fits(file("a.pdf"), "image/*, .pdf")).to.equal(true);
    expect(fits(file("a.pdf"), ["image/*", ".pdf"])).to.equal(true);
    expect(fits(file("a.txt"), ["image/*", ".pdf"])).to.equal(false);
  });
});

describe("nativeAccept", () => {
  it("M20 lets the last part of a compound suffix through as well", () => {
    expect(nativeAccept(".nii.gz")).to.equal(".nii.gz,.gz");
  });

  it("M20 leaves simple suffixes and types as they are", () => {
    expect(nativeAccept("image/*, .pdf")).to.equal("image/*,.pdf");
  });

  it("M20 says nothing twice", () => {
    expect(nativeAccept([".gz", ".tar.gz", ".nii.gz"])).to.equal(".gz,.tar.gz,.nii.gz");
  });

  it("M20 turns Gradio's kinds into types", () => {
    expect(nativeAccept("image,audio")).to.equal("image/*,audio/*");
  });

  it("M20 asks for nothing when everything is taken", () => {
    expect(nativeAccept("image/*,file")).to.equal("");
  });
});
