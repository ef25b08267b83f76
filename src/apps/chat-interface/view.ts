import { html, nothing, type TemplateResult } from "lit";
import { word } from "../../core/words.ts";
import { cross } from "../../theme/icons.ts";
import { angle, bubble, compose, list } from "./hf-chat-interface.icons.ts";
import { interfaceWord } from "./words.ts";

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
