/** The person asks that what is going on stops. Bubbles. */
export class HfStopEvent extends Event {
  constructor() {
    super("hf-stop", { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-stop": HfStopEvent;
  }
}
