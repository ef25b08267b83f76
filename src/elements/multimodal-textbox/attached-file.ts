import { html, nothing, type TemplateResult } from "lit";
import { cross } from "../../theme/icons.ts";
import { sheet } from "../../theme/late-icons.ts";
import { attachmentWord } from "./attachment-words.ts";
import { displayName, sizeInWords } from "./file-words.ts";

/** How one attached file is shown. */
export interface AttachedFile {
  readonly file: File;
  /** The address of a picture to show; none for a file that is shown by its name. */
  readonly picture: string | undefined;
  /** The browser cannot show the picture. */
  readonly onUnshown: () => void;
  /** Takes the file out; none where it has to stay. */
  readonly onRemove: (() => void) | undefined;
}

/** A thumbnail, or the name and size of a file that has none, with its Remove button. */
export function renderAttachedFile({ file, picture, onUnshown, onRemove }: AttachedFile): TemplateResult {
  const name = displayName(file.name);
  const chip = html`${sheet}<bdi class="name">${name}</bdi><span class="size">${sizeInWords(file.size)}</span>`;
  return html`<li part="file" class=${picture ? "picture" : "chip"} title=${name}>
    ${picture ? html`<img src=${picture} alt=${name} @error=${onUnshown} />` : chip}
    ${onRemove ? html`<button class="quiet remove" type="button" aria-label=${attachmentWord("removeFile", { name })} @click=${onRemove}>${cross}</button>` : nothing}
  </li>`;
}
