import { css, nothing, type CSSResultGroup } from "lit";
import { HfValueElement } from "../base/value-element.ts";
import { snapshot } from "../core/snapshot.ts";

/**
 * A value of the app that is not shown. Its text is its first value, as JSON.
 *
 * @tag hf-state
 */
export class HfState extends HfValueElement<unknown> {
  static override readonly tag = "hf-state";
  static override readonly valueKind = "json";
  static override styles: CSSResultGroup = css`
    :host {
      display: none;
    }
  `;

  private first: unknown;

  /** Begins anew with what its author gave it, in markup or with the element; with no value where that was nothing. */
  reset(): void {
    this.value = this.first;
  }

  protected override valueChanged(): void {
    // What is set later is what has become of it.
    if (!this.touched || !this.hasUpdated) this.first = this.value;
  }

  protected override coerce(value: unknown, earlier: unknown): unknown {
    // What is frozen comes from a run, which has compared it. No value is `undefined`: a function's own default stands for it.
    return Object.isFrozen(value) ? value : snapshot(value, earlier);
  }

  protected override render(): typeof nothing {
    return nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-state": HfState;
  }
}
