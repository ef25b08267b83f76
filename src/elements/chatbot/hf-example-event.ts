import type { ChatExample } from "./chat-example.ts";

/** The person has chosen an example of an empty chat. Bubbles. */
export class HfExampleEvent extends Event {
  /** Which one it is, counted from 0. */
  readonly index: number;
  /** Its text and files. */
  readonly value: ChatExample;

  constructor(index: number, value: ChatExample) {
    super("hf-example", { bubbles: true, composed: true });
    this.index = index;
    this.value = value;
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-example": HfExampleEvent;
  }
}
