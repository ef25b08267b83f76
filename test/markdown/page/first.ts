// What runs inside a page that has shown no Markdown yet: what shows it comes with its first text.
import "../../../src/define/chatbot.ts";
import "../../../src/define/markdown.ts";
import * as self from "./first.ts";
import { answer } from "./texts.ts";

const PIECE = 4;

const elements = {
  "hf-markdown"() {
    const element = document.createElement("hf-markdown");
    return { element, show: (text: string) => void (element.value = text) };
  },
  "hf-chatbot"() {
    const element = document.createElement("hf-chatbot");
    const question = { id: "question", role: "user", content: "Tell me." };
    const show = (content: string) =>
      void (element.value = [question, { id: "answer", role: "assistant", content, status: "streaming" }] as typeof element.value);
    return { element, show };
  },
};

export type First = keyof typeof elements;

/** Streams an answer of so many characters, a piece a frame, into an element that is the first of its page. */
export async function streamFirst(kind: First, length: number): Promise<void> {
  const text = answer(length);
  const { element, show } = elements[kind]();
  document.body.append(element);
  element.progress = {};
  for (let end = PIECE; end <= length; end += PIECE) {
    show(text.slice(0, end));
    await new Promise(requestAnimationFrame);
  }
  element.progress = undefined;
  while (!element.shadowRoot?.querySelector(".markdown p")) await new Promise(requestAnimationFrame);
}

Object.assign(globalThis, { markdown: self });
