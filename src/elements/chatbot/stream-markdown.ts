import type { ElementPart } from "lit";
import { Directive, directive, type DirectiveResult } from "lit/directive.js";
import type { Markdown } from "../../markdown/load.ts";
import type { Images } from "../../markdown/urls.ts";
import type { MarkdownRenderer } from "../../markdown/renderer.ts";

/**
 * Shows growing Markdown inside an element; as plain text until the renderer is loaded.
 *
 * @param text all of it so far
 * @param open whether more is to come
 * @param images which pictures load without a click
 */
class StreamMarkdown extends Directive {
  private renderer: MarkdownRenderer | undefined;
  private images: Images = "";

  override render(_text: string, _open: boolean, _markdown: Markdown | undefined, _images: Images): unknown {
    return undefined;
  }

  override update({ element }: ElementPart, [text, open, markdown, images]: [string, boolean, Markdown | undefined, Images]): unknown {
    element.classList.toggle("plain", !markdown);
    if (!markdown) {
      element.textContent = text;
      return undefined;
    }
    if (!this.renderer) element.textContent = "";
    this.renderer ??= markdown.createRenderer(element);
    if (images !== this.images) this.renderer.configure({ images: (this.images = images) });
    this.renderer.update(text);
    if (!open) this.renderer.finish();
    return undefined;
  }
}

export const streamMarkdown: (text: string, open: boolean, markdown: Markdown | undefined, images: Images) => DirectiveResult =
  directive(StreamMarkdown);
