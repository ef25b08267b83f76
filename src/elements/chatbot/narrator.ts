import { announce } from "../../base/announcer.ts";
import type { ChatMessage } from "../../core/message.ts";
import { loadSteps } from "./late-steps.ts";
import type { Row } from "./rows.ts";
import { firstSentences, spokenText } from "./spoken-text.ts";
import type { Transcript } from "./transcript.ts";
import { chatWord } from "./words.ts";

/** Nobody listens to more at a time; the transcript has the rest. */
const MOST_CHARACTERS = 5000;
/** An answer that does not say whether it is done counts as done once it has not grown for so long. */
const QUIET_MS = 1000;

/** Tells people who use a screen reader that an answer comes, and once, at its end, what it says and how it ended. */
export class Narrator {
  private began: boolean;
  private started: boolean;
  private spoken: ChatMessage | undefined;
  /** Takes back that an answer comes. */
  private unsay: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param isLate whether an answer has begun already */
  constructor(isLate: boolean) {
    this.began = this.started = isLate;
  }

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
    // One that is where it was before the answer: the answer never came, or was taken back with its question.
    if (message?.role !== "assistant" || message === this.spoken) {
      this.end(message);
    } else if (open) {
      if (!this.started) this.unsay = announce(chatWord("answering"));
      this.started = true;
    } else {
      this.timer = setTimeout(() => this.finish(message, row ? wordsOnScreen(row, transcript) : ""), message.status ? 0 : QUIET_MS);
    }
  }

  stop(): void {
    clearTimeout(this.timer);
    this.unsay?.();
  }

  private end(message: ChatMessage | undefined): void {
    this.started = false;
    this.spoken = message;
    this.unsay?.();
    this.unsay = undefined;
  }

  private finish(message: ChatMessage, words: string): void {
    this.end(message);
    const { status, finish } = message;
    const said = firstSentences(words, MOST_CHARACTERS);
    // Whoever stops an answer knows; if there are no words of it, that is all there is to say.
    const stopped = status === "stopped" && !said ? chatWord("stopped") : undefined;
    if (status === "error") tell(said, chatWord("failed"));
    else if (status === "interrupted") tell(said, chatWord("interrupted"));
    else if (status !== "stopped" || finish === undefined) tell(said, stopped);
    else
      loadSteps().then(
        (steps) => tell(said, steps.endingOf(message)?.text ?? stopped),
        () => tell(said, stopped), // the chat says that a part is missing
      );
  }
}

function tell(...sentences: readonly (string | undefined)[]): void {
  const text = sentences.filter(Boolean).join("\n");
  if (text) announce(text);
}

/** What the rows of a group say as they are read on screen: neither Markdown nor what was thought on the way. */
function wordsOnScreen({ group }: Row, { rows, list }: Transcript): string {
  const articles = rows.list.filter(({ message }) => group.some((one) => one.message === message)).map((row) => list?.articleOf(row));
  return spokenText(
    articles.flatMap((article) => {
      // An author's own form of a message has parts of its own.
      const parts = [...(article?.querySelectorAll("[part~=content], [part~=image]") ?? [])].filter((part) => !part.closest("details"));
      return parts.length > 0 || !article ? parts : [article];
    }),
  );
}
