// What tests of a chat share.
import { fixture, html } from "@open-wc/testing-helpers/pure";
import type { ChatMessage } from "../../../src/core/message.ts";
import "../../../src/define/chatbot.ts";
import { beside } from "../../../src/elements/chatbot/late-beside.ts";
import { steps } from "../../../src/elements/chatbot/late-steps.ts";
import { loadExtras } from "../../../src/elements/chatbot/transcript.ts";
import { loadMarkdown } from "../../../src/markdown/load.ts";

export type Chatbot = HTMLElementTagNameMap["hf-chatbot"];

export const talk: ChatMessage[] = [
  { role: "system", content: "Be brief." },
  { role: "user", content: "Hello" },
  { role: "assistant", content: "Hi **there**" },
];

export async function shown(value: unknown, properties: Partial<Chatbot> = {}): Promise<Chatbot> {
  const chat = await fixture<Chatbot>(html`<hf-chatbot></hf-chatbot>`);
  Object.assign(chat, properties, { value });
  await ready(chat);
  return chat;
}

/** Until all that it shows is loaded and drawn. */
export async function ready(chat: Chatbot): Promise<void> {
  await chat.updateComplete;
  await Promise.all([loadMarkdown(), loadExtras(), steps.load(), beside.load()]);
  await pause(0);
  await chat.updateComplete;
}

export function once<Name extends keyof HTMLElementEventMap>(chat: Chatbot, name: Name): Promise<HTMLElementEventMap[Name]> {
  return new Promise((resolve) => chat.addEventListener(name, resolve, { once: true }));
}

export async function tall(properties: Partial<Chatbot> = {}): Promise<Chatbot> {
  const chat = await shown(null, properties);
  chat.value = Array.from({ length: 40 }, (_, index) => ({ role: index % 2 ? "assistant" : "user", content: `Message ${index}` }));
  await chat.updateComplete;
  return chat;
}

export function grow(chat: Chatbot): void {
  chat.value = [...chat.value, { role: "assistant", content: "More\n\n".repeat(10), status: "streaming" }];
}

export async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export function articles(chat: Chatbot): HTMLElement[] {
  return [...chat.shadowRoot!.querySelectorAll("article")];
}

export function button(chat: Chatbot, name: string): HTMLElement | null {
  return chat.shadowRoot!.querySelector(`button[aria-label="${name}"]`);
}

export function atEnd(scroller: Element): boolean {
  return scroller.scrollTop > 0 && scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 2;
}

export function listen(): () => string[] {
  const heard: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      if ((target as Element).matches("[data-hf-announcer]") && addedNodes.length > 0) heard.push(addedNodes[0]!.textContent!);
    }
  });
  observer.observe(document.body, { subtree: true, childList: true });
  return () => (observer.disconnect(), heard);
}
