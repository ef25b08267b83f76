import { announce } from "../../base/announcer.ts";
import type { ChatMessage } from "../../core/message.ts";
import { chatWord } from "./words.ts";

/** Nobody listens to more at a time; the transcript has the rest. */
const MOST_CHARACTERS = 5000;
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
   * @param words what it says, asked for at its end
   */
  follow(message: ChatMessage | undefined, open: boolean, words: () => string): void {
    if (message === this.spoken && !this.started) return;
    clearTimeout(this.timer);
    if (message?.role !== "assistant") {
      this.started = false;
      this.spoken = message;
    } else if (open) {
      if (!this.started) announce(chatWord("answering"));
      this.started = true;
    } else {
      this.timer = setTimeout(() => this.finish(message, words()), message.status ? 0 : QUIET_MS);
    }
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private finish(message: ChatMessage, words: string): void {
    this.started = false;
    this.spoken = message;
    const text = words.trim();
    if (text) announce(text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS).replace(/\s\S*$/, "")}…` : text);
  }
}
