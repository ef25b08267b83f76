import { html, nothing, type TemplateResult } from "lit";
import { textOf, type ChatMessage } from "../../base/message.ts";
import { copies } from "../../theme/icons.ts";
import { chatWord } from "./extra-words.ts";
import { bin } from "./extras.icons.ts";
import type { RowHost } from "./message-row.ts";

/** What can be done with the whole conversation. */
export function renderToolbar(host: RowHost, act: { copyAll(): void; clear(): void }): TemplateResult {
  const tool = (key: "copyAll" | "clearChat", icon: TemplateResult, onClick: () => void) =>
    html`<button type="button" class="quiet" data-action=${key} aria-label=${chatWord(key)} title=${chatWord(key)} @click=${onClick}>${icon}</button>`;
  return html`${host.can("copy-all") ? tool("copyAll", copies, act.copyAll) : nothing}${host.can("clear") ? tool("clearChat", bin, act.clear) : nothing}`;
}

/** A conversation as text: a line for each message, with its author. */
export function conversationText(messages: readonly ChatMessage[]): string {
  return messages
    .filter(({ role }) => role !== "system")
    .map((message) => `${message.role}: ${textOf(message)}`)
    .join("\n");
}
