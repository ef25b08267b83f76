import type { LitElement, ReactiveController } from "lit";
import { lazyExtra } from "../core/lazy.ts";
import { TYPING_ATTRIBUTES } from "./value-element.ts";

const loadFitText = lazyExtra(() => import("./fit-text.ts"), "Text fields do not grow: a part could not be loaded.");

/** Where a person is in a text: characters from its start, and whether they are typing there. */
export interface TextView {
  readonly start: number;
  readonly end: number;
  readonly focused: boolean;
}

/** A block in which a person types text. */
export interface TextHost extends LitElement {
  readonly value: string | { readonly text: string };
  readonly lines: number;
  readonly maxLines: number;
  /** What the Enter key of a keyboard on the screen says, where the host does not say it. */
  readonly enterKey: string | undefined;
}

/** The native field of a text box: what it shows, how high it is, and where the person is in it. */
export class TextControl implements ReactiveController {
  constructor(private readonly box: TextHost) {
    box.addController(this);
  }

  get control(): HTMLTextAreaElement | HTMLInputElement | null {
    return this.box.renderRoot?.querySelector<HTMLTextAreaElement | HTMLInputElement>("#control") ?? null;
  }

  get view(): TextView | undefined {
    const { selectionStart: start = null, selectionEnd: end = null } = this.control ?? {};
    return start === null ? undefined : { start, end: end ?? start, focused: this.box.matches(":focus-within") };
  }
  set view(view: TextView | undefined) {
    if (typeof view?.start !== "number" || typeof view.end !== "number") return;
    const { box } = this;
    void box.updateComplete.then(() => {
      // Focus is given back where nothing else has taken it.
      if (view.focused && box.ownerDocument.activeElement === box.ownerDocument.body) box.focus({ preventScroll: true });
      this.control?.setSelectionRange(view.start, view.end);
    });
  }

  hostUpdated(): void {
    const { box, control, rows } = this;
    if (!control) return;
    const { value } = box;
    const text = typeof value === "string" ? value : value.text;
    // What the field has now counts, not what it was given last: a person may have typed since.
    if (control.value !== text) control.value = text;
    for (const name of TYPING_ATTRIBUTES) {
      const typing = box.getAttribute(name) ?? (name === "enterkeyhint" ? box.enterKey : undefined);
      if (typing === undefined) control.removeAttribute(name);
      else control.setAttribute(name, typing);
    }
    // On the control, not on the host, where it would be copied by cloneNode and shown in the page's source.
    control.style.setProperty("--lines", String(rows));
    control.style.setProperty("--max-lines", String(Math.max(rows, box.maxLines)));
    if (control instanceof HTMLTextAreaElement && !CSS.supports("field-sizing", "content"))
      void loadFitText().then((part) => part?.fitText(control));
    if (!box.hasUpdated && box.autofocus) box.focus();
  }

  /** Hears the native field. */
  readonly onSelect = (event: Event): void => {
    event.stopPropagation();
    this.box.dispatchEvent(new Event("select", { bubbles: true }));
  };

  get rows(): number {
    return Math.min(100, Math.max(1, Math.round(this.box.lines)));
  }
}
