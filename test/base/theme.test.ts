import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import { emulateMedia } from "@web/test-runner-commands";
import { expect } from "chai";
import "../../src/define/multimodal-textbox.ts";
import "../../src/define/textbox.ts";

const ACCENTS = ["#4f46e5", "#ffd21e", "#00a36c", "#e11d48", "#0ea5e9", "#111", "#fff", "oklch(0.9 0.3 140)"];

afterEach(fixtureCleanup);

describe("the theme", () => {
  for (const scheme of ["light", "dark"]) {
    for (const accent of ACCENTS) {
      it(`has enough contrast in ${scheme} with the accent ${accent}`, async () => {
        const color = await themed(scheme, accent);
        for (const surface of ["--_surface", "--_raised"]) {
          for (const name of ["--_text", "--_muted", "--_danger", "--_accent-text", "--_string"])
            expect(contrast(color(name), color(surface)), `${name} on ${surface}`).to.be.at.least(4.5);
          expect(contrast(color("--_line-strong"), color(surface)), `--_line-strong on ${surface}`).to.be.at.least(3);
        }
        expect(contrast(color("--_danger"), color("--_danger-soft")), "errors").to.be.at.least(4.5);
        expect(contrast(color("--_text"), color("--_accent-soft")), "text on the soft accent").to.be.at.least(4.5);
        expect(contrast(color("--_on-accent"), color("--_accent")), "text on the accent").to.be.at.least(4.5);
      });
    }
  }

  it("moves nothing for people who asked for less motion", async () => {
    await emulateMedia({ reducedMotion: "reduce" });
    const box = await fixture<HTMLElementTagNameMap["hf-textbox"]>(html`<hf-textbox label="a"></hf-textbox>`);
    box.progress = {};
    await box.updateComplete;
    expect(box.shadowRoot!.getAnimations().length).to.equal(0);
    await emulateMedia({ reducedMotion: "no-preference" });
    expect(box.shadowRoot!.getAnimations().length).to.be.greaterThan(0);
  });

  it("keeps borders and focus visible in forced colours", async () => {
    await emulateMedia({ forcedColors: "active" });
    try {
      const box = await fixture<HTMLElementTagNameMap["hf-multimodal-textbox"]>(
        html`<hf-multimodal-textbox label="a" value="x"></hf-multimodal-textbox>`,
      );
      box.focus();
      for (const selector of [".box", ".send"]) {
        const { borderTopStyle, borderTopWidth } = getComputedStyle(box.shadowRoot!.querySelector(selector)!);
        expect([borderTopStyle, borderTopWidth], selector).to.deep.equal(["solid", "1px"]);
      }
      expect(getComputedStyle(box.shadowRoot!.querySelector(".box")!).outlineStyle).to.equal("solid");
    } finally {
      await emulateMedia({ forcedColors: "none" });
    }
  });
});

/** Resolves tokens as a block sees them. */
async function themed(scheme: string, accent: string): Promise<(name: string) => string> {
  const page = await fixture<HTMLElement>(html`<div><hf-textbox label="a"></hf-textbox></div>`);
  page.style.setProperty("color-scheme", scheme);
  page.style.setProperty("--hf-accent", accent);
  const probe = document.createElement("i");
  page.querySelector("hf-textbox")!.shadowRoot!.append(probe);
  return (name) => {
    probe.style.setProperty("color", `var(${name})`);
    return getComputedStyle(probe).color;
  };
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(color: string): number {
  const context = new OffscreenCanvas(1, 1).getContext("2d")!;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
