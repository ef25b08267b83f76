import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { lazyExtra } from "../core/lazy.ts";
import { HfInputElement } from "./input-element.ts";
import { sendsOnEnter } from "./keys.ts";
import { HfSubmitEvent } from "./submit-event.ts";

const loadFitText = lazyExtra(() => import("./fit-text.ts"), "Text fields do not grow: a part could not be loaded.");

/** Where a person is in a text: characters from its start, and whether they are typing there. */
export interface TextView {
  readonly start: number;
  readonly end: number;
  readonly focused: boolean;
}

/** Attributes that tell the browser or its keyboard how text is typed; the native field gets the host's. */
const TYPING = ["autocapitalize", "autocomplete", "autocorrect", "enterkeyhint", "inputmode", "spellcheck"];

/**
 * A block in which a person types and sends text.
 *
 * With one line, Enter submits and Shift+Enter breaks the line; with more, the other way round.
 * Ctrl+Enter or Cmd+Enter always submits.
 *
 * @attr {string} autocapitalize - Which letters the keyboard makes capital, as in native fields.
 * @attr {string} autocomplete - What the browser may fill in, as in native fields.
 * @attr {"on" | "off"} autocorrect - Whether the browser corrects what is typed.
 * @attr {string} enterkeyhint - What the Enter key of a keyboard on the screen says.
 * @attr {string} inputmode - Which keyboard shows on the screen.
 * @attr {boolean} spellcheck - Whether the browser looks at the spelling.
 * @fires {HfSubmitEvent} hf-submit - The person sends. Cancelable: otherwise Enter in one line submits the form it is in.
 * @fires {Event} select - The person selected text; see `selectionStart` and `selectionEnd`.
 * @csspart control - The native field.
 */
export abstract class HfTextElement<Value, Accepts = Value> extends HfInputElement<Value, Accepts> {
  /** What to type, shown while it is empty. */
  @property() placeholder = "";
  /** Rows shown at first. */
  @property({ type: Number }) lines = 1;
  /** Rows it grows to before it scrolls. */
  @property({ type: Number, attribute: "max-lines" }) maxLines = 20;

  private committed: Value | undefined;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...TYPING];
  }

  /** Where the selected text starts, in characters; `null` where the kind of field has no selection. */
  get selectionStart(): number | null {
    return this.textControl?.selectionStart ?? null;
  }
  /** Where the selected text ends. */
  get selectionEnd(): number | null {
    return this.textControl?.selectionEnd ?? null;
  }

  /** Where the caret is and what is selected: what is kept beside the value. */
  get view(): TextView | undefined {
    const control = this.textControl;
    if (!control || control.selectionStart === null) return undefined;
    return { start: control.selectionStart, end: control.selectionEnd ?? control.selectionStart, focused: this.matches(":focus-within") };
  }
  set view(view: TextView | undefined) {
    if (typeof view?.start !== "number" || typeof view.end !== "number") return;
    void this.updateComplete.then(() => {
      // Focus is given back where nothing else has taken it.
      if (view.focused && this.ownerDocument.activeElement === this.ownerDocument.body) this.focus({ preventScroll: true });
      this.textControl?.setSelectionRange(view.start, view.end);
    });
  }

  override attributeChangedCallback(name: string, old: string | null, text: string | null): void {
    super.attributeChangedCallback(name, old, text);
    if (TYPING.includes(name)) this.requestUpdate();
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    const control = this.textControl;
    // What the field has now counts, not what it was given last: a person may have typed since.
    if (control && control.value !== this.text) control.value = this.text;
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    if (this.autofocus) this.focus();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const control = this.control;
    if (!control) return;
    for (const name of TYPING) {
      const text = this.getAttribute(name);
      if (text === null) control.removeAttribute(name);
      else control.setAttribute(name, text);
    }
    // On the control, not on the host, where it would be copied by cloneNode and shown in the page's source.
    control.style.setProperty("--lines", String(this.rows));
    control.style.setProperty("--max-lines", String(Math.max(this.rows, this.maxLines)));
    if (control instanceof HTMLTextAreaElement && !CSS.supports("field-sizing", "content"))
      void loadFitText().then((part) => part?.fitText(control));
  }

  /** Selects all the text. */
  select(): void {
    this.textControl?.select();
  }

  /** The text the person edits, as a part of the value. */
  protected abstract get text(): string;
  /** The value with other text. */
  protected abstract withText(text: string): Accepts;

  /** Whether Enter breaks the line. */
  protected get tall(): boolean {
    return this.lines > 1;
  }

  /** Whether there is anything to send. An empty text box may be sent; a chat's may not. */
  protected get canSubmit(): boolean {
    return this.isEditable;
  }

  /** Commits the edit and sends. @returns whether nobody called `preventDefault` */
  protected submit(): boolean {
    this.commitIfChanged();
    return this.dispatchEvent(new HfSubmitEvent());
  }

  /** Fires `change` if the value is another than at the last commit. */
  protected commitIfChanged(): void {
    if (this.value === this.committed) return;
    this.committed = this.value;
    this.commit();
  }

  protected onTextInput(event: Event): void {
    event.stopPropagation();
    this.edit(this.withText((event.target as HTMLTextAreaElement).value));
  }

  protected onTextFocus(): void {
    this.committed = this.value;
  }

  protected onTextChange(event: Event): void {
    event.stopPropagation();
    this.commitIfChanged();
  }

  protected onTextSelect(event: Event): void {
    event.stopPropagation();
    this.dispatchEvent(new Event("select", { bubbles: true }));
  }

  protected onTextKeydown(event: KeyboardEvent): void {
    if (!sendsOnEnter(event, this.tall)) return;
    event.preventDefault();
    if (!this.canSubmit) return;
    // Nobody took it: what Enter does in a native field.
    if (this.submit() && !this.tall) this.form?.requestSubmit();
  }

  protected renderTextarea(classes: string): TemplateResult {
    return html`<textarea id="control" part="control" class=${classes} dir="auto" rows=${this.rows}
      placeholder=${this.placeholder} ?disabled=${this.isDisabled} ?readonly=${this.readonly} aria-required=${this.required ? "true" : nothing}
      maxlength=${this.limit} aria-label=${this.controlName} aria-describedby=${this.describedBy} aria-invalid=${this.ariaInvalidity}
      @input=${this.onTextInput} @change=${this.onTextChange} @focus=${this.onTextFocus} @select=${this.onTextSelect} @keydown=${this.onTextKeydown}></textarea>`;
  }

  /** The most characters the field takes. */
  protected get limit(): number | typeof nothing {
    return nothing;
  }

  private get rows(): number {
    return Math.min(100, Math.max(1, Math.round(this.lines)));
  }

  private get textControl(): HTMLTextAreaElement | HTMLInputElement | null {
    return this.control as HTMLTextAreaElement | HTMLInputElement | null;
  }
}
