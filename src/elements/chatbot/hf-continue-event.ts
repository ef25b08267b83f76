/** The person asks for the rest of an answer that broke off. Bubbles. */
export class HfContinueEvent extends Event {
  /** Where the answer is in `value`, counted from 0. */
  readonly index: number;
  /** What there is of it. */
  readonly value: string;

  constructor(index: number, value: string) {
    super("hf-continue", { bubbles: true, composed: true });
    this.index = index;
    this.value = value;
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-continue": HfContinueEvent;
  }
}
