/** One changed message. */
export interface Edit {
  /** Where it is in `value`, counted from 0. */
  readonly index: number;
  /** Its text before. */
  readonly previous: string;
  /** Its new text. */
  readonly value: string;
}

/** The person has changed messages. `value` of the chatbot stays as it is: the app decides. Bubbles. */
export class HfEditEvent extends Event implements Edit {
  readonly index: number;
  readonly previous: string;
  readonly value: string;
  /** All messages that were changed together, in order; the first is also in the fields of the event itself. */
  readonly edits: readonly Edit[];

  constructor(index: number, previous: string, value: string, edits: readonly Edit[] = [{ index, previous, value }]) {
    super("hf-edit", { bubbles: true, composed: true });
    this.index = index;
    this.previous = previous;
    this.value = value;
    this.edits = edits;
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-edit": HfEditEvent;
  }
}
