import { endOf, waitingTools, type MessageEnd } from "./message-end.ts";
import type { ChatMessage } from "./message.ts";
import { wording, type EndWordKey } from "./words.ts";

/** What a person is told of an answer that is not whole. */
const english: Readonly<Record<EndWordKey, string>> = {
  endLength: "The answer reached its length limit before its end.",
  endFilter: "The provider’s filter cut the answer off. Ask in another way.",
  endRefusal: "The model declined. Ask in another way.",
  endTools: "The model wants to use {names}, but this app runs no tools. Ask for an answer without them.",
  endEmpty: "The model gave no answer. Try again, or ask in another way.",
};

const KEYS: Readonly<Partial<Record<MessageEnd, EndWordKey>>> = {
  length: "endLength",
  filter: "endFilter",
  refusal: "endRefusal",
  tools: "endTools",
  empty: "endEmpty",
};

/** The sentence about an answer that says itself why it is not whole; `undefined` for all others. */
export function endSentence(message: ChatMessage): string | undefined {
  const key = KEYS[endOf(message) ?? "whole"];
  const names = new Set(waitingTools(message).map(({ name }) => `“${name}”`));
  return key && wording(key, english[key], { names: new Intl.ListFormat(undefined, { type: "conjunction" }).format(names) });
}
