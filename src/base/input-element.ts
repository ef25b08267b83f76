import { LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { nameWithoutLabel, renderFrame, type Problem } from "./frame.ts";
import { sendsOnEnter } from "./keys.ts";
import { hasOption } from "./option-of.ts";
import { HfSubmitEvent } from "./submit-event.ts";
import { HfValueElement } from "./value-element.ts";
import { whenParsed } from "./when-parsed.ts";
import { word } from "../core/words.ts";

/**
 * A block that a person fills in: a form-associated element with `input` per edit and `change` at commit.
 *
 * @fires {Event} input - At each edit by the person, after `value` is set.
 * @fires {Event} change - When the person has finished an edit, as in native fields.
 * @csspart frame - All of it but progress and error.
 * @csspart label - The label.
 * @csspart info - The line of help under the label.
 * @csspart problem - What is wrong with the value, shown once the person has left it or tried to send its form.
 */
export abstract class HfInputElement<Value, Accepts = Value> extends HfValueElement<Value, Accepts> {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  /** What the block is, for the person. */
  @property() label = "";
  /** Keeps the label for screen readers only. */
  @property({ type: Boolean, attribute: "no-label" }) noLabel = false;
  /** One line of help under the label. */
  @property() info = "";
  /** The name its value has in a form. */
  @property() name = "";
  /** Shows the value and takes no edits, no focus and no part in a form. */
  @property({ type: Boolean }) disabled = false;
  /** Shows the value and takes no edits. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** Must be filled in before its form is submitted. */
  @property({ type: Boolean, reflect: true }) required = false;

  @state() private disabledByForm = false;
  @state() private problemShown = false;
  @state() private customProblem = "";
  /** The value when the person last began or finished an edit. */
  private committed: Value | undefined;

  /** The form it belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }
  /** What is wrong with the value, as in native fields. */
  get validity(): ValidityState {
    return this.check().validity;
  }
  /** What is wrong with the value, for the person; "" if nothing is. */
  get validationMessage(): string {
    return this.check().validationMessage;
  }
  /** Says from outside what is wrong with the value, as in native fields; "" if nothing is. Shown until the next edit. */
  setCustomValidity(message: string): void {
    this.customProblem = message;
    if (message) this.problemShown = true;
    this.check();
  }
  /** Whether the value may be submitted; fires `invalid` where not. */
  checkValidity(): boolean {
    return this.check().checkValidity();
  }
  /** As `checkValidity`, and shows the person what is wrong. */
  reportValidity(): boolean {
    return this.check().reportValidity();
  }

  /** Disabled itself or by a `<fieldset disabled>` around it. */
  protected get isDisabled(): boolean {
    return this.disabled || this.disabledByForm;
  }

  /** Whether a person may edit it now. */
  protected get isEditable(): boolean {
    return !this.isDisabled && !this.readonly;
  }

  /** Whether Enter breaks the line. */
  protected get tall(): boolean {
    return false;
  }

  /** Whether there is anything to send. An empty text box may be sent; a chat's may not. */
  protected get canSubmit(): boolean {
    return this.isEditable;
  }

  /** What the block is called where there is no visible label. */
  protected get accessibleName(): string {
    return nameWithoutLabel(this) || Array.from(this.internals.labels ?? [], (label) => label.textContent?.trim()).join(" ");
  }

  /** For `aria-label` of the control; `nothing` where a label in the template names it. */
  protected get controlName(): string | typeof nothing {
    return this.label ? nothing : this.accessibleName || nothing;
  }

  /** For `aria-describedby` of the control. */
  protected get describedBy(): string | typeof nothing {
    return [this.info && "info", this.shownProblem && "problem", this.error && "error"].filter(Boolean).join(" ") || nothing;
  }

  /** For `aria-invalid` of the control. */
  protected get ariaInvalidity(): "true" | typeof nothing {
    return this.shownProblem ? "true" : nothing;
  }

  override requestUpdate(...change: Parameters<LitElement["requestUpdate"]>): void {
    super.requestUpdate(...change);
    const [name, old] = change;
    // The default must not overwrite the attribute of an element that is being upgraded.
    if (old === undefined) return;
    // At once, as in native fields: forms and fieldsets look at these attributes.
    if (name === "disabled") this.toggleAttribute(name, this.disabled);
    if (name !== "name") return;
    if (this.name !== (this.getAttribute(name) ?? "")) this.setAttribute(name, this.name);
    this.valueChanged();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.valueChanged();
    // Idempotent. A `<label for>` may come later in the page, or change.
    this.addEventListener("focusin", this.onFocusin);
    this.addEventListener("invalid", this.onInvalid);
    whenParsed(() => this.requestUpdate());
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.check();
  }

  /** Called by the browser when the form is reset. */
  formResetCallback(): void {
    this.error = undefined;
    this.customProblem = "";
    this.problemShown = false;
    this.resetValue();
  }

  /** Called by the browser when it fills the form again, for example after Back. */
  formStateRestoreCallback(state: string | File | FormData | null): void {
    if (typeof state === "string") this.value = state as Accepts;
  }

  /** Called by the browser when a fieldset around it is disabled or enabled. */
  formDisabledCallback(disabled: boolean): void {
    this.disabledByForm = disabled;
  }

  /** What a form sends for this block. */
  protected abstract formValue(): string | FormData | null;

  /** What the browser keeps to fill the form again. */
  protected formState(): string | FormData | null {
    return this.formValue();
  }

  /** What keeps the value from being submitted, if anything. */
  protected problem(): Problem | undefined {
    return this.required && this.isEmpty() ? { flags: { valueMissing: true }, message: word("required") } : undefined;
  }

  protected abstract isEmpty(): boolean;

  /** The focusable control in the template. */
  protected get control(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>("#control") ?? null;
  }

  // At once, not at the next render: `el.value = "x"; new FormData(form)` must see "x", as with native fields.
  protected override valueChanged(): void {
    this.internals.setFormValue?.(this.formValue(), hasOption(this, "private") ? null : this.formState());
    this.check();
  }

  /** Tells the browser, which does not ask, what is wrong with the value. */
  private check(): ElementInternals {
    const problem = this.readonly ? undefined : this.anyProblem();
    // ElementInternals lacks this in Node.
    this.internals.setValidity?.(problem?.flags ?? {}, problem?.message, (problem && this.control) ?? undefined);
    return this.internals;
  }

  /** Takes an edit by the person and tells the page. */
  protected edit(next: Accepts): void {
    this.value = next;
    this.customProblem = "";
    if (this.error) this.error = undefined;
    this.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  }

  /** Tells the page that the person has finished an edit, if the value is another than before it. */
  protected commit(changed: boolean = this.value !== this.committed): void {
    if (!changed) return;
    this.committed = this.value;
    this.problemShown = true;
    this.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
  }

  /** Commits the edit and sends. @returns whether nobody called `preventDefault` */
  protected submit(): boolean {
    this.commit();
    return this.dispatchEvent(new HfSubmitEvent());
  }

  protected onInput(event: Event): void {
    event.stopPropagation();
    this.edit((event.target as HTMLInputElement).value as Accepts);
  }

  protected onChange(event: Event): void {
    event.stopPropagation();
    this.commit();
  }

  protected onFocus(): void {
    this.committed = this.value;
  }

  protected onKeydown(event: KeyboardEvent): void {
    if (!sendsOnEnter(event, this.tall)) return;
    event.preventDefault();
    // Nobody took it: what Enter does in a native field.
    if (this.canSubmit && this.submit() && !this.tall) this.form?.requestSubmit();
  }

  /** Label, help, the field, what is wrong with its value, progress and error, from top to bottom. */
  protected renderFrame(content: unknown): TemplateResult {
    return renderFrame(this, content, this.renderStatus(), "control", this.shownProblem);
  }

  private get shownProblem(): Problem | undefined {
    return this.problemShown && this.isEditable ? this.anyProblem() : undefined;
  }

  private anyProblem(): Problem | undefined {
    return this.customProblem ? { flags: { customError: true }, message: this.customProblem } : this.problem();
  }

  private onFocusin(): void {
    if (!this.label) this.requestUpdate();
  }

  private onInvalid(): void {
    this.problemShown = true;
  }
}
