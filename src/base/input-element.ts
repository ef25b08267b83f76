import { LitElement, html, nothing, type PropertyDeclaration, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { HfLabelledElement } from "./labelled-element.ts";
import { hasOption } from "./option-of.ts";
import { whenParsed } from "./when-parsed.ts";
import { word } from "../core/words.ts";

/** Why a value may not be submitted. */
export interface Problem {
  readonly flags: ValidityStateFlags;
  readonly message: string;
}

/**
 * A block that a person fills in: a form-associated element with `input` per edit and `change` at commit.
 *
 * @fires {Event} input - At each edit by the person, after `value` is set.
 * @fires {Event} change - When the person has finished an edit, as in native fields.
 * @csspart problem - What is wrong with the value, shown once the person has left it or tried to send its form.
 */
export abstract class HfInputElement<Value, Accepts = Value> extends HfLabelledElement<Value, Accepts> {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

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
  /** Set last, so that the defaults above do not overwrite the attributes of an element that is being upgraded. */
  private reflecting = true;

  /** The form it belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }
  /** What is wrong with the value, as in native fields. */
  get validity(): ValidityState {
    this.syncValidity();
    return this.internals.validity;
  }
  /** What is wrong with the value, for the person; "" if nothing is. */
  get validationMessage(): string {
    this.syncValidity();
    return this.internals.validationMessage;
  }
  /** Says from outside what is wrong with the value, as in native fields; "" if nothing is. Shown until the next edit. */
  setCustomValidity(message: string): void {
    this.customProblem = message;
    if (message) this.problemShown = true;
    this.syncValidity();
  }
  /** Whether the value may be submitted; fires `invalid` where not. */
  checkValidity(): boolean {
    this.syncValidity();
    return this.internals.checkValidity();
  }
  /** As `checkValidity`, and shows the person what is wrong. */
  reportValidity(): boolean {
    this.syncValidity();
    return this.internals.reportValidity();
  }

  /** Disabled itself or by a `<fieldset disabled>` around it. */
  protected get isDisabled(): boolean {
    return this.disabled || this.disabledByForm;
  }

  /** Whether a person may edit it now. */
  protected get isEditable(): boolean {
    return !this.isDisabled && !this.readonly;
  }

  protected override get accessibleName(): string {
    return super.accessibleName || [...(this.internals.labels ?? [])].map((label) => label.textContent?.trim()).join(" ");
  }

  /** For `aria-label` of the control; `nothing` where a label in the template names it. */
  protected get controlName(): string | typeof nothing {
    return this.label ? nothing : this.accessibleName || nothing;
  }

  /** For `aria-describedby` of the control. */
  protected get describedBy(): string | typeof nothing {
    const ids = [this.info && "info", this.shownProblem && "problem", this.error && "error"];
    return ids.filter(Boolean).join(" ") || nothing;
  }

  /** For `aria-invalid` of the control. */
  protected get ariaInvalidity(): "true" | typeof nothing {
    return this.shownProblem ? "true" : nothing;
  }

  override requestUpdate(name?: PropertyKey, old?: unknown, options?: PropertyDeclaration): void {
    super.requestUpdate(name, old, options);
    if (!this.reflecting) return;
    // At once, as in native fields: forms and fieldsets look at these attributes.
    if (name === "disabled") this.toggleAttribute("disabled", this.disabled);
    if (name === "name") {
      if (this.name !== (this.getAttribute("name") ?? "")) this.setAttribute("name", this.name);
      this.valueChanged();
    }
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
    this.syncValidity();
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
    this.syncValidity();
  }

  private syncValidity(): void {
    if (!this.internals.setValidity) return;
    const problem = this.readonly ? undefined : this.anyProblem();
    if (problem) this.internals.setValidity(problem.flags, problem.message, this.control ?? undefined);
    else this.internals.setValidity({});
  }

  /** Takes an edit by the person and tells the page. */
  protected edit(next: Accepts): void {
    this.value = next;
    this.customProblem = "";
    if (this.error) this.error = undefined;
    this.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  }

  /** Tells the page that the person has finished an edit. */
  protected commit(): void {
    this.problemShown = true;
    this.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
  }

  protected override renderFrame(content: unknown, controlId?: string): TemplateResult {
    const problem = this.shownProblem;
    return super.renderFrame(
      html`${content}${problem ? html`<span id="problem" part="problem" class="problem">${problem.message}</span>` : nothing}`,
      controlId,
    );
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
