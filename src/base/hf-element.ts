import {
  LitElement,
  defaultConverter,
  html,
  nothing,
  type ComplexAttributeConverter,
  type CSSResultGroup,
  type PropertyDeclaration,
  type TemplateResult,
} from "lit";
import { property } from "lit/decorators.js";
import { controls } from "../theme/controls.ts";
import { cross } from "../theme/icons.ts";
import { status } from "../theme/status.ts";
import { tokens } from "../theme/tokens.ts";
import { adoptElsewhere } from "./adopt-styles.ts";
import { cleanAs, cleanNumber, cleanText } from "./clean.ts";
import type { DefinableClass } from "./define.ts";
import { HfErrorEvent } from "./hf-error-event.ts";
import { nameOf } from "./markup-value.ts";
import { lookAtAttributes } from "./odd-attributes.ts";
import { noSuchWord, type HfError } from "../core/hf-error.ts";
import type { Progress } from "../core/progress.ts";
import { word } from "../core/words.ts";

/** A property that takes certain words only: one of them, or a list of them. */
export interface WordsDeclaration extends PropertyDeclaration {
  readonly words: readonly string[];
}

/** What takes away again the errors that are shown elsewhere, since nobody sees their blocks: called once a block has its error no more. */
export const SHOWN_ELSEWHERE = new WeakMap<HfError, () => void>();

/** Faults that several blocks meet together: one of them shows it. */
const shown = new WeakSet<HfError>();

/**
 * What every block has: its tokens and styles, the sign that a run is writing to it, and a place for an error.
 *
 * @fires {HfErrorEvent} hf-error - An error is shown that a person should know of.
 * @cssstate pending - A run that writes here is going on.
 * @cssstate error - An error is shown.
 * @csspart status - The bar that shows progress.
 * @csspart error - The error and its Dismiss button.
 */
export abstract class HfElement extends LitElement {
  /** The tag this class is registered under. */
  static readonly tag: string;
  /** Elements that the template uses; they are registered first. */
  static readonly uses: readonly DefinableClass[] = [];
  static override styles: CSSResultGroup = [tokens, controls, status];

  /** Called by Lit once for each class, when it is registered. */
  protected static override finalize(): void {
    if (Object.hasOwn(this, "finalized")) return;
    super.finalize();
    for (const [name, options] of this.elementProperties) cleanAccessor(this.prototype, name, options);
  }

  /** What is going on for this block: `undefined` at rest, else how far it is. */
  @property({ attribute: false }) progress: Progress | undefined;
  /** The error shown at the block, if any. Set it with `showError`. */
  @property({ attribute: false }) error: HfError | undefined;

  protected readonly internals: ElementInternals;

