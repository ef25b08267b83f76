import { html, nothing, type TemplateResult } from "lit";
import { copies } from "../../theme/late-icons.ts";
import { copyAll } from "./acts.ts";
import { chatWord } from "./extra-words.ts";
import { bin } from "./extras.icons.ts";
import type { RowHost } from "./message-row.ts";

/** What can be done with the whole conversation. */
export function renderToolbar(host: RowHost): TemplateResult {
  const tool = (key: "copyAll" | "clearChat", icon: TemplateResult, onClick: () => void) =>
    html`<button type="button" class="quiet" data-action=${key} aria-label=${chatWord(key)} title=${chatWord(key)} @click=${onClick}>${icon}</button>`;
  return html`${host.can("copy-all") ? tool("copyAll", copies, () => void copyAll(host)) : nothing}${host.can("clear") ? tool("clearChat", bin, () => host.clear()) : nothing}`;
}
