import type { ElementPart } from "lit";
import { Directive, directive, type DirectiveResult } from "lit/directive.js";
import type { Markdown } from "../../markdown/load.ts";
import type { MarkdownHost } from "../../markdown/options.ts";
import type { MarkdownRenderer } from "../../markdown/renderer.ts";

/** The tags of no model. */
const NO_TAGS = [] as const;

/**
 * Shows growing Markdown inside an element; as plain text until the renderer is loaded.
 *
 * @param text all of it so far
 * @param open whether more is to come
 * @param host whose author chose how it looks
 * @param typed by a person, who does not think in tags
 */
class StreamMarkdown extends Directive {
  private renderer: MarkdownRenderer | undefined;
  private plain = false;

  override render(_text: string, _open: boolean, _markdown: Markdown | undefined, _host: MarkdownHost, _typed = false): unknown {
    return undefined;
  }

  override update({ element }: ElementPart, [text, open, markdown, host, typed]: Parameters<StreamMarkdown["render"]>): unknown {
    // A list of classes would be kept for each message.
    if (this.plain === Boolean(markdown)) element.classList.toggle("plain", (this.plain = !markdown));
    if (!markdown) {
      element.textContent = text;
      return undefined;
    }
    if (!this.renderer) element.textContent = "";
    this.renderer ??= markdown.createRenderer(element);
    this.renderer.configure({ ...markdown.choicesOf(host), ...(typed && { reasoningTags: NO_TAGS }) });
    this.renderer.update(text);
    if (!open) this.renderer.finish();
    return undefined;
  }
}

export const streamMarkdown: (...given: Parameters<StreamMarkdown["render"]>) => DirectiveResult = directive(StreamMarkdown);
