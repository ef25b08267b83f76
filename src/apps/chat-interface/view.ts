import { html, nothing, type TemplateResult } from "lit";
import { word } from "../../core/words.ts";
import { cross } from "../../theme/icons.ts";
import { interfaceWord } from "./words.ts";

/** A list: the conversations. */
const list: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.5 3.5h11v9h-11zM6.5 3.5v9" /></svg>`;
/** A sheet with a pen: a new conversation. */
const compose: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8.5 2.5H4A1.5 1.5 0 0 0 2.5 4v8A1.5 1.5 0 0 0 4 13.5h8a1.5 1.5 0 0 0 1.5-1.5V7.5M6.5 9.5l.5-2 5.6-5.6 1.5 1.5L8.5 9z" /></svg>`;
/** A speech bubble: the chat. */
const bubble: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 2.5h9a1 1 0 0 1 1 1v6.5a1 1 0 0 1-1 1H7.5l-3 2.8V11h-1a1 1 0 0 1-1-1V3.5a1 1 0 0 1 1-1z" /></svg>`;
/** An angle that turns down when what it belongs to is open. */
const angle: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M6 3.5L10.5 8 6 12.5" /></svg>`;

/** What a chat interface shows around its blocks, and what its buttons do. */
export interface ChatView {
  readonly heading: string;
  readonly description: string;
  /** The name of the button that opens it; `null` where it is always open. */
  readonly launcher: string | null;
  readonly open: boolean;
  readonly isEmpty: boolean;
  /** Whether the list of conversations is open on a narrow screen; `undefined` where there is none. */
  readonly listOpen: boolean | undefined;
  readonly hasCleared: boolean;
  readonly hasInputs: boolean;
  readonly hasOutputs: boolean;
  readonly canStop: boolean;
  readonly below: TemplateResult;
  onOpen(open: boolean): void;
  onList(): void;
  onNew(): void;
  onUndo(): void;
  onStop(): void;
}

export function renderChatView(view: ChatView): TemplateResult {
  const { launcher, open, heading } = view;
  if (launcher === null) return renderChat(view);
  const name = launcher || interfaceWord("openChat");
  return html`<button type="button" part="launcher" class="launcher primary" aria-expanded=${String(open)} aria-controls="panel" aria-haspopup="dialog"
      aria-label=${name} title=${name} @click=${() => view.onOpen(!open)}>${open ? cross : bubble}</button>
    <div id="panel" part="panel" class="panel" role="dialog" aria-label=${heading || name} popover="manual">${renderChat(view)}</div>`;
}

function renderChat(view: ChatView): TemplateResult {
  const { listOpen, hasOutputs } = view;
  const hasList = listOpen !== undefined;
  return html`<div class="shell ${hasList ? "with-list" : ""} ${listOpen ? "list-open" : ""}">
    ${hasList ? html`<div class="threads"><slot name="conversations"></slot></div>` : nothing}
    <div class="chat">
      ${renderHead(view)}
      <slot></slot>
      <slot name="chat"></slot>
      <div class="foot">
        ${renderUndo(view)} ${renderAdditional(view)}
        <slot name="textbox"></slot>
        ${view.canStop ? html`<button type="button" part="stop" class="stop" @click=${() => view.onStop()}>${word("stop")}</button>` : nothing}
      </div>
      ${view.below}
    </div>
    <div part="outputs" class="outputs" ?hidden=${!hasOutputs}><slot name="outputs"></slot></div>
  </div>`;
}

function renderHead({ heading, description, launcher, listOpen, isEmpty, ...view }: ChatView): TemplateResult {
  const tool = (name: string, icon: TemplateResult, act: () => void, classes: string, expanded?: boolean) =>
    html`<button type="button" class="quiet ${classes}" aria-label=${name} title=${name} aria-expanded=${expanded === undefined ? nothing : String(expanded)} @click=${act}>${icon}</button>`;
  return html`<div part="head" class="head">
    ${listOpen === undefined ? nothing : tool(interfaceWord("showConversations"), list, () => view.onList(), "list-toggle", listOpen)}
    <div class="titles">
      ${heading ? html`<h1 class="heading">${heading}</h1>` : nothing} ${description ? html`<p class="description">${description}</p>` : nothing}
    </div>
    ${isEmpty ? nothing : tool(interfaceWord("newChat"), compose, () => view.onNew(), "new")}
    ${launcher === null ? nothing : tool(interfaceWord("closeChat"), cross, () => view.onOpen(false), "close")}
  </div>`;
}

function renderUndo({ hasCleared, onUndo }: ChatView): TemplateResult {
  const undo = html`<div class="note"><span>${interfaceWord("clearedChat")}</span><button type="button" @click=${onUndo}>${word("undo")}</button></div>`;
  return html`<div role="status">${hasCleared ? undo : nothing}</div>`;
}

function renderAdditional({ hasInputs }: ChatView): TemplateResult {
  return html`<details part="additional" class="additional" ?hidden=${!hasInputs}>
    <summary>${angle}${interfaceWord("additionalInputs")}</summary>
    <div class="inputs"><slot name="inputs"></slot></div>
  </details>`;
}
