import { css, nothing, type CSSResultGroup, type PropertyValues } from "lit";
import { property } from "lit/decorators.js";
import { HfElement } from "../base/hf-element.ts";
import { HfTickEvent } from "./events.ts";

/** Shorter would keep the page busy with nothing else. */
const SHORTEST = 0.01;

/**
 * Sets listeners off again and again. The first tick comes after the first interval.
 *
 * @tag hf-timer
 * @fires {HfTickEvent} hf-tick - An interval is over.
 */
export class HfTimer extends HfElement {
  static override readonly tag = "hf-timer";
  static override styles: CSSResultGroup = css`
    :host {
      display: none;
    }
  `;

  /** Seconds between two ticks. A change starts the interval anew. */
  @property({ type: Number }) interval = 1;
  /** Does not tick. */
  @property({ type: Boolean, reflect: true }) paused = false;

  private ticking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.restart();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.halt();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has("interval") || changed.has("paused")) this.restart();
  }

  private restart(): void {
    this.halt();
    if (this.paused || !this.isConnected || !(this.interval > 0)) return;
    this.ticking = setInterval(() => this.dispatchEvent(new HfTickEvent()), Math.max(SHORTEST, this.interval) * 1000);
  }

  private halt(): void {
    clearInterval(this.ticking);
    this.ticking = undefined;
  }

  protected override render(): typeof nothing {
    return nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-timer": HfTimer;
  }
}
