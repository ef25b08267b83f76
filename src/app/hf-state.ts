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

  /** Begins anew with the first value: that of the markup, or the first one that was set. */
  reset(): void {
    this.value = this.first;
  }

  protected override valueChanged(): void {
    if (this.first === undefined || this.first === null) this.first = this.value;
  }

  protected override coerce(value: unknown, earlier: unknown): unknown {
    if (value === undefined) return null;
    // What is frozen comes from a run, which has compared it.
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
