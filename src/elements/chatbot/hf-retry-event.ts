/** The person asks for another answer to their last message. Bubbles. */
export class HfRetryEvent extends Event {
  /** Where the person’s message is in `value`, counted from 0. */
  readonly index: number;
  /** Its text. */
  readonly value: string;

  constructor(index: number, value: string) {
    super("hf-retry", { bubbles: true, composed: true });
    this.index = index;
    this.value = value;
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-retry": HfRetryEvent;
  }
}
