/** The person says whether an answer is good. Bubbles. */
export class HfLikeEvent extends Event {
  /** Where the message is in `value`, counted from 0. */
  readonly index: number;
  /** The answer’s text. */
  readonly value: string;
  /** `true` for good, `false` for bad, an empty string where it is taken back. */
  readonly liked: boolean | string;

  constructor(index: number, value: string, liked: boolean | string) {
    super("hf-like", { bubbles: true, composed: true });
    this.index = index;
    this.value = value;
    this.liked = liked;
  }
}

declare global {
  interface HTMLElementEventMap {
    "hf-like": HfLikeEvent;
  }
}
