import { announce } from "../../base/announcer.ts";
import type { ChatMessage } from "../../core/message.ts";
import type { Row } from "./rows.ts";
import { cutText, spokenText } from "./spoken-text.ts";
import type { Transcript } from "./transcript.ts";
import { chatWord } from "./words.ts";

/** Nobody listens to more at a time; the transcript has the rest. */
const MOST_CHARACTERS = 5000;
/** An answer that does not say whether it is done counts as done once it has not grown for so long. */
const QUIET_MS = 1000;

/** Tells people who use a screen reader that an answer comes, and the answer once, at its end. */
export class Narrator {
  private began = false;
  private started = false;
  private spoken: ChatMessage | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param isNew whether there was nothing before */
  follow(transcript: Transcript, isNew: boolean): void {
    const { messages, rows } = transcript;
    const message = messages.at(-1);
    const row = rows.list.at(-1);
    const open = row?.open ?? false;
    const isKnown = isNew || !this.began;
    this.began = true;
    // A conversation that comes back from storage is not news.
    if (isKnown && !open) {
      this.spoken = message;
      return;
    }
    if (message === this.spoken && !this.started) return;
    clearTimeout(this.timer);
    if (message?.role !== "assistant") {
      this.started = false;
      this.spoken = message;
    } else if (open) {
      if (!this.started) announce(chatWord("answering"));
      this.started = true;
    } else {
      this.timer = setTimeout(() => this.finish(message, row ? saidIn(row, transcript) : ""), message.status ? 0 : QUIET_MS);
    }
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private finish(message: ChatMessage, words: string): void {
    this.started = false;
    this.spoken = message;
    if (words) announce(cutText(words, MOST_CHARACTERS));
  }
}

/** What the rows of a group say as they are read on screen: neither Markdown nor what was thought on the way. */
function saidIn({ group }: Row, { rows, list }: Transcript): string {
  const articles = rows.list.filter(({ message }) => group.some((one) => one.message === message)).map((row) => list?.articleOf(row));
  return spokenText(
    articles.flatMap((article) => {
      // An author's own form of a message has parts of its own.
      const parts = [...(article?.querySelectorAll("[part~=content], [part~=image]") ?? [])].filter((part) => !part.closest("details"));
      return parts.length > 0 || !article ? parts : [article];
    }),
  );
}
