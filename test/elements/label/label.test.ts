import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import "../../../src/define/label.ts";
import { toLabelValue } from "../../../src/elements/label/label-value.ts";
import type { HfLabel } from "../../../src/elements/label/label.ts";

afterEach(fixtureCleanup);

describe("toLabelValue", () => {
  const cats = {
    label: "cat",
    confidences: [
      { label: "cat", confidence: 0.9 },
      { label: "dog", confidence: 0.1 },
    ],
  };

  for (const [what, value] of [
    ["Gradio's shape", { label: "cat", confidences: [...cats.confidences].reverse() }],
    [
      "results of a classifier",
      [
        { label: "dog", score: 0.1 },
        { label: "cat", score: 0.9 },
      ],
    ],
    [
      "answers of document question answering",
      [
        { answer: "cat", score: 0.9, start: 1 },
        { answer: "dog", score: 0.1 },
      ],
    ],
    ["a number for each class", { dog: 0.1, cat: 0.9 }],
  ] as const) {
    it(`takes ${what}`, () => expect(toLabelValue(value)).to.deep.equal(cats));
  }

  it("takes a class alone", () => {
    expect(toLabelValue("cat")).to.deep.equal({ label: "cat", confidences: [] });
    expect(toLabelValue({ label: "cat" })).to.deep.equal({ label: "cat", confidences: [] });
    expect(toLabelValue(7)).to.deep.equal({ label: "7", confidences: [] });
  });

  it("keeps a chosen class that is not the surest", () => {
    expect(toLabelValue({ label: "dog", confidences: cats.confidences }).label).to.equal("dog");
  });

  it("leaves out what makes no sense and keeps the rest between 0 and 1", () => {
    expect(
      toLabelValue([null, 3, { label: "a" }, { score: 1 }, { label: "b", score: Number.NaN }, { label: "c", score: 7 }]),
    ).to.deep.equal({ label: "c", confidences: [{ label: "c", confidence: 1 }] });
  });
});

describe("hf-label", () => {
  it("X5 rounds 0.855 to 86 %", async () => {
    const label = await make({ cat: 0.855, dog: 0.1 });
    expect(bars(label)).to.deep.equal(["cat 86 %", "dog 10 %"]);
  });

  it("X5 has a meter with a name and a value for each class", async () => {
    const [meter] = (await make({ "polar bear ☃": 0.855 })).shadowRoot!.querySelectorAll("meter");
    expect([meter!.getAttribute("aria-label"), meter!.value, meter!.max]).to.deep.equal(["polar bear ☃", 0.855, 1]);
  });

  it("shows five classes, or as many as top says, or all", async () => {
    const label = await make(Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`c${index}`, index / 10])));
    expect(bars(label).length).to.equal(5);
    label.top = 2;
    await label.updateComplete;
    expect(bars(label)).to.deep.equal(["c7 70 %", "c6 60 %"]);
    label.top = 0;
    await label.updateComplete;
    expect(bars(label).length).to.equal(8);
  });

  it("says when there is nothing", async () => {
    expect((await make(null)).shadowRoot!.querySelector("[part=top]")!.textContent).to.equal("Nothing yet");
  });
});

function bars(label: HfLabel): string[] {
  return [...label.shadowRoot!.querySelectorAll("li")].map((bar) =>
    [...bar.querySelectorAll("span")].map((one) => one.textContent).join(" "),
  );
}

async function make(value: unknown): Promise<HfLabel> {
  const label = await fixture<HfLabel>(html`<hf-label label="Class"></hf-label>`);
  label.value = value as never;
  await label.updateComplete;
  return label;
}
