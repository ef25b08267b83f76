// Long conversations, for the bench of the chat: what it is to set them, to keep them, and to type beside them.
import { HfChatbot } from "../../../src/define/chatbot.ts";
import type { ChatMessage } from "../../../src/core/message.ts";
import { loadExtras } from "../../../src/elements/chatbot/transcript.ts";
import { loadMarkdown } from "../../../src/markdown/load.ts";
import { BLOCKS, frame, PARAGRAPH, turn } from "./answer.ts";

/** Questions in plain words, and answers with headings, lists, tables and code. */
function talk(count: number): ChatMessage[] {
  return Array.from({ length: count }, (_, index) => {
    const [one, two] = [BLOCKS[(index >> 1) % BLOCKS.length], BLOCKS[((index >> 1) + 1) % BLOCKS.length]];
    return index % 2
      ? { role: "assistant", content: `Answer ${index}.\n\n${one}\n\n${two}` }
      : { role: "user", content: `Question ${index}: how does it go on from here?` };
  });
}

let chat: HfChatbot | undefined;
let bare: HTMLElement | undefined;

/** A chat with one answer, so that all it needs is loaded. */
export async function emptyChat(): Promise<void> {
  chat?.remove();
  bare?.remove();
  chat = new HfChatbot();
  chat.className = "chat";
  document.body.append(chat);
  chat.value = talk(2);
  await Promise.all([chat.updateComplete, loadMarkdown(), loadExtras()]);
  for (let count = 0; count < 20; count++) await frame();
}

export interface AtOnce {
  readonly painted: number;
  readonly whole: number;
}

/** Sets a long conversation. @returns when it was painted first, and when all was there, in milliseconds */
export async function setAtOnce(count: number): Promise<AtOnce> {
  const value = talk(count);
  await frame();
  const start = performance.now();
  chat!.value = value;
  await frame();
  await turn();
  const painted = performance.now() - start;
  await chat!.updateComplete;
  const whole = performance.now() - start;
  await frame();
  await frame();
  const root = chat!.shadowRoot!;
  const scroller = root.querySelector("#scroller")!;
  const far = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
  if (root.querySelectorAll("article").length !== count || far > 1)
    throw new Error(`Of ${count} messages, some are missing, or the view is ${far} px from the end.`);
  return { painted, whole };
}

/** The same texts in bare elements: the least that a browser must do. */
export async function setBare(count: number): Promise<AtOnce> {
  chat?.remove();
  bare?.remove();
  bare = document.body.appendChild(document.createElement("div"));
  bare.className = "chat";
  const value = talk(count);
  await frame();
  const start = performance.now();
  for (const { content } of value) bare.appendChild(document.createElement("p")).textContent = content as string;
  bare.scrollTop = bare.scrollHeight;
  await frame();
  await turn();
  const painted = performance.now() - start;
  await frame();
  return { painted, whole: painted };
}

/** Sets as many messages, of one paragraph each. */
export async function weigh(count: number): Promise<void> {
  chat!.value = Array.from({ length: count }, (_, index) => ({
    role: index % 2 ? "assistant" : "user",
    content: `Message ${index}. ${PARAGRAPH}`,
  }));
  await chat!.updateComplete;
  for (let count = 0; count < 20; count++) await frame();
}

let box: HTMLElement | undefined;
let times: number[] = [];

/** Puts a box to type into under what there is: a native one, or ours. */
export async function typeInto(tag: "textarea" | "hf-textbox"): Promise<void> {
  if (tag === "textarea") chat?.remove();
  else await import("../../../src/define/textbox.ts");
  bare?.remove();
  box?.remove();
  box = document.body.appendChild(document.createElement(tag));
  await frame();
  box.addEventListener("keydown", onKey);
  box.focus();
  times = [];
}

/** From the press of a key to the frame that shows it. */
async function onKey({ timeStamp }: KeyboardEvent): Promise<void> {
  await frame();
  await turn();
  times.push(performance.now() - timeStamp);
}

export function typed(): { readonly times: readonly number[]; readonly text: string } {
  return { times, text: (box as HTMLTextAreaElement).value };
}

/** Streams a long answer behind what is there, so many characters at a time, until it ends or `stopAnswer` is called. */
export async function answer(text: string, piece: number): Promise<void> {
  const kept = [...chat!.value, { role: "user", content: "Go" } as const];
  answering = true;
  for (let end = piece; answering && end < text.length; end += piece) {
    chat!.value = [...kept, { role: "assistant", content: text.slice(0, end), status: "streaming" }];
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  chat!.value = [...kept, { role: "assistant", content: text, status: "done" }];
}

let answering = false;

export function stopAnswer(): void {
  answering = false;
}
