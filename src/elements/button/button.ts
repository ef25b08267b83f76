import { LitElement, html, type CSSResultGroup, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { isFromFittings } from "../../base/fittings.ts";
import { HfElement, type WordsDeclaration } from "../../base/hf-element.ts";
import { styles } from "./button.styles.ts";

/**
 * A button. Its native `click` is what an app listens to; in a form it submits or resets like a native one.
 *
 * @tag hf-button
 * @slot - What stands on it, unless `label` is set.
 * @csspart control - The native button.
 */
export class HfButton extends HfElement {
  static override readonly tag = "hf-button";
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = [HfElement.styles, styles];

  /** What stands on it, in place of what is between its tags. */
  @property() label = "";
  /** How much it asks for attention. */
  @property({ reflect: true, words: ["primary", "secondary", "stop"] } as WordsDeclaration) variant: "primary" | "secondary" | "stop" =
    "secondary";
  /** What a click does to the form it is in. */
  @property({ words: ["button", "submit", "reset"] } as WordsDeclaration) type: "button" | "submit" | "reset" = "button";
  /** The name its value has in a form that it submits. */
  @property({ reflect: true }) name = "";
  /** What a form that it submits sends under `name`. */
  @property() value = "";
  /** Takes no clicks and no focus. */
  @property({ type: Boolean }) disabled = false;

  @state() private disabledByForm = false;

  /** The form it belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  override requestUpdate(...change: Parameters<LitElement["requestUpdate"]>): void {
    super.requestUpdate(...change);
    const [name, old] = change;
    // At once, as in native buttons. Lit would do it while rendering, when the browser's answer comes too late to be shown.
    // But not the default, which would overwrite the attribute of an element that is being upgraded.
    if (name === "disabled" && old !== undefined) this.toggleAttribute(name, this.disabled);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Idempotent. In the capture phase, so that no listener of the page hears a click while it is disabled.
    this.addEventListener("click", this.onClick, { capture: true });
  }

  /** Called by the browser when a fieldset around it is disabled or enabled. */
  formDisabledCallback(disabled: boolean): void {
    this.disabledByForm = disabled;
  }

  private get isDisabled(): boolean {
    return this.disabled || this.disabledByForm;
  }

  private onClick(event: MouseEvent): void {
    if (isFromFittings(event, this)) return;
    if (this.isDisabled) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (this.type !== "submit" && this.type !== "reset") return;
    // After all listeners: any of them may call preventDefault, as with a native button.
    setTimeout(() => {
      if (!event.defaultPrevented) this.act();
    });
  }

  private act(): void {
    if (this.type === "reset") return this.form?.reset();
    if (this.name) this.internals.setFormValue(this.value);
    this.form?.requestSubmit();
    this.internals.setFormValue(null);
  }

  protected override render(): TemplateResult {
    return html`<button id="control" part="control" type="button" class=${this.variant} ?disabled=${this.isDisabled}>
        ${this.label || html`<slot></slot>`}
      </button>
      ${this.renderStatus()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-button": HfButton;
  }
}
