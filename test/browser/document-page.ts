// What a person does on the Document Analyzer's page.
import { basename } from "node:path";
import type { Page } from "puppeteer-core";
import { valueWhen } from "./browser.ts";

/** Waits until the app listens: before that, Enter sends nothing, and what is typed stays. */
export async function appReady(page: Page): Promise<void> {
  await page.waitForFunction(
    () => (document.querySelector("hf-blocks, hf-interface, hf-chat-interface") as unknown as { loaded?: boolean } | null)?.loaded,
  );
}

/** Attaches a file as a person does, through the file chooser. */
export async function attach(page: Page, path: string): Promise<void> {
  await appReady(page);
  const input = await page.waitForSelector("hf-multimodal-textbox >>> input[type=file]");
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(path);
  const name = basename(path);
  await page.waitForFunction(
    (wanted) =>
      (document.querySelector("hf-multimodal-textbox") as unknown as { value: { files: File[] } }).value.files[0]?.name === wanted,
    {},
    name,
  );
}

/** What has been seen of an answer: each text that the response box showed. */
export interface Answer {
  readonly text: string;
  readonly steps: readonly string[];
  /** From Enter to the last word, in milliseconds. */
  readonly milliseconds: number;
}

/** Asks a question and waits until the answer has stopped growing. */
export async function ask(page: Page, question: string): Promise<Answer> {
  await page.evaluate(() => {
    const steps: string[] = [];
    Object.assign(window, { steps });
    document
      .querySelector("#response")!
      .addEventListener("change", (event) => steps.push((event.target as unknown as { value: string }).value));
  });
  await page.evaluate(() => Object.assign(document.querySelector("#response")!, { value: "" }));
  const field = await page.waitForSelector("hf-multimodal-textbox >>> textarea");
  await field!.click();
  await page.keyboard.down("Control");
  await page.keyboard.press("KeyA");
  await page.keyboard.up("Control");
  await page.keyboard.type(question);
  const start = Date.now();
  await page.keyboard.press("Enter");
  await valueWhen(page, "#response", (value) => value !== "");
  await page.waitForFunction(() => (document.querySelector("#response") as unknown as { progress?: unknown }).progress === undefined);
  const milliseconds = Date.now() - start;
  const [text, steps] = await page.evaluate(
    () =>
      [
        (document.querySelector("#response") as unknown as { value: string }).value,
        (window as unknown as { steps: string[] }).steps,
      ] as const,
  );
  return { text, steps, milliseconds };
}
