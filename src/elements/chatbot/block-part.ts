import { html, type TemplateResult } from "lit";
import type { BlockPart, ChatMessage } from "../../core/message.ts";
import { MESSAGE_TAGS } from "./message-tags.ts";
import type { Transcript } from "./transcript.ts";

/** A block that is shown, and which part of which message says so. */
interface Shown {
  readonly element: HTMLElement;
  readonly index: number;
  readonly place: number;
}

/** The blocks of each chat, by the name of their slot. */
const shown = new WeakMap<Element, Map<string, Shown>>();

/** A block among the chatbot's children, shown where its part stands: it is found by the page's listeners and styles. */
export function renderBlock(part: BlockPart, index: number, place: number, { chat }: Transcript): TemplateResult {
  if (!MESSAGE_TAGS.test(part.tag)) {
    const text = JSON.stringify(part, null, 2);
    return html`<pre class="block" tabindex="0">${text}</pre>`;
  }
  const name = `block-${index}-${place}`;
  const blocks = shown.get(chat) ?? new Map<string, Shown>();
  shown.set(chat, blocks);
  let element = blocks.get(name)?.element;
  if (element?.localName !== part.tag) {
    element?.remove();
    element = document.createElement(part.tag);
    element.slot = name;
    // A message must not add fields to a form around the chat, nor hold it up: with the id of no form it belongs to none.
    element.setAttribute("form", "");
    blocks.set(name, { element, index, place });
    chat.append(element);
  }
  fill(element, part.options);
  return html`<div class="block"><slot name=${name}></slot></div>`;
}

/** Takes away the blocks that no message shows any more. */
export function keepBlocks(chat: Element, messages: readonly ChatMessage[]): void {
  const blocks = shown.get(chat);
  for (const [name, { element, index, place }] of blocks ?? []) {
    const content = messages[index]?.content;
    if (typeof content === "object" && content[place]?.type === "block") continue;
    element.remove();
    blocks?.delete(name);
  }
}

/** Whether a message may say this: what loads unasked and where a browser fills in passwords is not for it to say. */
function mayBeSaid(name: string, value: unknown): boolean {
  return name !== "images" && !(name === "type" && value === "password");
}

const filled = new WeakMap<Element, BlockPart["options"]>();

/** Sets what the block's class declares as its own; anything else a message says is left alone. */
function fill(element: HTMLElement, options: BlockPart["options"]): void {
  if (filled.get(element) === options) return;
  filled.set(element, options);
  void customElements.whenDefined(element.localName).then((defined) => {
    const { elementProperties } = defined as unknown as {
      elementProperties?: ReadonlyMap<PropertyKey, { attribute?: unknown; state?: boolean }>;
    };
    for (const [name, value] of Object.entries(options)) {
      if (!mayBeSaid(name, value)) continue;
      const declared = elementProperties?.get(name);
      if (name === "value" || (declared && !declared.state && declared.attribute !== false)) Object.assign(element, { [name]: value });
    }
  });
}
