import { html, nothing, type TemplateResult } from "lit";
import { shorten } from "../../core/cut-text.ts";
import { lateWord } from "../../core/late-words.ts";
import type { ReasoningPart, ToolPart } from "../../core/message.ts";
import { word } from "../../core/words.ts";
import { inlineMarkdown } from "./inline-markdown.ts";
import { renderContent } from "./message-row.ts";
import type { Row } from "./rows.ts";
import { streamMarkdown } from "./stream-markdown.ts";
import type { Transcript } from "./transcript.ts";
import { stepWord } from "./step-words.ts";

// What an assistant does on the way to an answer, and how the answer ends: it thinks, calls tools, and may not come to an end.
export { endSentence } from "../../core/end-words.ts";
export { styles } from "./steps.styles.ts";

const MOST_CHARACTERS = 20_000;

/** An angle that turns down when what it belongs to is open. */
const chevron: TemplateResult = html`<svg class="chevron" viewBox="0 0 16 16" aria-hidden="true"><path d="M6 3.5L10.5 8 6 12.5" /></svg>`;
/** A wrench: a tool. */
const wrench: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M13.6 4.6a3.6 3.6 0 0 1-4.9 4.4l-4.3 4.3a1.5 1.5 0 0 1-2.1-2.1l4.3-4.3a3.6 3.6 0 0 1 4.5-4.8L8.9 4.3l.4 2.1 2.1.4z" /></svg>`;

/** Which thoughts a person has opened or closed, by their message and their place in it; the rest are open until they are done. */
const toggled = new WeakMap<Transcript, Map<string, boolean>>();

/** A thought: its title, folded open while it goes on, with the thoughts inside it. */
export function renderThought(row: Row, transcript: Transcript): TemplateResult {
  const { title, log, duration, status } = row.message.metadata ?? {};
  const hasContent = row.message.content.length > 0 || row.inner.length > 0;
  const summary = html`<span class="thought-title" dir="auto" ${inlineMarkdown(title ?? "", transcript.markdown, transcript.chat)}></span>
    ${log ? html`<span class="quiet-text">${log}</span>` : nothing}
    ${duration === undefined ? nothing : html`<span class="quiet-text">${durationOf(duration)}</span>`}
    ${status === "pending" ? spinner(stepWord("thoughtPending")) : nothing}`;
  if (!hasContent) return html`<div part="thought" class="thought bare">${summary}</div>`;
  const body = html`${row.message.content.length > 0 ? renderContent(row, transcript) : nothing} ${row.inner.map((inner) => renderThought(inner, transcript))}`;
  return renderFolded(`${row.message.id}`, status !== "done", summary, body, transcript);
}

/** What a model thought before its answer: open while it does, folded after. */
export function renderReasoning({ text, seconds }: ReasoningPart, place: number, row: Row, transcript: Transcript): TemplateResult {
  const goesOn = row.open && seconds === undefined && place === row.message.content.length - 1;
  const summary = html`<span class="thought-title">${goesOn ? word("thinking") : lateWord("reasoning")}</span>
    ${seconds ? html`<span class="quiet-text">${durationOf(seconds)}</span>` : nothing}
    ${goesOn ? spinner(stepWord("thoughtPending")) : nothing}`;
  const body = html`<div class="markdown ${transcript.chat.noLineBreaks ? "" : "lines"}" ${streamMarkdown(text, goesOn, transcript.markdown, transcript.chat)}></div>`;
  return renderFolded(`${row.message.id} ${place}`, goesOn, summary, body, transcript);
}

/** @param goesOn whether it is open as long as the person does not say otherwise */
function renderFolded(key: string, goesOn: boolean, summary: TemplateResult, body: TemplateResult, transcript: Transcript): TemplateResult {
  const chosen = toggled.get(transcript) ?? new Map<string, boolean>();
  toggled.set(transcript, chosen);
  const onToggle = (event: Event) => {
    const { open } = event.currentTarget as HTMLDetailsElement;
    // Opened by its own status, not by the person.
    if (open !== (chosen.get(key) ?? goesOn)) chosen.set(key, open);
  };
  return html`<details part="thought" class="thought" .open=${chosen.get(key) ?? goesOn} @toggle=${onToggle}>
    <summary>${chevron}${summary}</summary>
    <div class="thought-body">${body}</div>
  </details>`;
}

/** A call of a tool as a card: its name and how it went; folded inside, what it was asked and what it gave. */
export function renderTool(
  { name, input, output, status = output === undefined ? undefined : "done" }: ToolPart,
  open: boolean,
): TemplateResult {
  const pending = status === "pending" || (status === undefined && open);
  const state = pending
    ? spinner(stepWord("toolPending"))
    : html`<span class="tool-state ${status === "error" ? "failed" : ""}">${status === undefined ? nothing : stepWord(status === "error" ? "toolFailed" : "toolDone")}</span>`;
  const head = html`${wrench}<span class="tool-name">${name}</span>${state}`;
  if (input === undefined && output === undefined) return html`<div part="tool" class="tool"><div class="tool-head">${head}</div></div>`;
  return html`<details part="tool" class="tool">
    <summary class="tool-head">${head}${chevron}</summary>
    ${renderSide("toolInput", input)} ${renderSide("toolOutput", output)}
  </details>`;
}

/** A ring that turns: it goes on. */
function spinner(name: string): TemplateResult {
  return html`<svg class="spinner" viewBox="0 0 16 16" role="img" aria-label=${name}><path d="M8 2.5A5.5 5.5 0 1 1 2.5 8" /></svg>`;
}

/** Whole and decimal seconds; less than a tenth of one in milliseconds. */
function durationOf(seconds: number): string {
  if (seconds < 0.1) return stepWord("milliseconds", { count: Number((seconds * 1000).toFixed(1)) });
  return stepWord("seconds", { count: Number(seconds.toFixed(1)) });
}

function renderSide(title: "toolInput" | "toolOutput", value: unknown): TemplateResult | typeof nothing {
  if (value === undefined) return nothing;
  const text = typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? "");
  return html`<div class="tool-side"><div class="quiet-text">${stepWord(title)}</div><pre class="block" tabindex="0" dir="auto">${shorten(text, MOST_CHARACTERS)}</pre></div>`;
}
