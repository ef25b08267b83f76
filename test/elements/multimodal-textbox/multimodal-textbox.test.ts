import { fixture, fixtureCleanup, html, nextFrame, oneEvent } from "@open-wc/testing-helpers/pure";
import { sendKeys, sendMouse } from "@web/test-runner-commands";
import { expect } from "chai";
import type { HfErrorEvent } from "../../../src/base/hf-error-event.ts";
import "../../../src/define/multimodal-textbox.ts";
import { loadAttachments } from "../../../src/elements/multimodal-textbox/load-attachments.ts";
import type { HfMultimodalTextbox } from "../../../src/elements/multimodal-textbox/multimodal-textbox.ts";

const png = () => new File([PIXEL], "dot.png", { type: "image/png" });
const pdf = () => new File(["pdf"], "paper.pdf", { type: "application/pdf" });
const PIXEL = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (c) => c.charCodeAt(0),
);

before(() => loadAttachments());
afterEach(fixtureCleanup);

describe("hf-multimodal-textbox", () => {
  it("M1 shows the text it is given and gives it back", async () => {
    const box = await make();
    box.value = { text: "Hello" };
    await box.updateComplete;
    expect(textarea(box).value).to.equal("Hello");
    expect(box.value).to.deep.equal({ text: "Hello", files: [] });
  });

  it("M2 fires input at each edit, after value is set, and change at the end", async () => {
    const box = await make();
    const seen: string[] = [];
    box.addEventListener("input", () => seen.push(`input ${box.value.text}`));
    box.addEventListener("change", () => seen.push(`change ${box.value.text}`));
    box.focus();
    await sendKeys({ type: "Hi" });
    await sendKeys({ press: "Tab" });
    expect(seen).to.deep.equal(["input H", "input Hi", "change Hi"]);
  });

  it("M4 Enter submits and Shift+Enter breaks the line in one line", async () => {
    const box = await make();
    const sent = count(box, "hf-submit");
    box.focus();
    await sendKeys({ type: "a" });
    await chord("Shift", "Enter");
    expect(sent()).to.equal(0);
    expect(box.value.text).to.equal("a\n");
    await sendKeys({ press: "Enter" });
    expect(sent()).to.equal(1);
    expect(box.value.text).to.equal("a\n");
  });

  it("M5 with three lines Enter breaks the line, Shift+Enter and Ctrl+Enter submit", async () => {
    const box = await make({ lines: 3 });
    const sent = count(box, "hf-submit");
    box.focus();
    await sendKeys({ type: "a" });
    await sendKeys({ press: "Enter" });
    expect([sent(), box.value.text]).to.deep.equal([0, "a\n"]);
    await chord("Shift", "Enter");
    await chord("Control", "Enter");
    expect([sent(), box.value.text]).to.deep.equal([2, "a\n"]);
  });

  for (const [name, init] of [
    ["isComposing", { isComposing: true }],
    ["keyCode 229", { keyCode: 229 }],
  ] as const)
    it(`F-B1 Escape that puts away an input method (${name}) does not stop the answer`, async () => {
      const box = await make({ busy: true });
      const stopped = count(box, "hf-stop");
      textarea(box).dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true, ...init }));
      expect(stopped()).to.equal(0);
      await pressed(box, "Escape");
      expect(stopped()).to.equal(1);
    });

  describe("where a person types on the screen", () => {
    afterEach(() => pointers());

    for (const init of [{}, { shiftKey: true }])
      it(`F-B2 Enter breaks the line${init.shiftKey ? ", also while the keyboard makes capitals" : ""}`, async () => {
        pointers("coarse");
        const box = await make({ value: "a" });
        touch(box);
        const sent = count(box, "hf-submit");
        const event = await pressed(box, "Enter", init);
        expect([sent(), event.defaultPrevented]).to.deep.equal([0, false]);
      });

    it("F-B2 Ctrl+Enter and Cmd+Enter send", async () => {
      pointers("coarse");
      const box = await make({ value: "a" });
      touch(box);
      const sent = count(box, "hf-submit");
      await pressed(box, "Enter", { ctrlKey: true });
      await pressed(box, "Enter", { metaKey: true });
      expect(sent()).to.equal(2);
    });

    it("F-B2 Enter sends where nothing else does, and the keyboard says so", async () => {
      pointers("coarse");
      const box = await make({ value: "a", noSend: true });
      touch(box);
      const sent = count(box, "hf-submit");
      await pressed(box, "Enter");
      expect([sent(), textarea(box).enterKeyHint]).to.deep.equal([1, "send"]);
    });

    it("F-B2 the keyboard says that Enter breaks the line, unless the author says otherwise", async () => {
      const box = await make();
      expect(textarea(box).enterKeyHint).to.equal("enter");
      box.setAttribute("enterkeyhint", "go");
      await box.updateComplete;
      expect(textarea(box).enterKeyHint).to.equal("go");
    });

    for (const [device, has, by, sends] of [
      ["a phone", ["coarse"], "touch", 0],
      ["a phone with a pen", ["coarse"], "pen", 0],
      ["a tablet with a trackpad", ["coarse"], "mouse", 1],
      ["a tablet with a keyboard alone, not touched", ["coarse"], undefined, 1],
      ["a laptop with a screen that is touched", [], "touch", 1],
    ] as const)
      it(`F-B2 ${device}: Enter ${sends ? "sends" : "breaks the line"}`, async () => {
        pointers(...has);
        const box = await make({ value: "a" });
        const sent = count(box, "hf-submit");
        if (by) touch(box, by);
        await pressed(box, "Enter");
        expect(sent()).to.equal(sends);
      });

    it("F-B8 a press of Send brings up no keyboard", async () => {
      pointers("coarse");
      const box = await make({ value: "a" });
      touch(box);
      sendButton(box).click();
      expect(box.shadowRoot!.activeElement === textarea(box)).to.equal(false);
    });
  });

  for (const busy of [false, true])
    it(`F-B8 after a click on ${busy ? "Stop" : "Send"} the caret is in the text again`, async () => {
      const box = await make({ value: "a", busy });
      const { x, y, width, height } = sendButton(box).getBoundingClientRect();
      await sendMouse({ type: "click", position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
      expect(box.shadowRoot!.activeElement === textarea(box)).to.equal(true);
    });

  for (const [name, init] of [
    ["isComposing", { isComposing: true }],
    ["keyCode 229", { keyCode: 229 }],
  ] as const) {
    it(`M6 Enter while an input method composes (${name}) does not submit`, async () => {
      const box = await make({ value: "こん" });
      const sent = count(box, "hf-submit");
      textarea(box).dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true, ...init }));
      expect(sent()).to.equal(0);
    });
  }

  it("M7 one chosen picture gives one thumbnail", async () => {
    const box = await make({ accept: "image/*" });
    await pick(box, [png()]);
    const pictures = box.shadowRoot!.querySelectorAll("img");
    expect(pictures.length).to.equal(1);
    expect(pictures[0]!.src).to.match(/^blob:/);
    expect(pictures[0]!.alt).to.equal("dot.png");
  });

  it("M7 shows a picture that the browser cannot show as a file", async () => {
    const box = await make();
    await pick(box, [new File(["no picture"], "broken.png", { type: "image/png" })]);
    await oneEvent(box.shadowRoot!.querySelector("img")!, "error");
    await box.updateComplete;
    expect(box.shadowRoot!.querySelector("img")).to.equal(null);
    expect(box.shadowRoot!.querySelector("[part=file]")!.textContent).to.contain("broken.png");
  });

  it("M8 takes two pictures at once with file-count multiple", async () => {
    const box = await make({ fileCount: "multiple" });
    expect(picker(box).multiple).to.equal(true);
    await pick(box, [png(), png()]);
    expect(box.shadowRoot!.querySelectorAll("img").length).to.equal(2);
  });

  it("M9 lets a second file replace the first and says so, not as an error", async () => {
    const box = await make();
    const errors = count(box, "hf-error");
    await pick(box, [png()]);
    await pick(box, [pdf()]);
    expect(box.value.files.map(({ name }) => name)).to.deep.equal(["paper.pdf"]);
    expect(box.shadowRoot!.querySelector("[part=note]")!.textContent).to.equal(
      "Only one file fits here. “paper.pdf” replaced the earlier one.",
    );
    expect(errors()).to.equal(0);
  });

  it("M10 asks for a folder with file-count directory", async () => {
    const box = await make({ fileCount: "directory" });
    expect(picker(box).webkitdirectory).to.equal(true);
  });

  it("M11 turns a long paste into a file", async () => {
    const box = await make();
    const event = paste(box, { text: "x".repeat(1001) });
    await box.updateComplete;
    expect(event.defaultPrevented).to.equal(true);
    expect(box.value.text).to.equal("");
    expect(box.value.files.map(({ name, type }) => [name, type])).to.deep.equal([["pasted_text.txt", "text/plain"]]);
    expect(await box.value.files[0]!.text()).to.equal("x".repeat(1001));
  });

  for (const [why, properties] of [
    ["no text file may be added", { accept: "image/*" }],
    ["the only place is taken", { value: { files: [pdf()] } }],
    ["it would be too large", { maxFileSize: 0.0005 }],
    ["it is turned off", { maxPlainTextLength: 0 }],
  ] as const) {
    it(`M12 leaves a long paste in the text when ${why}`, async () => {
      const box = await make(properties);
      const before = box.value;
      expect(paste(box, { text: "x".repeat(1001) }).defaultPrevented).to.equal(false);
      expect(box.value).to.equal(before);
      expect(box.error).to.equal(undefined);
    });
  }

  it("M14 leaves a paste of exactly the limit in the text", async () => {
    const box = await make();
    expect(paste(box, { text: "x".repeat(1000) }).defaultPrevented).to.equal(false);
  });

  it("M15 adds a pasted picture", async () => {
    const box = await make();
    const event = paste(box, { files: [png()] });
    expect(event.defaultPrevented).to.equal(true);
    expect(box.value.files.length).to.equal(1);
  });

  it("M15 prefers the text where an office program adds a picture of it", async () => {
    const box = await make();
    paste(box, { text: "cells", html: "<table>", files: [png()] });
    expect(box.value.files.length).to.equal(0);
  });

  it("M16 refuses a pasted picture that is not among the accepted kinds, with a message", async () => {
    const box = await make({ accept: ".pdf" });
    const failed = oneEvent(box, "hf-error") as Promise<HfErrorEvent>;
    paste(box, { files: [png()] });
    expect((await failed).error.message).to.contain("“dot.png” is not one of the accepted kinds: .pdf");
    expect(box.value.files.length).to.equal(0);
  });

  it("M17 adds a pasted PDF when allowed", async () => {
    const box = await make({ accept: ".pdf" });
    paste(box, { files: [pdf()] });
    expect(box.value.files.map(({ name }) => name)).to.deep.equal(["paper.pdf"]);
  });

  it("F-B5 shows a picture that has no type, and gives it one", async () => {
    const box = await make({ accept: "image/*" });
    drag(box, "drop", [new File([PIXEL], "scan")]);
    await oneEvent(box, "change");
    await box.updateComplete;
    expect([box.value.files[0]!.type, box.value.files[0]!.name, box.shadowRoot!.querySelectorAll("img").length]).to.deep.equal([
      "image/png",
      "scan",
      1,
    ]);
  });

  for (const [accept, name, type] of [
    ["text", "a.ts", "video/mp2t"],
    ["text/*", "a.yaml", ""],
    ["text/csv", "a.csv", "application/vnd.ms-excel"],
    ["application/vnd.ms-excel", "a.csv", "application/vnd.ms-excel"],
    [".sql", "a.sql", "application/octet-stream"],
  ] as const)
    it(`F-B5 takes ${name} as ${type || "nothing"} where ${accept} is accepted`, async () => {
      const box = await make({ accept });
      drag(box, "drop", [new File(["a: 1"], name, { type })]);
      await oneEvent(box, "change");
      expect([box.value.files.map(({ name }) => name), box.error]).to.deep.equal([[name], undefined]);
    });

  it("F-B5 still refuses what is not accepted, by what it is", async () => {
    const box = await make({ accept: "video" });
    const refused = oneEvent(box, "hf-error");
    drag(box, "drop", [new File(["let x = 1;"], "a.ts", { type: "text/x-typescript" })]);
    await refused;
    expect(box.value.files).to.deep.equal([]);
  });

  it("F-B5 sends a message only with its files, also while their kind is looked at", async () => {
    const box = await make({ value: "Look", fileCount: "multiple" });
    const sent: string[][] = [];
    box.addEventListener("hf-submit", () => sent.push(box.value.files.map(({ name }) => name)));
    drag(box, "drop", [new File(["a"], "a")]);
    drag(box, "drop", [new File(["b"], "b")]);
    await pressed(box, "Enter");
    expect(sent).to.deep.equal([]);
    await oneEvent(box, "hf-submit");
    expect(sent).to.deep.equal([["a", "b"]]);
  });

  it("M18 keeps the allowed of the dropped files and counts the rest", async () => {
    const box = await make({ accept: "image/*", fileCount: "multiple" });
    drag(box, "drop", [png(), pdf(), pdf(), png()]);
    await box.updateComplete;
    expect(box.value.files.map(({ name }) => name)).to.deep.equal(["dot.png", "dot.png"]);
    expect(box.error!.message).to.contain("“paper.pdf”").and.to.contain("1 more were left out");
    expect(textarea(box).getAttribute("aria-describedby")).to.equal("error");
  });

  it("M20 widens the accept of the picker", async () => {
    const box = await make({ accept: ".nii.gz" });
    expect(picker(box).accept).to.equal(".nii.gz,.gz");
  });

  for (const lock of ["disabled", "readonly"] as const) {
    it(`M21 ${lock}: no typing, no file, no drop, no paste, no submit`, async () => {
      const box = await make({ value: "stays", [lock]: true });
      const fired = [count(box, "input"), count(box, "change"), count(box, "hf-submit")];
      box.focus();
      await sendKeys({ type: "x" });
      await sendKeys({ press: "Enter" });
      paste(box, { files: [png()] });
      drag(box, "drop", [png()]);
      sendButton(box).click();
      expect(part(box, "attach")).to.equal(null);
      expect(box.value).to.deep.equal({ text: "stays", files: [] });
      expect(fired.map((times) => times())).to.deep.equal([0, 0, 0]);
    });
  }

  it("M21 takes no files while its fieldset is disabled", async () => {
    const fieldset = await fixture<HTMLFieldSetElement>(
      html`<fieldset disabled><hf-multimodal-textbox label="Ask"></hf-multimodal-textbox></fieldset>`,
    );
    const box = fieldset.querySelector("hf-multimodal-textbox")!;
    drag(box, "drop", [png()]);
    expect(box.value.files.length).to.equal(0);
    expect(part(box, "attach")).to.equal(null);
  });

  it("M22 refuses a file over max-file-size and names the limit; under it takes it", async () => {
    const box = await make({ maxFileSize: 1 });
    await pick(box, [new File([new Uint8Array(1024 ** 2 + 1)], "big.bin")]);
    expect(box.error!.message).to.equal("“big.bin” is 1 MB; the limit is 1 MB. Choose a smaller file.");
    await pick(box, [pdf()]);
    expect(box.error).to.equal(undefined);
    expect(box.value.files.length).to.equal(1);
  });

  it("M23 removes one file by keyboard, fires change, and keeps the focus near", async () => {
    const box = await make({ fileCount: "multiple", value: { files: [png(), pdf()] } });
    const changed = count(box, "change");
    const [first] = box.shadowRoot!.querySelectorAll<HTMLButtonElement>(".remove");
    expect(first!.getAttribute("aria-label")).to.equal("Remove dot.png");
    first!.focus();
    await sendKeys({ press: "Enter" });
    await box.updateComplete;
    expect(box.value.files.map(({ name }) => name)).to.deep.equal(["paper.pdf"]);
    expect(changed()).to.equal(1);
    expect(box.shadowRoot!.activeElement!.getAttribute("aria-label")).to.equal("Remove paper.pdf");
    await sendKeys({ press: "Enter" });
    await box.updateComplete;
    expect(box.shadowRoot!.activeElement).to.equal(textarea(box));
  });

  it("M24 has the files at once in hf-submit, as nothing is uploaded", async () => {
    const box = await make();
    let sent: readonly File[] = [];
    box.addEventListener("hf-submit", () => (sent = box.value.files));
    await pick(box, [pdf()]);
    sendButton(box).click();
    expect(sent.map(({ name }) => name)).to.deep.equal(["paper.pdf"]);
  });

  it("M25 fires hf-error with the message for a file it refuses", async () => {
    const box = await make();
    const failed = oneEvent(box, "hf-error") as Promise<HfErrorEvent>;
    void pick(box, [new File([], "nothing.txt")]);
    expect((await failed).error.message).to.equal("“nothing.txt” is empty. Choose another file.");
  });

  it("M27 shows Stop in the place of Send while busy", async () => {
    const box = await make({ value: "next" });
    const button = sendButton(box);
    button.focus();
    box.busy = true;
    await box.updateComplete;
    const stopped = count(box, "hf-stop");
    const sent = count(box, "hf-submit");
    expect(part(box, "stop")).to.equal(button);
    expect(box.shadowRoot!.activeElement).to.equal(button);
    button.click();
    expect([stopped(), sent()]).to.deep.equal([1, 0]);
  });

  it("M27 keeps what is typed while busy, and stops at Escape", async () => {
    const box = await make({ busy: true });
    const stopped = count(box, "hf-stop");
    const sent = count(box, "hf-submit");
    box.focus();
    await sendKeys({ type: "next" });
    await sendKeys({ press: "Enter" });
    await sendKeys({ press: "Escape" });
    expect([box.value.text, stopped(), sent()]).to.deep.equal(["next", 1, 0]);
  });

  it("M27 does not stop at the second click of a double click on Send", async () => {
    const box = await make({ value: "go" });
    box.addEventListener("hf-submit", () => (box.busy = true));
    const stopped = count(box, "hf-stop");
    const { x, y, width, height } = sendButton(box).getBoundingClientRect();
    const position: [number, number] = [Math.round(x + width / 2), Math.round(y + height / 2)];
    await sendMouse({ type: "click", position });
    await box.updateComplete;
    expect(box.busy).to.equal(true);
    sendButton(box).dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 2 }));
    expect(stopped()).to.equal(0);
    sendButton(box).dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 1 }));
    expect(stopped()).to.equal(1);
  });

  it("M28 has words on Send and Stop, or no Send", async () => {
    const box = await make({ sendLabel: "Ask", stopLabel: "Enough" });
    expect(sendButton(box).textContent!.trim()).to.equal("Ask");
    box.busy = true;
    await box.updateComplete;
    expect(sendButton(box).textContent!.trim()).to.equal("Enough");
    box.busy = false;
    box.noSend = true;
    await box.updateComplete;
    expect(part(box, "send")).to.equal(null);
  });

  it("M29 shows placeholder, info and label, and can keep the label for readers only", async () => {
    const box = await make({ placeholder: "Ask away", info: "One picture", label: "Question", noLabel: true });
    expect(textarea(box).placeholder).to.equal("Ask away");
    expect(textarea(box).getAttribute("aria-describedby")).to.equal("info");
    expect(part(box, "info")!.textContent).to.equal("One picture");
    expect(part(box, "label")!.textContent).to.equal("Question");
    expect(part(box, "label")!.getBoundingClientRect().width).to.equal(1);
  });

  it("M30 grows from lines to max-lines, then scrolls", async () => {
    const box = await make({ lines: 2, maxLines: 4 });
    const heights: number[] = [];
    for (const lines of [1, 2, 3, 4, 9]) {
      box.value = Array.from({ length: lines }, () => "x").join("\n");
      await box.updateComplete;
      // Where the browser does not size it, the part that does is loaded first.
      await nextFrame();
      heights.push(textarea(box).clientHeight);
    }
    expect(heights[0]).to.equal(heights[1]);
    expect(heights[2]).to.be.greaterThan(heights[1]!);
    expect(heights[3]).to.be.greaterThan(heights[2]!);
    expect(heights[4]).to.equal(heights[3]);
    expect(textarea(box).scrollHeight).to.be.greaterThan(heights[4]!);
  });

  it("M31 fires focus, blur and select with the range", async () => {
    const box = await make({ value: "Hello" });
    const seen: string[] = [];
    for (const type of ["focus", "blur", "select"]) box.addEventListener(type, () => seen.push(type));
    box.focus();
    const selected = oneEvent(box, "select");
    await chord("Control", "a");
    await selected;
    expect([box.selectionStart, box.selectionEnd]).to.deep.equal([0, 5]);
    box.blur();
    expect([...new Set(seen)]).to.deep.equal(["focus", "select", "blur"]);
  });

  it("M32 reads each text in its own direction, and lays out by the page's", async () => {
    const page = await fixture(html`<div dir="rtl"><hf-multimodal-textbox label="Ask">שלום</hf-multimodal-textbox></div>`);
    const box = page.querySelector("hf-multimodal-textbox")!;
    expect(getComputedStyle(textarea(box)).direction).to.equal("rtl");
    expect(sendButton(box).getBoundingClientRect().x).to.be.lessThan(textarea(box).getBoundingClientRect().x);
  });

  it("M33 hands typing attributes on to the field, also when they change", async () => {
    const box = await fixture<HfMultimodalTextbox>(
      html`<hf-multimodal-textbox label="Ask" spellcheck="false" enterkeyhint="send" autocomplete="off"></hf-multimodal-textbox>`,
    );
    expect(["spellcheck", "enterkeyhint", "autocomplete"].map((name) => textarea(box).getAttribute(name))).to.deep.equal([
      "false",
      "send",
      "off",
    ]);
    box.removeAttribute("autocomplete");
    await box.updateComplete;
    expect(textarea(box).hasAttribute("autocomplete")).to.equal(false);
  });

  it("M34 takes the focus when mounted with autofocus, and not at each value", async () => {
    const box = await fixture<HfMultimodalTextbox>(html`<hf-multimodal-textbox label="Ask" autofocus></hf-multimodal-textbox>`);
    expect(document.activeElement).to.equal(box);
    box.blur();
    box.value = "new";
    await box.updateComplete;
    expect(document.activeElement).not.to.equal(box);
  });

  it("M35 takes a string as its text", async () => {
    const box = await make({ value: "Hello" });
    expect(box.value).to.deep.equal({ text: "Hello", files: [] });
  });

  it("M36 keeps the text when a file is added, and the files when one types", async () => {
    const box = await make();
    box.focus();
    await sendKeys({ type: "a" });
    await pick(box, [pdf()]);
    await sendKeys({ type: "b" });
    expect([box.value.text, box.value.files.length]).to.deep.equal(["ab", 1]);
  });

  it("M37 is highlighted from entering until leaving the box, not between its parts", async () => {
    const box = await make();
    const dragging = () => box.matches(":state(dragging)");
    drag(box, "dragenter", [png()]);
    expect(dragging()).to.equal(true);
    drag(box, "dragleave", [png()], textarea(box));
    expect(dragging()).to.equal(true);
    drag(box, "dragleave", [png()], document.body);
    expect(dragging()).to.equal(false);
  });

  it("M37 takes no notice of dragged text", async () => {
    const box = await make();
    const event = drag(box, "dragover", []);
    expect([event.defaultPrevented, box.matches(":state(dragging)")]).to.deep.equal([false, false]);
  });

  it("M38 keeps draft and files when any other property changes", async () => {
    const box = await make();
    box.focus();
    await sendKeys({ type: "draft" });
    await pick(box, [pdf()]);
    Object.assign(box, { placeholder: "new", label: "New", lines: 3, accept: ".pdf", disabled: true });
    await box.updateComplete;
    expect([textarea(box).value, box.value.files.length]).to.deep.equal(["draft", 1]);
  });

  it("M39 gives a form its text and files, and is emptied by reset", async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><hf-multimodal-textbox name="ask" label="Ask" required></hf-multimodal-textbox></form>`,
    );
    const box = form.querySelector("hf-multimodal-textbox")!;
    expect(form.checkValidity()).to.equal(false);
    box.value = { text: "Who?", files: [pdf()] };
    expect(new FormData(form).get("ask")).to.equal("Who?");
    expect((new FormData(form).get("ask-files") as File).name).to.equal("paper.pdf");
    expect(form.checkValidity()).to.equal(true);
    box.name = "other";
    expect([...new FormData(form).keys()]).to.deep.equal(["other", "other-files"]);
    form.reset();
    expect(box.value).to.deep.equal({ text: "", files: [] });
  });

  it("M39 is filled again by the browser", async () => {
    const box = await make();
    const state = new FormData();
    state.append("text", "back");
    state.append("files", pdf());
    box.formStateRestoreCallback(state);
    expect([box.value.text, box.value.files[0]!.name]).to.deep.equal(["back", "paper.pdf"]);
  });

  for (const text of ["", "  \n "]) {
    it(`does nothing when ${JSON.stringify(text)} is sent without files`, async () => {
      const box = await make({ value: text });
      const sent = count(box, "hf-submit");
      box.focus();
      await sendKeys({ press: "Enter" });
      sendButton(box).click();
      expect(sent()).to.equal(0);
      expect(sendButton(box).getAttribute("aria-disabled")).to.equal("true");
    });
  }

  it("submits its form unless hf-submit is prevented", async () => {
    const form = await fixture<HTMLFormElement>(html`<form><hf-multimodal-textbox label="Ask" value="x"></hf-multimodal-textbox></form>`);
    const box = form.querySelector("hf-multimodal-textbox")!;
    form.addEventListener("submit", (event) => event.preventDefault());
    const submitted = count(form, "submit");
    sendButton(box).click();
    expect(submitted()).to.equal(1);
    box.addEventListener("hf-submit", (event) => event.preventDefault());
    sendButton(box).click();
    expect(submitted()).to.equal(1);
  });

  it("gives back the addresses of its pictures", async () => {
    const made: string[] = [];
    const gone: string[] = [];
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (file) => (made.push(createObjectURL.call(URL, file)), made.at(-1)!);
    URL.revokeObjectURL = (url) => (gone.push(url), revokeObjectURL.call(URL, url));
    try {
      const box = await make({ fileCount: "multiple", value: { files: [png(), png()] } });
      box.value = { files: [box.value.files[0]!] };
      await box.updateComplete;
      expect(gone).to.deep.equal([made[1]]);
      document.body.append(box);
      await box.updateComplete;
      expect(gone.length).to.equal(1);
      box.remove();
      await Promise.resolve();
      expect(gone.length).to.equal(2);
      document.body.append(box);
      await box.updateComplete;
      expect(box.shadowRoot!.querySelector("img")!.src).to.equal(made[2]);
      box.remove();
    } finally {
      Object.assign(URL, { createObjectURL, revokeObjectURL });
    }
  });

  it("opens the picker with Attach", async () => {
    const box = await make();
    const opened = count(picker(box), "click");
    (part(box, "attach") as HTMLButtonElement).click();
    expect(opened()).to.equal(1);
  });
});

async function make(properties: Partial<Record<keyof HfMultimodalTextbox, unknown>> = {}): Promise<HfMultimodalTextbox> {
  const box = await fixture<HfMultimodalTextbox>(html`<hf-multimodal-textbox label="Ask"></hf-multimodal-textbox>`);
  Object.assign(box, properties);
  await box.updateComplete;
  return box;
}

function textarea(box: HfMultimodalTextbox): HTMLTextAreaElement {
  return box.shadowRoot!.querySelector("textarea")!;
}

function picker(box: HfMultimodalTextbox): HTMLInputElement {
  return box.shadowRoot!.querySelector("input")!;
}

function part(box: HfMultimodalTextbox, name: string): HTMLElement | null {
  return box.shadowRoot!.querySelector(`[part=${name}]`);
}

function sendButton(box: HfMultimodalTextbox): HTMLButtonElement {
  return box.shadowRoot!.querySelector<HTMLButtonElement>(".send")!;
}

async function pick(box: HfMultimodalTextbox, files: File[]): Promise<void> {
  picker(box).files = transfer({ files }).files;
  picker(box).dispatchEvent(new Event("change", { bubbles: true }));
  await box.updateComplete;
}

function transfer({ text, html, files = [] }: { text?: string; html?: string; files?: File[] }): DataTransfer {
  const data = new DataTransfer();
  if (text !== undefined) data.setData("text/plain", text);
  if (html !== undefined) data.setData("text/html", html);
  for (const file of files) data.items.add(file);
  return data;
}

function paste(box: HfMultimodalTextbox, what: Parameters<typeof transfer>[0]): ClipboardEvent {
  const event = new ClipboardEvent("paste", { clipboardData: transfer(what), bubbles: true, cancelable: true, composed: true });
  textarea(box).dispatchEvent(event);
  return event;
}

function drag(box: HfMultimodalTextbox, type: string, files: File[], relatedTarget: Element | null = null): DragEvent {
  const dataTransfer = files.length > 0 ? transfer({ files }) : transfer({ text: "words" });
  const event = new DragEvent(type, { dataTransfer, relatedTarget, bubbles: true, cancelable: true, composed: true });
  textarea(box).dispatchEvent(event);
  return event;
}

async function pressed(box: HfMultimodalTextbox, key: string, init: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...init });
  textarea(box).dispatchEvent(event);
  return event;
}

const { matchMedia } = window;

/** Which pointer the device has first; without one named, the one that it does have. */
function pointers(first?: "coarse"): void {
  window.matchMedia = first ? (query) => ({ matches: query === `(pointer: ${first})` }) as MediaQueryList : matchMedia;
}

function touch(box: HfMultimodalTextbox, pointerType = "touch"): void {
  textarea(box).dispatchEvent(new PointerEvent("pointerdown", { pointerType, bubbles: true, composed: true }));
}

async function chord(modifier: string, key: string): Promise<void> {
  await sendKeys({ down: modifier });
  await sendKeys({ press: key });
  await sendKeys({ up: modifier });
}

function count(target: EventTarget, type: string): () => number {
  let times = 0;
  target.addEventListener(type, () => times++);
  return () => times;
}
