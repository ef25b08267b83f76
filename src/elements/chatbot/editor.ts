import { html, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { fitText } from "../../base/fit-text.ts";
import { keyOf } from "../../base/keys.ts";
import { textOf } from "../../core/message.ts";
import { type } from "./acts.ts";
import { save as sendEdits } from "./seldom-acts.ts";
import { besideWord } from "./beside-words.ts";
import { chatWord } from "./words.ts";
import type { Transcript } from "./transcript.ts";
import type { Row } from "./rows.ts";

/** A person's messages, each in a field of its own, with Save and Cancel. */
export function renderEditor(row: Row, transcript: Transcript): TemplateResult {
  const typed = (event: Event) => [...(event.currentTarget as HTMLFormElement).querySelectorAll("textarea")].map(({ value }) => value);
  const cancel = () => type(row, undefined, transcript);
  const save = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    sendEdits(row, typed(event), transcript);
  };
  const onKeydown = (event: KeyboardEvent) => {
    const key = keyOf(event);
    if (key === "Escape") cancel();
    else if (key === "Enter" && (event.ctrlKey || event.metaKey)) (event.target as HTMLTextAreaElement).form?.requestSubmit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const named = (number: number) => (row.group.length === 1 ? chatWord("edit") : besideWord("editMessage", { number }));
  // Its edits are not the chatbot's value: they stay inside until saved.
  const onInput = (event: Event) => {
    event.stopPropagation();
    type(row, typed(event), transcript);
    fit(event.target as HTMLTextAreaElement);
  };
  return html`<form part="editor" class="editor" @submit=${save} @input=${onInput} @change=${stop} @keydown=${onKeydown}>
    ${row.group.map(({ message }, at) => html`<textarea class="field" dir="auto" rows="2" aria-label=${named(at + 1)} .value=${transcript.edits.get(message.id ?? "") ?? textOf(message)} ${ref(fit)}></textarea>`)}
    <div class="editor-buttons">
      <button type="button" @click=${cancel}>${besideWord("cancel")}</button>
      <button type="submit" class="primary">${besideWord("save")}</button>
    </div>
  </form>`;
}

/** Into an editor that has opened; back to its button when it has closed, unless the focus has gone elsewhere by then. */
export function moveFocus(transcript: Transcript): void {
  const { chat, edits, focusAt: id, list, rows } = transcript;
  if (id === undefined) return;
  transcript.focusAt = undefined;
  const isOpen = edits.has(id);
  const { activeElement, body } = chat.ownerDocument;
  if (!isOpen && activeElement !== body && !chat.matches(":focus-within")) return;
  const row = rows.list.find(({ message }) => message.id === id);
  const article = row && list?.articleOf(row);
  article?.querySelector<HTMLElement>(isOpen ? "textarea" : "[data-action=edit]")?.focus();
}

function fit(area: Element | undefined): void {
  if (area instanceof HTMLTextAreaElement && !CSS.supports("field-sizing", "content")) fitText(area);
}

function stop(event: Event): void {
  event.stopPropagation();
}
