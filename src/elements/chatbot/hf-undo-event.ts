/** The person takes back their last message and what was answered. Bubbles. */
export class HfUndoEvent extends Event {
  /** Where the person’s message is in `value`, counted from 0. */
  readonly index: number;
  /** Its text. */
  readonly value: string;

  constructor(index: number, value: string) {
    super("hf-undo", { bubbles: true, composed: true });
    this.index = index;
    this.value = value;
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-undo": HfUndoEvent;
  }
}
