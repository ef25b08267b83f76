/** The person leaves the page. What is done now must be done at once; the page may still come back from the browser's cache. */
export class HfUnloadEvent extends Event {
  constructor() {
    super("hf-unload");
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-unload": HfUnloadEvent;
  }
}
