// The pages whose first visit is measured, each as an author would write it.
import { existsSync, readFileSync } from "node:fs";
import type { Page } from "puppeteer-core";
import { answerTo, ENDPOINT } from "./answers.mts";
import type { Box } from "./box.mts";
import type { Reply } from "./late-server.mts";

/** A page, and what a person does on it. */
export interface VisitedPage {
  readonly name: string;
  /** The element with the box that a person types into. */
  readonly box: string;
  readonly html: string;
  /** Where its files are. */
  readonly folder: string;
  /** What a person does once the page is at rest, one after the other. */
  readonly steps: readonly Step[];
  /** Whether it stores something: some seconds later it tidies up, which belongs to its first visit. */
  readonly stores: boolean;
}

export interface Step {
  readonly name: string;
  /** Ends when what it asks for is shown. */
  readonly act: (page: Page, box: Box) => Promise<void>;
}

/** A block with a value, on the page. */
interface ShownBlock {
  readonly value: unknown;
  readonly progress?: unknown;
}

/** Where the script-tag build is. */
export const CDN = "dist/cdn";

const SCRIPT = '<script type="module" src="hf-blocks.js"></script>';

export const textBox = scripted({
  name: "text box with a listener",
  box: "hf-textbox",
  html: `${SCRIPT}
<hf-blocks>
  <hf-textbox id="name" label="Name"></hf-textbox>
  <hf-textbox id="greeting" label="Greeting" readonly></hf-textbox>
  <hf-on from="name" value="Hello {name}!" outputs="greeting"></hf-on>
</hf-blocks>`,
});

export const chat = scripted({
  name: "chat",
  box: "hf-multimodal-textbox",
  html: `${SCRIPT}
<hf-blocks>
  <hf-chatbot id="chat"></hf-chatbot>
  <hf-multimodal-textbox id="ask"></hf-multimodal-textbox>
  <hf-on from="ask" task="chat-completion" model="HuggingFaceH4/zephyr-7b-beta" inputs="ask chat" outputs="ask chat"></hf-on>
</hf-blocks>`,
  steps: [{ name: "after its first answer", act: askIn("hf-chatbot") }],
});

/** What any page with a box costs: nothing but the box. */
export const bareBox: VisitedPage = {
  name: "bare text box",
  box: "textarea",
  html: `${pageStart("Box")}<link rel="icon" href="data:,"><textarea aria-label="Name"></textarea>`,
  folder: CDN,
  steps: [],
  stores: false,
};

export const documentAnalyzer = scripted({
  name: "document analyzer",
  box: "hf-multimodal-textbox",
  html: readFileSync("demo/document-analyzer.html", "utf8"),
  steps: [
    { name: "with its file", act: attachInvoice },
    { name: "after its answer", act: askAboutInvoice },
  ],
  stores: true,
});

export const chatInterface = scripted({
  name: "chat interface with save",
  box: "hf-chat-interface",
  html: `${SCRIPT}
<hf-chat-interface name="chat" model="HuggingFaceH4/zephyr-7b-beta" save></hf-chat-interface>`,
  steps: [{ name: "after an answer", act: askIn("hf-chat-interface") }],
  stores: true,
});

export const scriptedPages: readonly VisitedPage[] = [textBox, chat, documentAnalyzer, chatInterface];

/** What there is at a path of a page. */
export function replyOf({ html, folder }: Pick<VisitedPage, "html" | "folder">): (path: string) => Reply | undefined {
  return (path) => {
    if (path === "/") return { page: html };
    if (!/^\/[\w./-]+\.(js|css)$/.test(path)) return answerTo(path);
    return existsSync(folder + path) ? { file: folder + path } : undefined;
  };
}

type Written = Pick<VisitedPage, "name" | "box" | "html"> & Partial<VisitedPage>;

/** A page that has the library by its script tag, as it comes from a server that answers, and says so in its head. */
function scripted({ html, ...page }: Written): VisitedPage {
  const head = `<link rel="icon" href="data:,"><meta name="hf-blocks-endpoint" content="${ENDPOINT}">`;
  const whole = html.includes("<head>") ? html.replace("<head>", `<head>${head}`) : `${pageStart(page.name)}${head}${html}`;
  return { folder: CDN, steps: [], stores: false, ...page, html: whole };
}

export function pageStart(title: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>`;
}

/** Types a question, and waits until its answer is whole. */
function askIn(chat: string): Step["act"] {
  return async (page, box) => {
    await box.type("One and one?");
    await page.keyboard.press("Enter");
    await untilBlock(page, chat, ({ value }) => {
      const last = (value as { role: string; status?: string }[]).at(-1);
      return last?.role === "assistant" && last.status === "done";
    });
  };
}

async function attachInvoice(page: Page): Promise<void> {
  const input = await page.waitForSelector("hf-multimodal-textbox >>> input[type=file]");
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile("test/fixtures/invoice.png");
  await untilBlock(page, "hf-multimodal-textbox", ({ value }) => (value as { files: File[] }).files.length === 1);
}

async function askAboutInvoice(page: Page, box: Box): Promise<void> {
  await box.type("What is the invoice number?");
  await page.keyboard.press("Enter");
  await untilBlock(page, "#response", ({ value, progress }) => value !== "" && progress === undefined);
}

/** Waits until a block is so. */
async function untilBlock(page: Page, selector: string, holds: (block: ShownBlock) => boolean): Promise<void> {
  // As a text: the page has the function's words, not what they mean here.
  await page.waitForFunction(`(${String(holds)})(document.querySelector(${JSON.stringify(selector)}))`, {
    polling: "raf",
    timeout: 20_000,
  });
}
