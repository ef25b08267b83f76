import { LitElement } from "lit";
import { property, state } from "lit/decorators.js";
import { HfLabelledElement } from "./labelled-element.ts";
import { word } from "./words.ts";

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
 */
export abstract class HfInputElement<Value, Accepts = Value> extends HfLabelledElement<Value, Accepts> {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  /** The name its value has in a form. */
  @property({ reflect: true }) name = "";
  /** Shows the value and takes no edits, no focus and no part in a form. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Shows the value and takes no edits. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** Must be filled in before its form is submitted. */
  @property({ type: Boolean, reflect: true }) required = false;

  @state() private disabledByForm = false;

  /** The form it belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }
  get validity(): ValidityState {
    return this.internals.validity;
  }
  get validationMessage(): string {
    return this.internals.validationMessage;
  }
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  /** Disabled itself or by a `<fieldset disabled>` around it. */
  protected get isDisabled(): boolean {
    return this.disabled || this.disabledByForm;
  }

  protected override get accessibleName(): string {
    return super.accessibleName || [...(this.internals.labels ?? [])].map((label) => label.textContent?.trim()).join(" ");
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.valueChanged();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    this.syncValidity();
  }

  /** Called by the browser when the form is reset. */
  formResetCallback(): void {
    this.error = undefined;
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
    this.internals.setFormValue?.(this.formValue());
    this.syncValidity();
  }

  private syncValidity(): void {
    const problem = this.problem();
    if (!this.internals.setValidity) return;
    if (problem) this.internals.setValidity(problem.flags, problem.message, this.control ?? undefined);
    else this.internals.setValidity({});
  }

  /** Takes an edit by the person and tells the page. */
  protected edit(next: Accepts): void {
    this.value = next;
    if (this.error) this.error = undefined;
    this.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  }

  /** Tells the page that the person has finished an edit. */
  protected commit(): void {
    this.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
  }
}
