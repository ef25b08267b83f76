import { html, nothing, type TemplateResult } from "lit";
import { adoptStyles } from "../../base/adopt-styles.ts";
import { announce } from "../../base/announcer.ts";
import { HfError } from "../../core/hf-error.ts";
import { isCertain } from "../../core/file-kind.ts";
import { word } from "../../core/words.ts";
import { cross } from "../../theme/icons.ts";
import { sheet } from "../../theme/late-icons.ts";
import { nativeAccept, type Accept } from "./accept.ts";
import { admitFiles, type Admission } from "./admit-files.ts";
import { styles } from "./attachments.styles.ts";
import { withType } from "./file-type.ts";
import { displayName, sizeInWords } from "./file-words.ts";
import { droppedFiles, hasFiles, pastedFiles } from "./transferred-files.ts";
import { attachmentWord } from "./words.ts";

const MOST_FILES = 100;

/** The box that the files are in. */
export interface AttachmentBox {
  readonly accept: Accept;
  readonly fileCount: string;
  /** In megabytes; 0 for no limit. */
  readonly maxFileSize: number;
  /** Longer texts become a file when pasted; 0 for never. */
  readonly maxPlainTextLength: number;
  readonly value: { readonly files: readonly File[] };
  /** Whether files may be added now. */
  readonly takesFiles: boolean;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<boolean>;
  /** Takes files in, in their turn. */
  addFiles(added: readonly File[], folders?: number): void;
  /** As if the person had done it. */
  setFiles(files: readonly File[]): void;
  /** Whether files are held over it that it takes. */
  held(on: boolean): void;
  /** Says something beside the files until the next edit. */
  say(note: string): void;
  showError(error: HfError): void;
  requestUpdate(): void;
  /** Puts the caret into the text. */
  focus(): void;
}

/** The files of one box: which come in, how they show, what is said of them. */
export class Attachments {
  private readonly urls = new ObjectUrls();
  /** Pictures that the browser cannot show. */
  private readonly unshown = new WeakSet<File>();

  constructor(private readonly box: AttachmentBox) {}

  /**
   * @param folders how many came along and were left out
   * @returns until they are there, where it takes a look inside to know what they are
   */
  add(added: readonly File[], folders = 0): Promise<void> | undefined {
    const isKnown = ({ type, size }: File) => isCertain(type) || size === 0 || (this.largest > 0 && size > this.largest);
    if (added.every(isKnown)) return void this.take(added, folders);
    return Promise.all(added.map((file) => (isKnown(file) ? file : withType(file)))).then((files) => this.take(files, folders));
  }

  private take(added: readonly File[], folders: number): void {
    const { box } = this;
    if (!box.takesFiles) return;
    const before = box.value.files;
    const { files, error, replacedBy } = this.admit(added);
    if (files.length !== before.length || files.some((file) => !before.includes(file))) box.setFiles(files);
    if (replacedBy) this.tellReplaced(replacedBy);
    else if (files.length > before.length) tellAdded(files.slice(before.length));
    if (error) box.showError(error);
    if (folders > 0) box.showError(new HfError(attachmentWord("folderDropped"), { code: "bad-file" }));
  }

  /** Files are held over the box, or over what belongs to it, and let go. */
  drag(event: DragEvent): void {
    const { box } = this;
    const { type, dataTransfer, relatedTarget } = event;
    const hasLeft = type === "dragleave";
    if (hasLeft && (event.currentTarget as Element).contains(relatedTarget as Node | null)) return;
    const isHeld = type === "dragenter" || type === "dragover";
    box.held(isHeld && box.takesFiles && hasFiles(dataTransfer));
    if (hasLeft || !hasFiles(dataTransfer)) return;
    // Also where nothing is taken: the browser would leave the page for the file.
    event.preventDefault();
    dataTransfer.dropEffect = box.takesFiles ? "copy" : "none";
    if (isHeld) return;
    const { files, folders } = droppedFiles(dataTransfer);
    box.addFiles(files, folders);
  }

