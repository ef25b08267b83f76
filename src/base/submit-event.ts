/** The person sends what is in a box. Bubbles. */
export class HfSubmitEvent extends Event {
  constructor() {
    super("hf-submit", { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-submit": HfSubmitEvent;
  }
}
