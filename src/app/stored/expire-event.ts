/** A block's stored value was deleted because its time (`ttl`) was over. */
export class HfExpireEvent extends Event {
  /** What it was. */
  readonly value: unknown;

  constructor(value: unknown) {
    super("hf-expire", { bubbles: true, composed: true });
    this.value = value;
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-expire": HfExpireEvent;
  }
}
