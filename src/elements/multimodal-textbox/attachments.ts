import { html, type TemplateResult } from "lit";
import { announce } from "../../base/announcer.ts";
import { HfError } from "../../core/hf-error.ts";
import { word } from "../../core/words.ts";
import type { Accept } from "./accept.ts";
import { admitFiles, type Admission } from "./admit-files.ts";
import { renderAttachedFile } from "./attached-file.ts";
import { attachmentWord } from "./attachment-words.ts";
import { displayName } from "./file-words.ts";
import { ObjectUrls } from "./object-urls.ts";

export { styles } from "./attachments.styles.ts";

const MOST_FILES = 100;

/** The box that the files are in. */
export interface AttachmentBox {
  readonly accept: Accept;
  readonly fileCount: string;
  /** In megabytes; 0 for no limit. */
  readonly maxFileSize: number;
  readonly value: { readonly files: readonly File[] };
  /** Whether files may be added now. */
  readonly takesFiles: boolean;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<boolean>;
  /** As if the person had done it. */
  setFiles(files: readonly File[]): void;
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

  /** @param folders how many came along and were left out */
  add(added: readonly File[], folders = 0): void {
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

  /** Whether a file would come in, and push no other one out. */
  hasRoomFor(file: File): boolean {
    const { error, replacedBy } = this.admit([file]);
    return !error && !replacedBy;
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

  private renderFile(file: File, index: number, locked: boolean): TemplateResult {
    const isPicture = file.type.startsWith("image/") && !this.unshown.has(file);
    return renderAttachedFile({
      file,
      picture: isPicture ? this.urls.of(file) : undefined,
      onUnshown: () => this.onUnshown(file),
      onRemove: locked ? undefined : () => void this.onRemove(index),
    });
  }

  private admit(added: readonly File[]): Admission {
    const { accept, fileCount, maxFileSize, value } = this.box;
    return admitFiles(value.files, added, { accept, largest: maxFileSize * 1024 ** 2, count: fileCount === "single" ? 1 : MOST_FILES });
  }

  private tellReplaced(file: File): void {
    const note = attachmentWord("fileOnlyOne", { name: displayName(file.name) });
    this.box.say(note);
    announce(note);
  }

  private async onRemove(index: number): Promise<void> {
    const { box } = this;
    const { files } = box.value;
    announce(attachmentWord("fileRemoved", { name: displayName(files[index]!.name) }));
    box.setFiles(files.filter((_, at) => at !== index));
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

function tellAdded(files: readonly File[]): void {
  const [first] = files;
  announce(
    files.length === 1
      ? attachmentWord("fileAdded", { name: displayName(first!.name) })
      : attachmentWord("filesAdded", { count: files.length }),
  );
}
