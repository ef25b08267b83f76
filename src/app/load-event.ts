/** The app's blocks are there and its state is restored. Fired from the app, once. */
export class HfLoadEvent extends Event {
  constructor() {
    super("hf-load");
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-load": HfLoadEvent;
  }
}
