import type { ElementPart } from "lit";
import { Directive, directive, type DirectiveResult } from "lit/directive.js";
import type { Markdown } from "../../markdown/load.ts";
import type { MarkdownHost } from "../../markdown/options.ts";

/** Shows the Markdown of one line inside an element; as plain text until the renderer is loaded. */
class InlineMarkdown extends Directive {
  private shown: readonly unknown[] = [];

  override render(_text: string, _markdown: Markdown | undefined, _host: MarkdownHost): unknown {
    return undefined;
  }

  override update({ element }: ElementPart, [text, markdown, host]: Parameters<InlineMarkdown["render"]>): unknown {
    const shown = [text, markdown, host.latexDelimiters];
    // What is selected in it, and a formula in it, stay with each piece of what follows.
    if (shown.every((part, place) => part === this.shown[place]) && this.shown.length > 0) return undefined;
    this.shown = shown;
    element.replaceChildren(markdown?.renderInline(text, markdown.choicesOf(host)) ?? text);
    return undefined;
  }
}

export const inlineMarkdown: (...given: Parameters<InlineMarkdown["render"]>) => DirectiveResult = directive(InlineMarkdown);
