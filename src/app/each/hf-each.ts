import { css, html, type CSSResultGroup, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { authorError } from "../../core/hf-error.ts";
import { HfElement } from "../../base/hf-element.ts";
import type { InspectedItems } from "../../core/inspect.ts";
import { moveNode } from "../../base/move-node.ts";
import { whenParsed } from "../../base/when-parsed.ts";
import type { Heard, Run } from "../../graph/run.ts";
import type { App } from "../app.ts";
import { lookForTags } from "../ready.ts";
import { Item } from "./each-item.ts";
import { EachListener } from "./each-listener.ts";

/**
 * Repeats its `<template>` for each item of a list, and keeps what is in an item's blocks as long as the item is there.
 * Inside, `{item.path}` stands in texts, in attributes of blocks and in those of listeners; ids are each item's own.
 *
 * @tag hf-each
 * @slot - A `<template>`, and the items made of it.
 */
export class HfEach extends HfElement {
  static override readonly tag: string = "hf-each";
  static override styles: CSSResultGroup = css`
    :host {
      display: contents;
    }
  `;

  /** The block whose list is shown: its id, or `id.path`. */
  @property({ reflect: true, useDefault: true }) inputs = "";
  /** The id by which the template names the item. */
  @property() item = "item";
  /** The path inside an item that says which one it is. Its place in the list, if left out. */
  @property() key = "";
  /** The same as `key`, for JSX and Vue: React, Preact and Vue keep a `key` for themselves, and the element never sees it. */
  @property({ attribute: "item-key" }) itemKey = "";

  private readonly items = new Map<string, Item>();
  private listener: EachListener | undefined;

  /**
   * Shows a list. Items that are there already are moved, not made anew.
   * @param run the run that read the list
   * @throws {HfError} author
   */
  show(list: unknown, run: Run): void {
    const template = this.querySelector<HTMLTemplateElement>(":scope > template");
    if (!template) {
      if (whenParsed(() => this.show(list, run))) return;
      throw authorError(`<hf-each inputs="${this.inputs}"> has no <template>. Put what each item looks like into one.`);
    }
    if (this.listener) lookForTags(this.listener.app, template.content.querySelectorAll("*"));
    const wanted = this.keyed(list);
    for (const [key, item] of this.items) {
      if (wanted.has(key)) continue;
      item.element.remove();
      this.items.delete(key);
    }
    const changed: Item[] = [];
    let last: Element = template;
    for (const [key, value] of wanted) {
      let item = this.items.get(key);
      if (!item) this.items.set(key, (item = new Item(template, this.item)));
      // Filled before it is placed, so that no listener sees an empty item.
      item.element.key = key;
      if (item.fill(value) && item.element.isConnected) changed.push(item);
      if (last.nextElementSibling !== item.element) moveNode(this, item.element, last.nextElementSibling);
      last = item.element;
    }
    // Only now, so that nobody sees a list of which one half is the one before.
    const heard: Heard = new WeakSet();
    for (const item of changed) item.tell(run, heard);
  }

  /** @internal What shows it anew at load and whenever its list changes. */
  listenerIn(app: App): EachListener {
    if (this.listener?.app !== app || this.listener.listener.removed) this.listener = new EachListener(this, app);
    return this.listener;
  }

  /** @internal What it shows, by key, for the tools of its author. */
  get repeated(): InspectedItems {
    const { items } = this;
    return {
      items,
      forget() {
        for (const { element } of items.values()) element.remove();
        items.clear();
      },
    };
  }

  private keyed(list: unknown): Map<string, unknown> {
    if (list === null || list === undefined) return new Map();
    if (!Array.isArray(list))
      throw authorError(
        `<hf-each inputs="${this.inputs}"> got a ${typeof list} where it needs a list. Give it a block whose value is one.`,
      );
    const found = new Map<string, unknown>();
    const path = this.itemKey || this.key;
    for (const [index, item] of list.entries()) {
      const key =
        path === ""
          ? String(index)
          : String(path.split(".").reduce((at: unknown, name) => (at as Record<string, unknown> | null | undefined)?.[name], item));
      if (found.has(key))
        throw authorError(
          `<hf-each inputs="${this.inputs}" key="${path}"> has two items with the key “${key}”. Name a path that differs in each.`,
        );
      found.set(key, item);
    }
    return found;
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

/**
 * One item of a `<hf-each>`: a scope of its own for ids. It has no look.
 *
 * @tag hf-item
 * @slot - What the template says, filled in.
 */
export class HfItem extends HfElement {
  static override readonly tag: string = "hf-item";
  /** Which item of the list it is. */
  key = "";
  static override styles = HfEach.styles;

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-each": HfEach;
    "hf-item": HfItem;
  }
}
