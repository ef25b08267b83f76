import type { ChatMessage } from "../../core/message.ts";

/** The person empties the chat. Cancelable: then it stays as it is, and the app decides. Bubbles. */
export class HfClearEvent extends Event {
  /** The conversation that goes. */
  readonly value: readonly ChatMessage[];

  constructor(value: readonly ChatMessage[]) {
    super("hf-clear", { bubbles: true, composed: true, cancelable: true });
    this.value = value;
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-clear": HfClearEvent;
  }
}
