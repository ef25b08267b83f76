import type { ChatExample } from "./chat-example.ts";

/** The person has copied an answer. Bubbles. */
export class HfCopyEvent extends Event {
  /** Where the message is in `value`, counted from 0. */
  readonly index: number;
  /** The text copied. */
  readonly value: string;

  constructor(index: number, value: string) {
    super("hf-copy", { bubbles: true, composed: true });
    this.index = index;
    this.value = value;
  }
}

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

/** The person asks for another answer to their last message. Bubbles. */
export class HfRetryEvent extends Event {
  /** Where the person’s message is in `value`, counted from 0. */
  readonly index: number;
  /** Its text. */
  readonly value: string;

  constructor(index: number, value: string) {
    super("hf-retry", { bubbles: true, composed: true });
    this.index = index;
    this.value = value;
  }
}

/** The person asks for the rest of an answer that broke off. Bubbles. */
export class HfContinueEvent extends Event {
  /** Where the answer is in `value`, counted from 0. */
  readonly index: number;
  /** What there is of it. */
  readonly value: string;

  constructor(index: number, value: string) {
    super("hf-continue", { bubbles: true, composed: true });
    this.index = index;
    this.value = value;
  }
}

/** The person takes back their last message and what was answered. Bubbles. */
export class HfUndoEvent extends Event {
  /** Where the person’s message is in `value`, counted from 0. */
  readonly index: number;
  /** Its text. */
  readonly value: string;

  constructor(index: number, value: string) {
    super("hf-undo", { bubbles: true, composed: true });
    this.index = index;
    this.value = value;
  }
}

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

/** The person has chosen one of the answers that a message offers. Bubbles. */
export class HfOptionEvent extends Event {
  /** Where the message is in `value`, counted from 0. */
  readonly index: number;
  /** The option’s value. */
  readonly value: string;

  constructor(index: number, value: string) {
    super("hf-option", { bubbles: true, composed: true });
    this.index = index;
    this.value = value;
  }
}

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
    "hf-copy": HfCopyEvent;
    "hf-like": HfLikeEvent;
    "hf-retry": HfRetryEvent;
    "hf-continue": HfContinueEvent;
    "hf-undo": HfUndoEvent;
    "hf-edit": HfEditEvent;
    "hf-option": HfOptionEvent;
    "hf-example": HfExampleEvent;
  }
}
