import { html, nothing, type TemplateResult } from "lit";
import { chatWord } from "./extra-words.ts";
import { chevron, spinner } from "./extras.icons.ts";
import { renderContent, type RowHost } from "./message-row.ts";
import type { Row } from "./rows.ts";

/** Which thoughts a person has opened or closed; the rest are open until they are done. */
const toggled = new WeakMap<RowHost, Map<number, boolean>>();

/** A thought: its title, folded open while it goes on, with the thoughts inside it. */
export function renderThought(row: Row, host: RowHost): TemplateResult {
  const { title, log, duration, status } = row.message.metadata!;
  const open = toggled.get(host)?.get(row.index) ?? status !== "done";
  const hasContent = row.message.content.length > 0 || row.inner.length > 0;
  const summary = html`<span class="thought-title">${title}</span>
    ${log ? html`<span class="quiet-text">${log}</span>` : nothing}
    ${duration === undefined ? nothing : html`<span class="quiet-text">${durationOf(duration)}</span>`}
    ${status === "pending" ? spinner(chatWord("thoughtPending")) : nothing}`;
  if (!hasContent) return html`<div part="thought" class="thought bare">${summary}</div>`;
  return html`<details part="thought" class="thought" .open=${open} @toggle=${(event: Event) => remember(event, row, host)}>
    <summary>${chevron}${summary}</summary>
    <div class="thought-body">
      ${row.message.content.length > 0 ? renderContent(row, host) : nothing} ${row.inner.map((inner) => renderThought(inner, host))}
    </div>
  </details>`;
}

function remember(event: Event, row: Row, host: RowHost): void {
  const { open } = event.currentTarget as HTMLDetailsElement;
  const ofHost = toggled.get(host) ?? new Map<number, boolean>();
  toggled.set(host, ofHost);
  // Opened by its own status, not by the person.
  if (open !== (ofHost.get(row.index) ?? row.message.metadata?.status !== "done")) ofHost.set(row.index, open);
}

/** Whole and decimal seconds; less than a tenth of one in milliseconds. */
function durationOf(seconds: number): string {
  if (seconds < 0.1) return chatWord("milliseconds", { count: Number((seconds * 1000).toFixed(1)) });
  return chatWord("seconds", { count: Number(seconds.toFixed(1)) });
}
