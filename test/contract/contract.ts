import { HfValueElement } from "../../src/base/value-element.ts";
import { expect } from "chai";
import axe from "axe-core";
import { HfElement } from "../../src/base/hf-element.ts";
import { HfError } from "../../src/core/hf-error.ts";
import { define } from "../../src/base/define.ts";
import {
  calm,
  entriesOf,
  fill,
  findSample,
  place,
  rendered,
  same,
  sampleOf,
  settled,
  typical,
  type AnyClass,
  type AnyElement,
} from "./elements.ts";

const cyclic: Record<string, unknown> = { name: "round" };
cyclic["self"] = cyclic;
const JUNK: readonly unknown[] = [
  null,
  undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1e308,
  0,
  10n,
  true,
  "",
  "x".repeat(1_000_000),
  "<img src=x onerror=alert(1)>",
  [],
  [[[]]],
  [null, undefined, Number.NaN],
  {},
  { _$litType$: 1, strings: ["<b>"], values: [] },
  { nodeType: 1 },
  { then: 1 },
  { toString: 1, valueOf: 1 },
  Object.create(null),
  cyclic,
  [cyclic],
  () => 1,
  class {},
  new Date(0),
  new Date(Number.NaN),
  new File([], "empty"),
  new Map([[1, 2]]),
  new Error("no"),
  document,
];

