/** The person has changed one of their messages. `value` of the chatbot stays as it is: the app decides. Bubbles. */
export class HfEditEvent extends Event {
  /** Where the person’s message is in `value`, counted from 0. */
  readonly index: number;
  /** Its text before. */
  readonly previous: string;
  /** Its new text. */
  readonly value: string;

  constructor(index: number, previous: string, value: string) {
    super("hf-edit", { bubbles: true, composed: true });
    this.index = index;
    this.previous = previous;
    this.value = value;
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-edit": HfEditEvent;
  }
}
