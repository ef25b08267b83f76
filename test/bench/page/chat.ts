// What the bench of the chat runs in the page: built as the script-tag build is.
import "../../../src/define/chatbot.ts";
import { loadMarkdown } from "../../../src/markdown/load.ts";
import { loadExtras } from "../../../src/elements/chatbot/transcript.ts";
import type { ChatMessage } from "../../../src/core/message.ts";
import { frame, PARAGRAPH, text, turn } from "./answer.ts";
import * as long from "./long-chat.ts";

/** A place to stream into, and what shows a text there. */
interface Stage {
  readonly show: (text: string, done: boolean) => unknown;
  readonly element: Element;
}

let stage: Stage | undefined;

/**
 * The least that must be done: a text node a paragraph that only grows, and the whole text parsed once. Earlier texts
 * stand before it, laid out where they are seen.
 */
async function prepareBaseline(earlier: number): Promise<Stage> {
  const { createRenderer } = await loadMarkdown();
  const chat = document.body.appendChild(document.createElement("div"));
  chat.className = "chat";
  for (let index = 0; index < earlier; index++) {
    const before = chat.appendChild(document.createElement("div"));
    before.className = "before";
    createRenderer(before).finish(`Message ${index}. ${PARAGRAPH}`);
  }
  const element = chat.appendChild(document.createElement("div"));
  let paragraph = element.appendChild(document.createElement("p")).appendChild(document.createTextNode(""));
  let shown = 0;
  const show = (now: string, done: boolean) => {
    const [more = "", ...next] = now.slice(shown).split("\n\n");
    paragraph.appendData(more);
    for (const piece of next) paragraph = element.appendChild(document.createElement("p")).appendChild(document.createTextNode(piece));
    shown = now.length;
    if (done) createRenderer(element).finish(now);
  };
  return { show, element: chat };
}

/** A whole chatbot, with so many earlier messages. */
async function prepareChat(earlier: number): Promise<Stage> {
  const { HfChatbot } = await import("../../../src/define/chatbot.ts");
  const element = new HfChatbot();
  element.className = "chat";
  document.body.append(element);
  const before: ChatMessage[] = Array.from({ length: earlier }, (_, index) => ({
    role: index % 2 ? "assistant" : "user",
    content: `Message ${index}. ${PARAGRAPH}`,
  }));
  element.value = [...before, { role: "user" as const, content: "Go" }];
  await Promise.all([loadMarkdown(), loadExtras()]);
  await frame();
  await element.updateComplete;
  const kept = element.value;
  const show = (now: string, done: boolean) => {
    element.value = [...kept, { role: "assistant", content: now, status: done ? "done" : "streaming" }];
    return done ? element.updateComplete : undefined;
  };
  return { show, element };
}

export async function prepare(what: "baseline" | "chat", earlier: number): Promise<void> {
  stage?.element.remove();
  stage = what === "chat" ? await prepareChat(earlier) : await prepareBaseline(earlier);
  // What is made at first is not counted.
  for (let count = 0; count < 20; count++) await frame();
}

/** Gives a text in pieces of four characters, so many a frame. @returns the longest task, in milliseconds */
export async function stream(length: number, perFrame: number): Promise<number> {
  const whole = text(length);
  const { show } = stage!;
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: "longtask" });
  for (let piece = 1; piece * 4 < whole.length + 4; piece++) {
    show(whole.slice(0, piece * 4), false);
    await (piece % perFrame === 0 ? frame() : turn());
  }
  await show(whole, true);
  await frame();
  await frame();
  observer.disconnect();
  return longest;
}

Object.assign(window, { bench: { prepare, stream, text, ...long } });
