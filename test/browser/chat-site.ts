// What tests of whole chat pages share.
import type { Page } from "puppeteer-core";
import type { ChatMessage } from "../../src/core/message.ts";
import type { HfChatInterface } from "../../src/apps/chat-interface/hf-chat-interface.ts";

export type Chat = HfChatInterface;

export async function chatReady(page: Page): Promise<void> {
  await page.waitForFunction(() => (document.querySelector("hf-chat-interface") as unknown as { loaded?: boolean } | null)?.loaded);
}

export function messages(page: Page): Promise<ChatMessage[]> {
  return page.$eval("hf-chat-interface", (app) => (app as unknown as Chat).value.map((message) => ({ ...message })));
}

/** Types into the text box and presses Enter. */
export async function send(page: Page, text: string): Promise<void> {
  await (await page.waitForSelector("hf-chat-interface > hf-multimodal-textbox >>> textarea"))!.focus();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

/** Waits until an answer has some words. */
export async function answering(page: Page, characters = 5): Promise<void> {
  await page.waitForFunction(
    (least) => {
      const last = (document.querySelector("hf-chat-interface") as unknown as Chat).value.at(-1);
      return last?.role === "assistant" && last.status === "streaming" && last.content.length >= least;
    },
    {},
    characters,
  );
}

export async function press(page: Page, selector: string): Promise<void> {
  await (await page.waitForSelector(selector))!.click();
}

/** The titles in the list of conversations, the open one marked. */
export function titles(page: Page): Promise<string[]> {
  return page.$eval("hf-conversations", (element) =>
    [...element.shadowRoot!.querySelectorAll("li")].map(
      (item) => (item.getAttribute("aria-current") ? "> " : "") + item.querySelector(".title")!.textContent!,
    ),
  );
}
