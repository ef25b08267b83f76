import { define } from "../../base/define.ts";
import type { HfElement } from "../../base/hf-element.ts";
import { comesLater, loadTag } from "../../base/late-tags.ts";
import { readWords } from "../../base/list-attribute.ts";
import { nameOf } from "../../base/markup-value.ts";
import { optionOf } from "../../base/option-of.ts";
import { pageAddress } from "../../base/page-address.ts";
import { fitting } from "../../chat/draft.ts";
import { authorError } from "../../core/hf-error.ts";
import type { MultimodalValue } from "../../core/message.ts";
import type { ChatExample } from "../../elements/chatbot/chat-example.ts";
import { HfChatbot } from "../../elements/chatbot/chatbot.ts";
import { optionsOf, toExamples } from "../../elements/chatbot/to-examples.ts";
import { HfMultimodalTextbox } from "../../elements/multimodal-textbox/multimodal-textbox.ts";
import { elementById, ownElements, valuesIn } from "../../app/lookup.ts";
import type { AnyBlock } from "../../typescript/block.ts";
import { describedAs } from "../../typescript/description.ts";
import { placedElement } from "../../typescript/placed.ts";
import type { HfChatInterface } from "./hf-chat-interface.ts";
import { loadTurn } from "./load-turn.ts";
import { interfaceWord } from "./words.ts";

/** What an author says of the whole, and a chatbot that was made takes over. */
const SAID_OF_CHAT = [
  "placeholder",
  "layout",
  "actions",
  "feedback",
  "userAvatar",
  "assistantAvatar",
  "images",
  "latexDelimiters",
  "reasoningTags",
  "noLineBreaks",
  "userMarkdown",
] as const;

/** A text box as an interface uses it: of ours or the author's. */
export type TextBox = HTMLElement & { value: string | MultimodalValue; busy?: boolean; placeholder?: string };

/** The chatbot of an interface: the author's own, or the one that was made. */
export function chatIn(app: Element): HfChatbot | undefined {
  return ownBlocks(app, "hf-chatbot").find((element) => !isApart(element, app)) as HfChatbot | undefined;
}

/** Its text box. */
export function boxIn(app: Element): TextBox | undefined {
  return ownBlocks(app, "hf-multimodal-textbox, hf-textbox").find((element) => !isApart(element, app)) as TextBox | undefined;
}

/** What an example puts into a text box. @throws where one of its files does not come */
export async function filledWith(box: TextBox, example: ChatExample): Promise<TextBox["value"]> {
  const { withFiles } = await loadTurn();
  const { text, files = [] } = await withFiles(example, AbortSignal.timeout(30_000), pageAddress());
  return fitting(box.value, { text, files: files.filter((file) => file instanceof File) });
}

/**
 * The blocks of one side: those that TypeScript has named, in their order; else those in the slot, then those of the ids.
 * @throws {HfError} author, where one is not on the page
 */
export function blocksNamed(app: Element, side: "inputs" | "outputs", named: string | readonly AnyBlock[]): Element[] {
  const asker = nameOf(app);
  if (typeof named === "string")
    return [...valuesIn(app, side), ...readWords(named).map((id) => elementById(id, app as HTMLElement, asker))];
  return named.map((block) => {
    const element = placedElement(block);
    if (!element)
      throw authorError(`${asker} has ${describedAs(block)} among its ${side}, which is not on the page. Mount the app that it stands in.`);
    return element;
  });
}

/** Makes the blocks that the author has left out. They are children like the author's own: found by id, stored, styled. */
export function furnish(app: HfElement, { save }: { readonly save: boolean }): void {
  const chat = chatIn(app) ?? make(app, HfChatbot.tag, {});
  chat.slot ||= "chat";
  chat.id ||= "chat";
  if (save && optionOf(chat, "scope") === null) chat.setAttribute("scope", "browser");
  const box = boxIn(app) ?? make(app, HfMultimodalTextbox.tag, {});
  box.slot ||= "textbox";
  box.id ||= "message";
  if (save && !app.querySelector(":scope > hf-conversations")) {
    make(app, "hf-conversations", { for: chat.id }).slot = "conversations";
    comesLater("hf-conversations", async () => define((await import("../conversations/hf-conversations.ts")).HfConversations));
    void loadTag("hf-conversations").then((fault) => fault && app.showError(fault));
  }
  for (const template of app.querySelectorAll(':scope > template[slot="message"]')) chat.append(template);
}

/** Gives the blocks that were made what the author said of the whole; those of the author's own stay as they are. */
export function dress(app: HfChatInterface): void {
  const { chat, box } = app;
  const examples = [...toExamples(app.examples), ...optionsOf(app)];
  if (chat && "made" in chat.dataset) {
    Object.assign(chat, Object.fromEntries(SAID_OF_CHAT.map((name) => [name, app[name]])), { bare: true, examples });
  } else if (chat && examples.length > 0) chat.examples = examples;
  if (box && "made" in box.dataset)
    Object.assign(box, {
      placeholder: interfaceWord("typeMessage"),
      fileCount: app.multimodal ? "multiple" : "none",
      accept: app.accept,
      maxLines: 8,
    });
}

function make(app: Element, tag: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.dataset["made"] = "";
  app.append(element);
  return element;
}

/** Where there is no DOM, an element can be made but has no children. */
function ownBlocks(app: Element, selector: string): Element[] {
  return "children" in app ? ownElements(app, selector) : [];
}

/** Whether a block belongs to the additional inputs or outputs. */
function isApart(element: Element, app: Element): boolean {
  let root = element;
  while (root.parentElement && root.parentElement !== app) root = root.parentElement;
  return root.slot === "inputs" || root.slot === "outputs";
}

/** Takes away the error of a turn that has gone: it shows at the text box, the first that a turn writes to. */
export function forgetFault(box: TextBox | undefined): void {
  if (box && "error" in box) box.error = undefined;
}

/** What changes without a run is stored and heard as well. */
export function tell(block: HTMLElement): void {
  block.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
}
