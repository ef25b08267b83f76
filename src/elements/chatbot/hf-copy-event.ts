/** The person has copied an answer. Bubbles. */
export class HfCopyEvent extends Event {
  /** Where the message is in `value`, counted from 0. */
  readonly index: number;
  /** The text copied. */
  readonly value: string;

  constructor(index: number, value: string) {
    super("hf-copy", { bubbles: true, composed: true });
    this.index = index;
    this.value = value;
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-copy": HfCopyEvent;
  }
}