const violations: string[] = [];
document.addEventListener("securitypolicyviolation", (event) =>
  violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`),
);

/** What must hold for an element, whichever it is. */
export function describeElement(elementClass: AnyClass): void {
  const { tag } = elementClass;

  describe(`<${tag}>`, () => {
    if (!findSample(tag)) return void it("has a sample", () => void sampleOf(tag));
    const sample = sampleOf(tag);

    afterEach(() => {
      for (const child of [...document.body.children]) if (!child.hasAttribute("data-hf-announcer")) child.remove();
      expect(violations.splice(0), "violations of the page's policy").to.deep.equal([]);
    });

    it("may be defined twice", () => {
      define(elementClass);
      expect(customElements.get(tag)).to.equal(elementClass);
    });

    it("keeps properties set before the upgrade", async () => {
      // Elements of a document without a window are upgraded when they come into the page.
      const element = document.implementation.createHTMLDocument().createElement(tag) as unknown as AnyElement;
      fill(element, sample);
      await place(element);
      const reference = await place(typical(elementClass));
      await same(element, reference);
      expect(element.value).to.deep.equal(reference.value);
    });

    it("takes its properties in any order", async () => {
      const names = Object.keys(entriesOf(sample));
      const one = document.createElement(tag) as AnyElement;
      const other = document.createElement(tag) as AnyElement;
      fill(one, sample, names);
      fill(other, sample, names.toReversed());
      await place(one);
      await place(other);
      await same(one, other);
      expect(one.value).to.deep.equal(other.value);
    });

    it("keeps value and look when it is moved", async () => {
      const element = await place(typical(elementClass));
      await calm(element);
      const before = [element.value, rendered(element)];
      const elsewhere = document.createElement("div");
      document.body.append(elsewhere);
      elsewhere.append(element);
      await settled(element);
      expect(element.value).to.equal(before[0]);
      expect(rendered(element)).to.equal(before[1]);
    });

    it("is not taken out and put in again by moveBefore", async () => {
      let taken = 0;
      class Counted extends (elementClass as unknown as typeof HfElement) {
        static override readonly tag = `${tag}-counted`;
        override disconnectedCallback(): void {
          super.disconnectedCallback();
          taken++;
        }
      }
      define(Counted);
      const element = await place(document.createElement(Counted.tag) as unknown as AnyElement);
      moveBefore(document.body, element, document.body.firstChild);
      expect(taken).to.equal(0);
    });

    it("keeps its focus when it is moved with moveBefore", async () => {
      const element = await place(typical(elementClass));
      const elsewhere = document.createElement("div");
      document.body.append(elsewhere);
      element.focus();
      const focused = document.activeElement;
      moveBefore(elsewhere, element, null);
      await settled(element);
      expect(document.activeElement).to.equal(focused);
    });

    it("keeps its styles in another document", async () => {
      const element = await place(typical(elementClass));
      const frame = document.createElement("iframe");
      document.body.append(frame);
      frame.contentDocument!.body.append(element);
      await settled(element);
      const there = frame.contentWindow!.getComputedStyle(element);
      expect(element.shadowRoot!.adoptedStyleSheets.length).to.be.greaterThan(0);
      if (sample.showsNothing) expect(there.display).to.be.oneOf(["none", "contents"]);
      else expect(there.getPropertyValue("--_text")).not.to.equal("");
      document.body.append(element);
      await settled(element);
      const here = getComputedStyle(element);
      if (sample.showsNothing) expect(here.display).to.be.oneOf(["none", "contents"]);
      else expect(here.getPropertyValue("--_text")).not.to.equal("");
    });

    it("gives a fresh and valid element when cloned", async () => {
      const element = await place(typical(elementClass));
      const clone = await place(element.cloneNode(true) as AnyElement);
      if (!sample.showsNothing) expect(clone.shadowRoot!.childElementCount).to.be.greaterThan(0);
      expect(clone.hasAttribute("style")).to.equal(false);
      if (sample.value) clone.value = sample.value();
      await settled(clone);
      expect(clone.value).to.deep.equal(element.value);
    });

    it("gives frozen values", () => {
      expect(Object.isFrozen(typical(elementClass).value)).to.equal(true);
    });

    for (const [name, options] of [...elementClass.elementProperties, ...(sample.value ? [["value", {}] as const] : [])]) {
      if (options.state) continue;
      it(`takes anything as ${name} and recovers`, async () => {
        const element = await place(typical(elementClass));
        const reference = await place(typical(elementClass));
        const good = element[name];
        for (const junk of JUNK) {
          element[name] = junk;
          await settled(element);
          if (!sample.showsNothing) expect(element.shadowRoot!.childElementCount, String(typeof junk)).to.be.greaterThan(0);
        }
        element[name] = good;
        if (sample.listsErrors) dismissAll(element);
        await same(element, reference);
      });
    }

    it("fires nothing when a script sets its properties", async () => {
      const element = await place(document.createElement(tag) as AnyElement);
      const fired: string[] = [];
      for (const type of ["input", "change", "hf-change", "hf-submit", "select"]) element.addEventListener(type, () => fired.push(type));
      fill(element, sample);
      await settled(element);
      expect(fired).to.deep.equal([]);
    });

    if (sample.value && elementClass.prototype instanceof HfValueElement)
      it("F-B10: tells of each value once by hf-change, at whichever event", async () => {
        const element = await place(typical(elementClass));
        let told = 0;
        element.addEventListener("hf-change", () => told++);
        const counts = ["input", "change", "input"].map((type) => (element.dispatchEvent(new Event(type)), told));
        element.value = null;
        counts.push(told);
        for (const type of ["change", "input"]) counts.push((element.dispatchEvent(new Event(type)), told));
        expect(counts).to.deep.equal([1, 1, 1, 1, 2, 2]);
      });

    if (sample.showsNothing) describeUnseen(elementClass, sample.showsNothing);
    else describeSeen(elementClass);

    for (const scheme of ["light", "dark"]) {
      it(`has nothing that axe-core objects to (${scheme})`, async () => {
        const page = stage(scheme);
        await place(typical(elementClass), page);
        const busy = await place(typical(elementClass), page);
        if (!sample.showsNothing) {
          busy.progress = {};
          busy.showError(new HfError("The service is busy. Try again."));
        }
        await settled(busy);
        const { violations: found } = await axe.run(page, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } });
        expect(
          found.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${String(target)} ${failureSummary}`).join(" | ")}`,
          ),
        ).to.deep.equal([]);
      });
    }

    for (const direction of ["ltr", "rtl"]) {
      it(`fits into 320 pixels, ${direction}`, async () => {
        const page = stage("light");
        page.dir = direction;
        const element = await place(typical(elementClass), page);
        if (!sample.showsNothing) element.showError(new HfError("x".repeat(200)));
        await settled(element);
        expect(getComputedStyle(element).direction).to.equal(direction);
        expect(page.scrollWidth, "scrollWidth").to.be.at.most(320);
      });
    }

    if (elementClass.formAssociated) describeInForm(elementClass, sample);
  });
}

function describeSeen(elementClass: AnyClass): void {
  it("shows an error that can be dismissed", async () => {
    const element = await place(typical(elementClass));
    let fired: Event | undefined;
    document.addEventListener("hf-error", (event) => (fired = event), { once: true });
    element.showError(new HfError("The service is busy. Try again."));
    await settled(element);
    const alert = element.shadowRoot!.querySelector("[role=alert]")!;
    expect(alert.textContent).to.contain("The service is busy.");
    expect(element.matches(":state(error)")).to.equal(true);
    expect(fired?.target).to.equal(element);
    alert.querySelector("button")!.click();
    await settled(element);
    expect(element.shadowRoot!.querySelector("[role=alert]")).to.equal(null);
    expect(element.matches(":state(error)")).to.equal(false);
  });

  it("shows progress", async () => {
    const element = await place(typical(elementClass));
    element.progress = { value: 0.4, text: "Reading the page" };
    await settled(element);
    expect(element.matches(":state(pending)")).to.equal(true);
    expect(element.shadowRoot!.querySelector("progress")!.value).to.equal(0.4);
    element.progress = undefined;
    await settled(element);
    expect(element.matches(":state(pending)")).to.equal(false);
  });
}

/** @param reason why it shows nothing of its own */
function describeUnseen(elementClass: AnyClass, reason: string): void {
  it(`takes no room and shows nothing of its own: ${reason}`, async () => {
    const element = await place(typical(elementClass));
    if ("showError" in element) element.showError(new HfError("The service is busy. Try again."));
    element.progress = { value: 0.4, text: "Reading the page" };
    await settled(element);
    expect(getComputedStyle(element).display).to.be.oneOf(["none", "contents"]);
    expect(element.shadowRoot!.textContent.trim()).to.equal("");
  });

  if (!("showError" in elementClass.prototype)) return;

  it("tells of an error", async () => {
    const element = await place(typical(elementClass));
    let fired: Event | undefined;
    document.addEventListener("hf-error", (event) => (fired = event), { once: true });
    element.showError(new HfError("The service is busy. Try again."));
    expect(fired?.target).to.equal(element);
  });
}

function describeInForm(elementClass: AnyClass, sample: ReturnType<typeof sampleOf>): void {
  function inForm(): { form: HTMLFormElement; fieldset: HTMLFieldSetElement; element: AnyElement } {
    const form = document.createElement("form");
    const fieldset = document.createElement("fieldset");
    const element = typical(elementClass);
    fieldset.append(element);
    form.append(fieldset);
    document.body.append(form);
    return { form, fieldset, element };
  }

  it("belongs to its form", () => {
    const { form, element } = inForm();
    expect(element["form"]).to.equal(form);
  });

  it("is disabled with its fieldset and by itself", async () => {
    const { fieldset, element } = inForm();
    fieldset.disabled = true;
    await settled(element);
    const controls = [...element.shadowRoot!.querySelectorAll<HTMLInputElement>("#control")];
    expect(controls.map(({ disabled }) => disabled)).to.deep.equal([true]);
    fieldset.disabled = false;
    await settled(element);
    expect(element.matches(":disabled")).to.equal(false);
    element["disabled"] = true;
    expect(element.matches(":disabled")).to.equal(true);
  });

  if (!sample.formData) return;

  it("gives its value to the form at once", () => {
    const { form, element } = inForm();
    element["name"] = "field";
    expect(new FormData(form).getAll("field")).to.deep.equal(sample.formData);
    element.value = undefined;
    expect(new FormData(form).getAll("field")).not.to.deep.equal(sample.formData);
    element.value = sample.value!();
    expect(new FormData(form).getAll("field")).to.deep.equal(sample.formData);
  });

  it("is emptied when the form is reset", async () => {
    const { form, element } = inForm();
    await settled(element);
    form.reset();
    const fresh = document.createElement(elementClass.tag) as AnyElement;
    Object.assign(fresh, sample.properties);
    expect(element.value).to.deep.equal(fresh.value);
  });

  if (!sample.canBeEmpty) return;

  it("must be filled in when required", async () => {
    const { form, element } = inForm();
    element["required"] = true;
    await settled(element);
    expect(form.checkValidity()).to.equal(true);
    element.value = undefined;
    expect(form.checkValidity()).to.equal(false);
    await settled(element);
    expect(element.shadowRoot!.querySelector("#problem")!.textContent).to.equal("Fill in this field.");
  });
}

/** As a person who has read them. */
function dismissAll(element: AnyElement): void {
  for (const button of element.shadowRoot!.querySelectorAll<HTMLElement>("[role=alert] button")) button.click();
}

/** TypeScript's DOM does not know it yet. */
function moveBefore(parent: Element, node: Node, before: Node | null): void {
  (parent as unknown as { moveBefore(node: Node, before: Node | null): void }).moveBefore(node, before);
}

/** A narrow part of the page in light or dark, on the colour that pages of that scheme have. */
function stage(scheme: string): HTMLElement {
  const page = document.createElement("main");
  const look = { "color-scheme": scheme, background: "Canvas", color: "CanvasText", "inline-size": "320px", overflow: "auto" };
  for (const [name, value] of Object.entries(look)) page.style.setProperty(name, value);
  document.body.append(page);
  return page;
}
