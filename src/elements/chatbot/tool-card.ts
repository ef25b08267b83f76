import { html, nothing, type TemplateResult } from "lit";
import type { ToolPart } from "../../core/message.ts";
import { chatWord } from "./extra-words.ts";
import { chevron, spinner, wrench } from "./extras.icons.ts";

const MOST_CHARACTERS = 20_000;

/** A call of a tool as a card: its name and how it went; folded inside, what it was asked and what it gave. */
export function renderTool(
  { name, input, output, status = output === undefined ? undefined : "done" }: ToolPart,
  open: boolean,
): TemplateResult {
  const pending = status === "pending" || (status === undefined && open);
  const state = pending
    ? spinner(chatWord("toolPending"))
    : html`<span class="tool-state ${status === "error" ? "failed" : ""}">${status === undefined ? nothing : chatWord(status === "error" ? "toolFailed" : "toolDone")}</span>`;
  const head = html`${wrench}<span class="tool-name">${name}</span>${state}`;
  if (input === undefined && output === undefined) return html`<div part="tool" class="tool"><div class="tool-head">${head}</div></div>`;
  return html`<details part="tool" class="tool">
    <summary class="tool-head">${head}${chevron}</summary>
    ${renderSide("toolInput", input)} ${renderSide("toolOutput", output)}
  </details>`;
}

function renderSide(title: "toolInput" | "toolOutput", value: unknown): TemplateResult | typeof nothing {
  if (value === undefined) return nothing;
  return html`<div class="tool-side"><div class="quiet-text">${chatWord(title)}</div><pre tabindex="0" dir="auto">${textOf(value)}</pre></div>`;
}

function textOf(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? "");
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
