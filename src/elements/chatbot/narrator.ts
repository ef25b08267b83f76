import { announce } from "../../base/announcer.ts";
import type { HfError } from "../../core/hf-error.ts";
import type { ChatMessage } from "../../core/message.ts";
import { saysWhy, steps } from "./late-steps.ts";
import type { Row } from "./rows.ts";
import { firstSentences, spokenText } from "./spoken-text.ts";
import type { Transcript } from "./transcript.ts";
import { chatWord } from "./words.ts";

/** Nobody listens to more at a time; the transcript has the rest. */
const MOST_CHARACTERS = 5000;
/** What stands in a row beside what it says. */
const BESIDE = ".status, [part~=tool], [part~=thought]";
/** An answer that does not say whether it is done counts as done once it has not grown for so long. */
const QUIET_MS = 1000;

/** Errors that are about the chat and not about a turn in it. */
const OF_THE_CHAT: readonly string[] = ["author", "unloaded"];

/**
 * Tells people who use a screen reader that an answer comes, and once, at its end, what it says and how it ended. What
 * was said or shown of a turn goes with the turn.
 */
export class Narrator {
  private began: boolean;
  private started: boolean;
  private spoken: ChatMessage | undefined;
  /** Takes back that an answer comes. */
  private unsay: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The answer of which the last was said, and what takes that back. */
  private told: { readonly of: ChatMessage; unsay: () => void } | undefined;
  /** The error that is shown, and the last message when it came. */
  private fault: { readonly error: HfError; readonly of: ChatMessage | undefined } | undefined;

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
    clearTimeout(this.timer);
    this.takeBack(transcript, open);
    // A conversation that comes back from storage is not news.
    if (isKnown && !open) {
      this.spoken = message;
      return;
    }
    if (message === this.spoken && !this.started) return;
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

  /** @param open whether an answer is coming */
  private takeBack({ chat, messages }: Transcript, open: boolean): void {
    const { told } = this;
    // How an answer failed would be heard of the next one; one that is whole is still to be heard.
    const isPast = told && open && (told.of.status ?? "done") !== "done";
    if (told && (isPast || !messages.includes(told.of))) {
      this.told = undefined;
      told.unsay();
    }
    const { error } = chat;
    if (!error || OF_THE_CHAT.includes(error.code)) this.fault = undefined;
    else if (error !== this.fault?.error) this.fault = open ? undefined : { error, of: messages.at(-1) };
    const { of } = this.fault ?? {};
    // Not while it is being drawn.
    if (of && !messages.some(({ id }) => id === of.id))
      void chat.updateComplete.then(() => chat.error === error && (chat.error = undefined));
  }

  private finish(message: ChatMessage, words: string): void {
    this.end(message);
    const told = (this.told = { of: message, unsay: () => {} });
    const said = firstSentences(words, MOST_CHARACTERS);
    const tell = (ending?: string) => {
      const text = [said, ending].filter(Boolean).join("\n");
      // The sentence may come when the answer has gone.
      if (text && this.told === told) told.unsay = announce(text);
    };
    const { status } = message;
    if (status === "error") tell(chatWord("failed"));
    else if (status === "interrupted") tell(chatWord("interrupted"));
    else if (status !== "stopped") tell();
    else if (saysWhy(message))
      steps.load().then(
        ({ endSentence }) => tell(endSentence(message)),
        () => tell(), // the chat says that a part is missing
      );
    // Whoever stops an answer knows; if there are no words of it, that is all there is to say.
    else tell(said ? undefined : chatWord("stopped"));
  }
}

/** What the rows of a group say as they are read on screen: neither Markdown nor what was thought on the way. */
function wordsOnScreen({ group }: Row, { rows, list }: Transcript): string {
  const articles = rows.list.filter(({ message }) => group.some((one) => one.message === message)).map((row) => list?.articleOf(row));
  return spokenText(
    articles.flatMap((article) => {
      const parts = [...(article?.querySelectorAll("[part~=content], [part~=image]") ?? [])].filter((part) => !part.closest("details"));
      // An author's own form of a message has parts of its own. How it ended is said behind it.
      return parts.length > 0 ? parts : [...(article?.children ?? [])].filter((part) => !part.matches(BESIDE));
    }),
  );
}
