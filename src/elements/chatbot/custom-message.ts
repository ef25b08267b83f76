import { noChange, render } from "lit";
import { Directive, directive, type ChildPart, type DirectiveResult } from "lit/directive.js";
import { textOf } from "../../core/message.ts";
import { word } from "../../core/words.ts";
import { renderContent } from "./message-row.ts";
import type { Row } from "./rows.ts";
import type { Transcript } from "./transcript.ts";

/** Attributes that hold words only: a message must not decide where a link leads. */
const WORDS = /^(title|lang|class|alt|aria-.*|data-.*)$/;
const BRACE = /\{(\w+)\}/g;

/**
 * A message in the form of the author's `<template slot="message">`, which may be for one role only with `data-role`.
 * `{text}`, `{role}`, `{name}`, `{id}`, `{index}` and `{status}` stand for what they say; `<slot name="content">` for the
 * message as it would look without a template.
 */
class CustomMessage extends Directive {
  private template: HTMLTemplateElement | undefined;
  private root: HTMLElement | undefined;
  private content: HTMLElement | undefined;
  private blanks: { readonly node: Text | Attr; readonly text: string }[] = [];

  override render(_row: Row, _transcript: Transcript): unknown {
    return noChange;
  }

  override update(_part: ChildPart, [row, transcript]: [Row, Transcript]): unknown {
    const template = [...transcript.chat.children].find(
      (child): child is HTMLTemplateElement =>
        child instanceof HTMLTemplateElement &&
        child.slot === "message" &&
        [undefined, row.message.role].includes(child.dataset["role"] as never),
    );
    if (!template) return renderContent(row, transcript);
    if (this.template !== template) this.copy(template);
    const { message, index } = row;
    const words = new Map<string, string>([
      ["text", textOf(message)],
      ["role", message.role],
      ["name", word(message.role === "user" ? "you" : "assistant")],
      ["id", message.id ?? ""],
      ["index", String(index)],
      ["status", message.status ?? ""],
    ]);
    for (const { node, text } of this.blanks) {
      const next = text.replace(BRACE, (whole, key: string) => words.get(key) ?? whole);
      if (node.nodeValue !== next) node.nodeValue = next;
    }
    if (this.content) render(renderContent(row, transcript), this.content);
    return this.root;
  }

  private copy(template: HTMLTemplateElement): void {
    this.template = template;
    this.root = document.createElement("div");
    this.root.className = "custom";
    this.root.append(template.content.cloneNode(true));
    this.content = undefined;
    const slot = this.root.querySelector('slot[name="content"]');
    if (slot) {
      this.content = document.createElement("div");
      slot.replaceWith(this.content);
    }
    this.blanks = [];
    const walker = document.createTreeWalker(this.root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holders = node instanceof Element ? [...node.attributes].filter(({ name }) => WORDS.test(name)) : [node as Text];
      for (const holder of holders) if (holder.nodeValue?.includes("{")) this.blanks.push({ node: holder, text: holder.nodeValue });
    }
  }
}

export const renderCustom: (row: Row, transcript: Transcript) => DirectiveResult = directive(CustomMessage);
