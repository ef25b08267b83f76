/** The person has chosen one of the answers that a message offers. Bubbles. */
export class HfOptionEvent extends Event {
  /** Where the message is in `value`, counted from 0. */
  readonly index: number;
  /** The option’s value. */
  readonly value: string;

  constructor(index: number, value: string) {
    super("hf-option", { bubbles: true, composed: true });
    this.index = index;
    this.value = value;
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-option": HfOptionEvent;
  }
}
