/** A timer's interval is over. */
export class HfTickEvent extends Event {
  constructor() {
    super("hf-tick");
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-tick": HfTickEvent;
  }
}
