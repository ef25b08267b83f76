import { html, type TemplateResult } from "lit";
import type { BlockPart, ChatMessage } from "../../core/message.ts";
import type { RowHost } from "./message-row.ts";
import { MESSAGE_TAGS } from "./message-tags.ts";

/** The element of each block shown, by the name of its slot. */
const shown = new WeakMap<Element, Map<string, HTMLElement>>();

/** A block among the chatbot's children, shown where its part stands: it is found by the page's listeners and styles. */
export function renderBlock(part: BlockPart, index: number, place: number, host: RowHost): TemplateResult {
  if (!MESSAGE_TAGS.test(part.tag)) {
    const text = JSON.stringify(part, null, 2);
    return html`<pre class="block" tabindex="0">${text}</pre>`;
  }
  const name = `block-${index}-${place}`;
  const elements = shown.get(host) ?? new Map<string, HTMLElement>();
  shown.set(host, elements);
  let element = elements.get(name);
  if (element?.localName !== part.tag) {
    element?.remove();
    element = document.createElement(part.tag);
    element.slot = name;
    // A message must not add fields to a form around the chat, nor hold it up: with the id of no form it belongs to none.
    element.setAttribute("form", "");
    elements.set(name, element);
    host.append(element);
  }
  fill(element, part.options);
  return html`<div class="block"><slot name=${name}></slot></div>`;
}

/** Takes away the blocks that no message shows any more. */
export function keepBlocks(host: Element, messages: readonly ChatMessage[]): void {
  for (const [name, element] of shown.get(host) ?? []) {
    const [, index, place] = name.split("-").map(Number);
    const content = messages[index!]?.content;
    if (typeof content === "object" && content[place!]?.type === "block") continue;
    element.remove();
    shown.get(host)!.delete(name);
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
