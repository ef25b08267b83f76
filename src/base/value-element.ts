import { property } from "lit/decorators.js";
import { HfElement } from "./hf-element.ts";
import { readMarkupValue, type ValueKind } from "./markup-value.ts";

/**
 * A block with a `value`. Until a script or a person sets it, the value follows the markup
 * (the `value` attribute or the text between the tags), also when that changes later.
 */
export abstract class HfValueElement<Value, Accepts = Value> extends HfElement {
  /** How the text of the markup is read. */
  static readonly valueKind: ValueKind = "text";

  /** What the block holds. Frozen; replace it to change it. `null` or `undefined` empties it. */
  @property({ attribute: false })
  get value(): Value {
    this.current ??= this.coerce(undefined);
    return this.current;
  }
  set value(next: Accepts | null | undefined) {
    this.touched = true;
    this.assign(next);
  }

  private current: Value | undefined;
  /** Whether the value has been set by more than the markup. */
  private touched = false;
  private observer: MutationObserver | undefined;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "value"];
  }

  override attributeChangedCallback(name: string, old: string | null, text: string | null): void {
    super.attributeChangedCallback(name, old, text);
    if (name === "value") this.readMarkup();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.readMarkup();
    if (this.touched) return;
    this.observer ??= new MutationObserver(() => this.readMarkup());
    this.observer.observe(this, { childList: true, characterData: true, subtree: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  /** Brings the value back to what the markup says. */
  protected resetValue(): void {
    this.touched = false;
    if (!this.readMarkup()) this.assignAndRender(undefined);
  }

  /** Makes a proper, frozen value of anything at all. Never throws: what cannot be used becomes the empty value. */
  protected abstract coerce(value: unknown): Value;

  /** Called at once after each change of the value, for what must not wait for the next render. */
  protected valueChanged(): void {}

  private assign(next: unknown): void {
    this.current = this.coerce(next);
    this.valueChanged();
  }

  private assignAndRender(next: unknown): void {
    const old = this.value;
    this.assign(next);
    this.requestUpdate("value", old);
  }

  private readMarkup(): boolean {
    if (this.touched) {
      this.observer?.disconnect();
      return false;
    }
    const kind = (this.constructor as typeof HfValueElement).valueKind;
    const markup = readMarkupValue(this, kind);
    if (!markup) return false;
    if ("error" in markup) {
      if (markup.error.message !== this.error?.message) this.showError(markup.error);
      return false;
    }
    if (this.error?.code === "author") this.error = undefined;
    this.assignAndRender(markup.value);
    return true;
  }
}