  /** Something is pasted: files, or a text that may be long enough to become one. */
  paste(event: ClipboardEvent, data: DataTransfer): void {
    const { box } = this;
    const files = pastedFiles(data);
    const text = data.getData("text/plain");
    const isLong = box.maxPlainTextLength > 0 && text.length > box.maxPlainTextLength;
    if (files.length > 0) box.addFiles(files);
    else if (!isLong || !this.addText(text)) return;
    event.preventDefault();
  }

  /** For the `accept` of the native picker. */
  get pickable(): string {
    return nativeAccept(this.box.accept);
  }

  /** Makes a long text a file. @returns false where that would lose it or push another file out */
  addText(text: string): boolean {
    const file = new File([text], "pasted_text.txt", { type: "text/plain" });
    const { error, replacedBy } = this.admit([file]);
    if (error || replacedBy) return false;
    void this.add([file]);
    return true;
  }

  /** Gets the box ready for these files. */
  show(files: readonly File[]): void {
    adoptStyles(this.box.renderRoot as ShadowRoot, styles);
    this.keepOnly(files);
  }

  /** Gives back what pictures hold that are not there any more. */
  keepOnly(files: readonly File[]): void {
    this.urls.keepOnly(files);
  }

  /** @param locked whether they have to stay */
  render(locked: boolean): TemplateResult {
    return html`<ul part="files" role="list" aria-label=${word("files")}>
      ${this.box.value.files.map((file, index) => this.renderFile(file, index, locked))}
    </ul>`;
  }

  /** A thumbnail, or the name and size of a file that has none, with its Remove button. */
  private renderFile(file: File, index: number, locked: boolean): TemplateResult {
    const name = displayName(file.name);
    const isPicture = file.type.startsWith("image/") && !this.unshown.has(file);
    const chip = html`${sheet}<bdi class="name">${name}</bdi><span class="size">${sizeInWords(file.size)}</span>`;
    return html`<li part="file" class=${isPicture ? "picture" : "chip"} title=${name}>
    ${isPicture ? html`<img src=${this.urls.of(file)} alt=${name} @error=${() => this.onUnshown(file)} />` : chip}
    ${locked ? nothing : html`<button class="quiet remove" type="button" aria-label=${attachmentWord("removeFile", { name })} @click=${() => this.onRemove(file, index)}>${cross}</button>`}
  </li>`;
  }

  /** Bytes that one may have; 0 for any number. */
  private get largest(): number {
    return this.box.maxFileSize * 1024 ** 2;
  }

  private admit(added: readonly File[]): Admission {
    const { accept, fileCount, value } = this.box;
    return admitFiles(value.files, added, { accept, largest: this.largest, count: fileCount === "single" ? 1 : MOST_FILES });
  }

  private tellReplaced(file: File): void {
    const note = attachmentWord("fileOnlyOne", { name: displayName(file.name) });
    this.box.say(note);
    announce(note);
  }

  private async onRemove({ name }: File, index: number): Promise<void> {
    const { box } = this;
    announce(attachmentWord("fileRemoved", { name: displayName(name) }));
    box.setFiles(box.value.files.filter((_, at) => at !== index));
    await box.updateComplete;
    // The button that had the focus is gone: on to the next one, else back to the text.
    const buttons = box.renderRoot.querySelectorAll<HTMLElement>(".remove");
    (buttons[Math.min(index, buttons.length - 1)] ?? box).focus();
  }

  private onUnshown(file: File): void {
    this.unshown.add(file);
    this.box.requestUpdate();
  }
}

/** Addresses for showing files, each made once and given back as soon as its file is gone. */
class ObjectUrls {
  private readonly urls = new Map<Blob, string>();

  /** The address of a file. */
  of(file: Blob): string {
    let url = this.urls.get(file);
    if (url === undefined) this.urls.set(file, (url = URL.createObjectURL(file)));
    return url;
  }

  /** Gives back the addresses of all files but these. */
  keepOnly(files: readonly Blob[]): void {
    for (const [file, url] of this.urls) {
      if (files.includes(file)) continue;
      URL.revokeObjectURL(url);
      this.urls.delete(file);
    }
  }
}

function tellAdded(files: readonly File[]): void {
  const [only, ...others] = files;
  if (!only) return;
  const { length: count } = files;
  announce(others.length === 0 ? attachmentWord("fileAdded", { name: displayName(only.name) }) : attachmentWord("filesAdded", { count }));
}
