import { expect } from "chai";
import { fitText } from "../../src/base/fit-text.ts";

const LINES = (count: number) => Array.from({ length: count }, () => "some words").join("\n");
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

describe("a text field in a browser that does not size it", () => {
  let area: HTMLTextAreaElement;
  beforeEach(() => {
    area = document.createElement("textarea");
    area.rows = 2;
    Object.assign(area.style, { boxSizing: "border-box", border: "3px solid", fontSize: "16px", maxHeight: "400px", width: "300px" });
    document.body.append(area);
  });
  afterEach(() => area.remove());

  function heightOf(text: string): number {
    area.value = text;
    fitText(area);
    return area.offsetHeight;
  }

  it("is as high as its text, and never lower than its rows", () => {
    const [one, two, five] = [1, 2, 5].map((count) => heightOf(LINES(count)));
    expect(one).to.equal(two);
    expect(five).to.be.greaterThan(two!);
    expect(area.scrollHeight).to.equal(area.clientHeight);
    expect(heightOf("")).to.equal(two);
  });

  it("is no higher than its styles allow, and scrolls then", () => {
    expect(heightOf(LINES(100))).to.equal(400);
    expect(area.scrollHeight).to.be.greaterThan(area.clientHeight);
  });

  it("stays as high as a person has made it", () => {
    heightOf(LINES(3));
    area.style.height = "250px";
    expect(heightOf(LINES(1))).to.equal(250);
  });

  it("follows when its width changes", async () => {
    const before = heightOf("word ".repeat(40));
    area.style.width = "100px";
    for (let count = 0; count < 3; count++) await frame();
    expect(area.offsetHeight).to.be.greaterThan(before);
    expect(area.scrollHeight).to.equal(area.clientHeight);
  });
});