  /** When what is going on began, as of `performance.now()`, and what shows its seconds. */
  private since = 0;
  private seconds: ReturnType<typeof setInterval> | undefined;
  /** What was shown of words that there are not, by property: another one that is right says nothing of them. */
  private readonly oddWords: Record<string, HfError | undefined> = {};
  private errorClock: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.internals = this.attachInternals();
  }

  /** With this, `moveBefore` keeps focus and state instead of taking the element out and in again. */
  connectedMoveCallback(): void {}

  override connectedCallback(): void {
    super.connectedCallback();
    lookAtAttributes(this);
    this.countSeconds(this.progress !== undefined);
    this.countDown();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.countSeconds(false);
    clearTimeout(this.errorClock);
  }

  /** In another document the styles must be made anew: a constructed sheet belongs to the document that made it. */
  adoptedCallback(): void {
    adoptElsewhere(this);
  }

  /** Shows an error at this block and fires `hf-error`. What is in the block stays. */
  showError(error: HfError): void {
    this.error = error;
    this.countDown();
    this.dispatchEvent(new HfErrorEvent(error));
  }

  /** @internal Shows that a part of the library could not be loaded: at one of those that wait for it, and over no other error. */
  showUnloaded(fault: HfError): void {
    if (shown.has(fault)) return;
    shown.add(fault);
    if (!this.error) this.showError(fault);
  }

  /** @internal It has come after all. */
  hideUnloaded(): void {
    if (this.error && shown.has(this.error)) this.error = undefined;
  }

  /** @internal Shows a word that there is not, until there is another one. @param odd `undefined` where all is well */
  sayOdd(name: string, odd: unknown, known: readonly string[]): void {
    const before = this.oddWords[name];
    const now = odd === undefined ? undefined : noSuchWord(nameOf(this), name, odd, known);
    // Given again, as at each update of a chat interface, it is said no more: the person may have closed it.
    if (before?.message === now?.message) return;
    this.oddWords[name] = now;
    if (now) this.showError(now);
    else if (this.error === before) this.error = undefined;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has("progress")) {
      this.setState("pending", this.progress !== undefined);
      // ElementInternals lacks this in Node, where elements are only constructed and rendered once.
      this.internals.ariaBusy = this.progress === undefined ? null : "true";
      this.countSeconds(this.progress !== undefined && this.isConnected);
    }
    if (!changed.has("error")) return;
    this.setState("error", this.error !== undefined);
    SHOWN_ELSEWHERE.get(changed.get("error") as HfError)?.();
  }

  /** Turns a custom state on or off, for `:state(name)` in style sheets. */
  protected setState(name: string, on: boolean): void {
    this.internals.states?.[on ? "add" : "delete"](name);
  }

  /** The progress bar and the error, to be placed once in each template. */
  protected renderStatus(): TemplateResult {
    return html`${this.renderProgress()}${this.renderError()}`;
  }

  protected renderProgress(): TemplateResult | typeof nothing {
    if (!this.progress) return nothing;
    const value = cleanNumber(this.progress.value);
    const text = cleanText(this.progress.text);
    const elapsed = Math.floor((performance.now() - this.since) / 1000);
    return html`<div part="status" class="progress">
      ${this.progress.minimal ? nothing : html`<progress aria-label=${text || word("working")} max="1" .value=${value ?? 0} ?data-unknown=${value === undefined}></progress>`}
      ${text ? html`<span>${text}</span>` : nothing}
      ${elapsed > 0 && !this.progress.countdown ? html`<span aria-hidden="true">${elapsed} s</span>` : nothing}
    </div>`;
  }

  /** While something goes on, its seconds are shown from the first one on. */
  private countSeconds(on: boolean): void {
    if (on === (this.seconds !== undefined)) return;
    clearInterval(this.seconds);
    this.since = performance.now();
    this.seconds = on ? setInterval(() => this.requestUpdate(), 1000) : undefined;
  }

  /** An error with a duration goes by itself. */
  private countDown(): void {
    clearTimeout(this.errorClock);
    const { error } = this;
    if (error?.duration !== undefined && this.isConnected)
      this.errorClock = setTimeout(() => this.error === error && (this.error = undefined), error.duration * 1000);
  }

  private renderError(): TemplateResult | typeof nothing {
    if (!this.error) return nothing;
    // The page, too, would take a click in here for one on the block.
    return html`<div id="error" part="error" class="error" role="alert" @click=${(event: Event) => event.stopPropagation()}>
      <span>${cleanText(this.error.message)}</span>
      <button type="button" class="quiet" aria-label=${word("dismiss")} @click=${this.onDismiss}>${cross}</button>
    </div>`;
  }

  private onDismiss(): void {
    this.error = undefined;
    // The button that had the focus is gone; the next best place is the block itself.
    void this.updateComplete.then(() => this.focus());
  }
}

/**
 * Properties that have an attribute hold what their type says, whatever a script gives them. What does not fit, `null`
 * and `undefined` bring back the default: the first value set, which is the one the class itself sets when constructed.
 * A list may be given as its attribute's text: frameworks set the property where an author has written the attribute.
 */
function cleanAccessor(
  prototype: object,
  name: PropertyKey,
  { attribute, converter = defaultConverter, type = String, words }: PropertyDeclaration & Partial<WordsDeclaration>,
): void {
  const accessor = Object.getOwnPropertyDescriptor(prototype, name);
  const isPlain = converter === defaultConverter && [String, Number, Boolean].includes(type as StringConstructor);
  const { fromAttribute } = converter as ComplexAttributeConverter;
  const set = accessor?.set;
  if (!set || attribute === false) return;
  let fallback: { value: unknown } | undefined;
  const clean = (value: unknown) => {
    if (isPlain) return cleanAs(type, value) ?? fallback?.value;
    return typeof value === "string" && fromAttribute ? fromAttribute(value, type) : value;
  };
  Object.defineProperty(prototype, name, {
    ...accessor,
    set(this: HfElement, value: unknown) {
      fallback ??= { value };
      const given = clean(value);
      const odd = words && [given].flat().find((word) => !words.includes(word as string));
      if (words) this.sayOdd(typeof attribute === "string" ? attribute : String(name), odd, words);
      set.call(this, odd === undefined || Array.isArray(given) ? given : fallback.value);
    },
  });
}
