// What tests of a whole chat share.
import { html, type TemplateResult } from "lit";
import type { ChatMessage } from "../../../src/core/message.ts";
import "../../../src/define/chat-interface.ts";
import "../../../src/define/conversations.ts";
import "../../../src/define/label.ts";
import "../../../src/define/markdown.ts";
import "../../../src/define/slider.ts";
import "../../../src/define/textbox.ts";
import { loadExtras } from "../../../src/elements/chatbot/transcript.ts";
import type { HfChatInterface } from "../../../src/index.ts";
import { loadMarkdown } from "../../../src/markdown/load.ts";
import { page, tick, until } from "../../app/page.ts";

export type Chat = HfChatInterface;

/** Puts a chat on the page and waits until it takes messages. */
export async function chatPage(markup: TemplateResult, properties: Partial<Chat> = {}): Promise<Chat> {
  const root = await page(html`<div>${markup}</div>`);
  const app = root.querySelector<Chat>("hf-chat-interface")!;
  Object.assign(app, properties);
  await app.ready;
  await app.updateComplete;
  await app.chat!.updateComplete;
  return app;
}

/** A chat around a function. */
export function chatOf(handler: (inputs: any, run: any) => unknown, properties: Partial<Chat> = {}): Promise<Chat> {
  return chatPage(html`<hf-chat-interface></hf-chat-interface>`, { handler, ...properties });
}

/** Who says what, in order. */
export function said(app: Chat): [string, unknown][] {
  return app.value.map(({ role, content }) => [role, content]);
}

export function last(app: Chat): ChatMessage | undefined {
  return app.value.at(-1);
}

/** Types a message and presses Enter. */
export function send(app: Chat, text: string): void {
  const box = app.box!;
  box.value = typeof box.value === "string" ? text : { text, files: box.value.files };
  box
    .shadowRoot!.querySelector("textarea")!
    .dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true, cancelable: true }));
}

/** Sends, and waits for the end of the answer. */
export async function ask(app: Chat, text: string): Promise<void> {
  const before = app.value.length;
  send(app, text);
  await until(() => app.value.length > before && ended(app), `an answer to ${text}`);
}

export function ended(app: Chat): boolean {
  return last(app)?.role === "assistant" && last(app)?.status !== "streaming" && (app.box as { busy?: boolean }).busy !== true;
}

export function boxText(app: Chat): string {
  const value = app.box!.value;
  return typeof value === "string" ? value : value.text;
}

/** A real picture: what cannot be read as one soon shows as a file among others. */
export async function picture(name: string): Promise<File> {
  const response = await fetch("/test/fixtures/invoice.png");
  return new File([await response.blob()], name, { type: "image/png" });
}

/** A button of the chatbot or of its interface by what it does. */
export async function press(app: Chat, action: string, at = -1): Promise<void> {
  await shown(app);
  const buttons = [...app.chat!.shadowRoot!.querySelectorAll<HTMLElement>(`[data-action=${action}]`)];
  const button = buttons.at(at);
  if (!button) throw new Error(`There is no button ${action}.`);
  button.click();
  await tick();
}

/** Until everything that waits for a frame or for a part to be loaded is on the page. */
export async function shown(app: Chat): Promise<void> {
  const chat = app.chat!;
  await chat.updateComplete;
  await Promise.all([loadMarkdown(), loadExtras()]);
  await tick();
  await chat.updateComplete;
}

export function articles(app: Chat): HTMLElement[] {
  return [...app.chat!.shadowRoot!.querySelectorAll("article")];
}

export function bubbles(app: Chat, role: "user" | "assistant"): HTMLElement[] {
  return articles(app).filter((article) => article.classList.contains(role));
}
