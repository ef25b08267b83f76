import type { HfError } from "../core/hf-error.ts";
import { HfElement } from "./hf-element.ts";
import { readMarkupValue, type ValueKind } from "./markup-value.ts";
import { whenParsed } from "./when-parsed.ts";

/** Attributes that tell the browser or its keyboard how text is typed; a native field gets the host's. */
export const TYPING_ATTRIBUTES = ["autocapitalize", "autocomplete", "autocorrect", "enterkeyhint", "inputmode", "spellcheck"];

/**
 * A block with a `value`. Until a script or a person sets it, the value follows the markup
 * (the `value` attribute or the text between the tags), also when that changes later.
 *
 * `Held` is what is kept of a value where that is not the value itself; an update has the one before under `value`.
 *
 * @attr {"page" | "session" | "browser" | "global"} scope - How far its value reaches; in an app with a name, a block with an id has `session`.
 * @attr {number} ttl - Seconds after the last change at which its stored value is deleted.
 * @attr {boolean} private - Its value is not stored, unless a `scope` is written.
 * @fires {Event} change - A run has written another value.
 * @fires {Event} hf-change - It has another value than it told last: at an edit, at its end, or as a run has written it.
 * @fires {HfExpireEvent} hf-expire - Its stored value was deleted: the time that `ttl` gives was over.
 */
export abstract class HfValueElement<Value, Accepts = Value, Held = Value> extends HfElement {
  /** How the text of the markup is read. */
  static readonly valueKind: ValueKind = "text";

  // Not a Lit property: those get a value set before the upgrade only at the first render, and a form or a script may ask sooner.
  /** What the block holds. Frozen; replace it to change it. `null` or `undefined` empties it. */
  get value(): Value {
    // Not where it is `null`, which may be a value.
    if (this.current === undefined) this.current = this.coerce(undefined, undefined);
    return this.settle(this.current);
  }
  set value(next: Accepts | null | undefined) {
    this.touched = true;
    this.assign(next);
  }

  /** What `value` takes, for the types of builders: those of a setter cannot be asked for. Never set. */
  declare readonly "~accepts"?: Accepts;

  private current: Held | undefined;
  /** Whether the value has been set by more than the markup. */
  protected touched = false;
  /** Whether `hf-change` has not told of the value yet. */
  private untold = false;
  private fromMarkup = false;
  /** What was shown of a value that cannot be read. */
  private misread: HfError | undefined;
  private observer: MutationObserver | undefined;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "value", "aria-label", ...TYPING_ATTRIBUTES];
  }

  override attributeChangedCallback(name: string, old: string | null, text: string | null): void {
    super.attributeChangedCallback(name, old, text);
    if (name === "value") this.readMarkup();
    // Templates show what the host has of them.
    else if (name === "aria-label" || TYPING_ATTRIBUTES.includes(name)) this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Idempotent.
    for (const type of ["input", "change"]) this.addEventListener(type, this.onTold);
    if (Object.hasOwn(this, "value")) this.upgradeValue();
    this.readMarkup();
    this.observeMarkup();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  /** Brings the value back to what the markup says. */
  protected resetValue(): void {
    this.touched = false;
    this.assign(undefined);
    this.readMarkup();
    this.observeMarkup();
  }

  /**
   * Makes a proper, frozen value of anything at all. Never throws: what cannot be used becomes the empty value.
   * @param earlier what is held now: what equals it stays it, so that identity tells whether the value has changed
   */
  protected abstract coerce(value: unknown, earlier: Held | undefined): Held;

  /**
   * What `value` gives for what is held, where that depends on other properties, which may be set before or after it, or
   * is made only when somebody asks.
   */
  protected settle(held: Held): Value {
    return held as unknown as Value;
  }

  /** Called at once after each change of the value, for what must not wait for the next render. */
  protected valueChanged(): void {}

  private assign(next: unknown): void {
    const old = this.current;
    this.current = this.coerce(next, old);
    if (this.current !== old) this.untold = true;
    this.valueChanged();
    this.requestUpdate("value", old, undefined, true, this.current);
  }

  private onTold(event: Event & { readonly run?: unknown; readonly heard?: unknown }): void {
    if (event.target !== this || !this.untold) return;
    this.untold = false;
    const { run, heard } = event;
    this.dispatchEvent(Object.assign(new Event("hf-change", { bubbles: true, composed: true }), { run, heard }));
  }

  /** A value set while the tag was unknown sits on the element itself and hides the accessor. */
  private upgradeValue(): void {
    const early = this.value as unknown as Accepts;
    delete (this as { value?: unknown }).value;
    this.value = early;
  }

  private observeMarkup(): void {
    if (this.touched || !this.isConnected) return;
    this.observer ??= new MutationObserver(() => this.readMarkup());
    this.observer.observe(this, { childList: true, characterData: true, subtree: true });
  }

  private readMarkup(): void {
    if (this.touched) {
      this.observer?.disconnect();
      return;
    }
    const markup = readMarkupValue(this, (this.constructor as typeof HfValueElement).valueKind);
    if (markup && "error" in markup) {
      // Half of a number or of JSON is no mistake while the rest is still on its way.
      if (!whenParsed(() => this.readMarkup()) && markup.error.message !== this.error?.message)
        this.showError((this.misread = markup.error));
      return;
    }
    if (this.misread && this.error === this.misread) this.error = undefined;
    if (markup || this.fromMarkup) this.assign(markup?.value);
    this.fromMarkup = markup !== undefined;
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-change": Event;
  }
}
