import { keyOf } from "../../base/keys.ts";
import { graphView } from "./graph-view.ts";
import { requestsView, runsView, stateView } from "./list-views.ts";
import { h } from "./nodes.ts";
import { watch } from "./seen.ts";
import { inspectorSheet } from "./sheet.ts";

const VIEWS = new Map<string, () => Node[] | Promise<Node[]>>([
  ["Graph", graphView],
  ["Runs", runsView],
  ["State", stateView],
  ["Requests", requestsView],
]);

/** Shows an author why something happened or did not. Only while developing. */
export class HfInspector extends HTMLElement {
  private view = "Graph";
  private stop: (() => void) | undefined;
  private soon = false;
  private tabs: readonly HTMLElement[] = [];
  private body = h("div", { class: "body", tabindex: "0" });

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [inspectorSheet()];
    this.tabs = [...VIEWS.keys()].map((name) =>
      h("button", { type: "button", "aria-pressed": String(name === this.view), onclick: () => this.show(name) }, name),
    );
    const close = h("button", { type: "button", "aria-label": "Close the inspector", onclick: () => this.remove() }, "✕");
    root.replaceChildren(h("div", { role: "group", "aria-label": "Inspector", class: "tabs" }, ...this.tabs, close), this.body);
    this.addEventListener("keydown", this.onKeydown);
    this.stop = watch(() => this.renderSoon());
    void this.render();
  }

  disconnectedCallback(): void {
    this.stop?.();
  }

  show(view: string): void {
    this.view = view;
    for (const tab of this.tabs) tab.setAttribute("aria-pressed", String(tab.textContent === view));
    void this.render();
  }

  private onKeydown(event: KeyboardEvent): void {
    if (keyOf(event) === "Escape") this.remove();
  }

  private renderSoon(): void {
    if (this.soon) return;
    this.soon = true;
    setTimeout(() => {
      this.soon = false;
      // What a person edits or has opened is not taken from under them.
      if (this.isConnected && !this.body.querySelector(":focus, [open]")) void this.render();
    }, 100);
  }

  private async render(): Promise<void> {
    const { view } = this;
    const nodes = (await VIEWS.get(view)?.()) ?? [];
    if (view === this.view) this.body.replaceChildren(...nodes);
  }
}

/** Opens the inspector, or closes it. */
export function toggleInspector(): void {
  const tag = "hf-inspector";
  if (!customElements.get(tag)) customElements.define(tag, HfInspector);
  const open = document.querySelector(tag);
  if (open) open.remove();
  else document.documentElement.append(document.createElement(tag));
}
