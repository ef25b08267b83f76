import { announce } from "../../base/announcer.ts";
import { textOf, type ChatMessage } from "../../base/message.ts";
import { word } from "../../base/words.ts";

const MOST_CHARACTERS = 500;
/** An answer that does not say whether it is done counts as done once it has not grown for so long. */
const QUIET_MS = 1000;

/** Tells people who use a screen reader that an answer comes, and the answer once, at its end. */
export class Narrator {
  private started = false;
  private spoken: ChatMessage | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes what is there already as known. */
  skip(message: ChatMessage | undefined): void {
    this.spoken = message;
  }

  /**
   * @param message the last one
   * @param open whether it still grows
   */
  follow(message: ChatMessage | undefined, open: boolean): void {
    if (message === this.spoken && !this.started) return;
    clearTimeout(this.timer);
    if (message?.role !== "assistant") {
      this.started = false;
      this.spoken = message;
    } else if (open) {
      if (!this.started) announce(word("answering"));
      this.started = true;
    } else {
      this.timer = setTimeout(() => this.finish(message), message.status ? 0 : QUIET_MS);
    }
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private finish(message: ChatMessage): void {
    this.started = false;
    this.spoken = message;
    const text = textOf(message).trim();
    if (text) announce(text.slice(0, MOST_CHARACTERS));
  }
}
