import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { announce } from "../../base/announcer.ts";
import { HfError } from "../../core/hf-error.ts";
import type { MultimodalValue } from "../../core/message.ts";
import { HfStopEvent } from "../../base/stop-event.ts";
import { HfTextElement } from "../../base/text-element.ts";
import { word } from "../../core/words.ts";
import { arrowUp, clip, square } from "../../theme/icons.ts";
import { nativeAccept, type Accept } from "./accept.ts";
import { admitFiles, type Admission } from "./admit-files.ts";
import { renderAttachedFile } from "./attached-file.ts";
import { displayName } from "./file-words.ts";
import { styles } from "./multimodal-textbox.styles.ts";
import { toFormData, toMultimodalValue } from "./multimodal-value.ts";
import { ObjectUrls } from "./object-urls.ts";
import { droppedFiles, hasFiles, pastedFiles } from "./transferred-files.ts";

const MOST_FILES = 100;

/**
 * Text and files that a person sends together. Files come from the picker, by drag and drop or from the clipboard.
 *
 * In a form its text goes under `name`, its files under `name-files`.
 *
 * @tag hf-multimodal-textbox
 * @fires {HfStopEvent} hf-stop - The person presses Stop, or Escape in the text, while `busy`.
 * @fires {HfErrorEvent} hf-error - Files were left out; the message says which and why.
 * @csspart box - The box around all of it.
 * @csspart files - The attached files.
 * @csspart file - One attached file.
 * @csspart attach - The Attach button.
 * @csspart send - The Send button.
 * @csspart stop - The Stop button, in place of Send while `busy`.
 * @csspart note - What is said about the files.
 * @cssstate dragging - Files are held over the box.
 */
export class HfMultimodalTextbox extends HfTextElement<MultimodalValue, string | Partial<MultimodalValue>> {
  static override readonly tag = "hf-multimodal-textbox";
  static override styles: CSSResultGroup = [HfTextElement.styles, styles];

  /** Which files may be added, as in a native file field: `image/*,.pdf`. Empty for all. */
  @property({ converter: (text) => text ?? "" }) accept: Accept = "";
  /** How many files it takes: none, one, many, or a whole folder. */
  @property({ attribute: "file-count" }) fileCount: "none" | "single" | "multiple" | "directory" = "single";
  /** The largest file, in megabytes; 0 for no limit. */
  @property({ type: Number, attribute: "max-file-size" }) maxFileSize = 25;
  /** Longer texts become a file when pasted, where one may be added; 0 for never. */
  @property({ type: Number, attribute: "max-plain-text-length" }) maxPlainTextLength = 1000;
  /** A run that it started goes on: Stop stands in place of Send. */
  @property({ type: Boolean, reflect: true }) busy = false;
  /** Words on the Send button instead of its arrow. */
  @property({ attribute: "send-label" }) sendLabel = "";
  /** Words on the Stop button instead of its square. */
  @property({ attribute: "stop-label" }) stopLabel = "";
  /** Leaves the Send button away; Enter still sends, and Stop still shows while `busy`. */
  @property({ type: Boolean, attribute: "no-send" }) noSend = false;

  @state() private note = "";
  private readonly urls = new ObjectUrls();
  /** Pictures that the browser cannot show. */
  private readonly unshown = new WeakSet<File>();

  override connectedCallback(): void {
    super.connectedCallback();
    // Pictures lost their addresses when it was taken out.
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Not when it is only moved to another place.
    queueMicrotask(() => this.isConnected || this.urls.keepOnly([]));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.urls.keepOnly(this.value.files);
  }

  protected override coerce(value: unknown): MultimodalValue {
    return toMultimodalValue(value);
  }

  protected override formValue(): FormData | null {
    return this.name ? toFormData(this.value, this.name, `${this.name}-files`) : null;
  }

  protected override formState(): FormData {
    return toFormData(this.value, "text", "files");
  }

  override formStateRestoreCallback(state: string | File | FormData | null): void {
    if (!(state instanceof FormData)) return super.formStateRestoreCallback(state);
    this.value = { text: String(state.get("text") ?? ""), files: state.getAll("files") as File[] };
  }

  override formResetCallback(): void {
    this.note = "";
    super.formResetCallback();
  }

  protected override isEmpty(): boolean {
    return this.value.text.trim() === "" && this.value.files.length === 0;
  }

  protected override get text(): string {
    return this.value.text;
  }

  protected override withText(text: string): MultimodalValue {
    return { text, files: this.value.files };
  }

  protected override get canSubmit(): boolean {
    return this.isEditable && !this.busy && !this.isEmpty();
  }

  protected override get controlName(): string | typeof nothing {
    return this.label || super.controlName !== nothing ? super.controlName : this.placeholder || word("message");
  }

  protected override edit(next: Partial<MultimodalValue>): void {
    this.note = "";
    super.edit(next);
  }

  private get takesFiles(): boolean {
    return this.isEditable && this.fileCount !== "none";
  }

  private setFiles(files: readonly File[]): void {
    this.edit({ text: this.value.text, files });
    this.commitIfChanged();
  }

  private addFiles(added: readonly File[]): void {
    if (!this.takesFiles || added.length === 0) return;
    const { files, error, replacedBy } = this.admit(added);
    const before = this.value.files;
    if (files.length !== before.length || files.some((file) => !before.includes(file))) this.setFiles(files);
    if (replacedBy) announce((this.note = word("fileOnlyOne", { name: displayName(replacedBy.name) })));
    else if (files.length > before.length) this.tellAdded(files.slice(before.length));
    if (error) this.showError(error);
  }

  private admit(added: readonly File[]): Admission {
    const count = this.fileCount === "single" ? 1 : MOST_FILES;
    return admitFiles(this.value.files, added, { accept: this.accept, largest: this.maxFileSize * 1024 ** 2, count });
  }

  private tellAdded(files: readonly File[]): void {
    announce(files.length === 1 ? word("fileAdded", { name: displayName(files[0]!.name) }) : word("filesAdded", { count: files.length }));
  }

  private stop(): void {
    this.dispatchEvent(new HfStopEvent());
  }

  private onAttach(): void {
    this.renderRoot.querySelector<HTMLInputElement>("[type=file]")!.click();
  }

  private onPicked(event: Event): void {
    event.stopPropagation();
    const picker = event.target as HTMLInputElement;
    const files = [...picker.files!];
    // Or the same file could not be chosen again.
    picker.value = "";
    this.addFiles(files);
  }

  private onPickerInput(event: Event): void {
    event.stopPropagation();
  }

  private async onRemove(index: number): Promise<void> {
    const { files } = this.value;
    announce(word("fileRemoved", { name: displayName(files[index]!.name) }));
    this.setFiles(files.filter((_, at) => at !== index));
    await this.updateComplete;
    // The button that had the focus is gone: on to the next one, else back to the text.
    const buttons = this.renderRoot.querySelectorAll<HTMLElement>(".remove");
    (buttons[Math.min(index, buttons.length - 1)] ?? this.control)?.focus();
  }

  private onSend(event: MouseEvent): void {
    if (this.busy) {
      // The second click of a double click on Send, which has just become Stop.
      if (event.detail < 2) this.stop();
    } else if (this.canSubmit && this.submit()) this.form?.requestSubmit();
  }

  protected override onTextKeydown(event: KeyboardEvent): void {
    if (this.busy && event.key === "Escape" && !event.isComposing) {
      event.preventDefault();
      this.stop();
    } else super.onTextKeydown(event);
  }

  private onPaste(event: ClipboardEvent): void {
    const data = event.clipboardData;
    if (!data || !this.takesFiles) return;
    const files = pastedFiles(data);
    const text = data.getData("text/plain");
    if (files.length > 0) {
      event.preventDefault();
      this.addFiles(files);
    } else if (this.maxPlainTextLength > 0 && text.length > this.maxPlainTextLength) this.pasteAsFile(event, text);
  }

  /** A long text becomes a file, unless that would lose it or push another file out. */
  private pasteAsFile(event: ClipboardEvent, text: string): void {
    const file = new File([text], "pasted_text.txt", { type: "text/plain" });
    const { error, replacedBy } = this.admit([file]);
    if (error || replacedBy) return;
    event.preventDefault();
    this.addFiles([file]);
  }

  private onDrag(event: DragEvent): void {
    if (!hasFiles(event.dataTransfer)) return;
    // Also where nothing is taken: the browser would leave the page for the file.
    event.preventDefault();
    event.dataTransfer.dropEffect = this.takesFiles ? "copy" : "none";
    this.setState("dragging", this.takesFiles);
  }

  private onDragleave(event: DragEvent): void {
    const box = event.currentTarget as HTMLElement;
    if (!box.contains(event.relatedTarget as Node | null)) this.setState("dragging", false);
  }

  private onDrop(event: DragEvent): void {
    this.setState("dragging", false);
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    const { files, folders } = droppedFiles(event.dataTransfer);
    this.addFiles(files);
    if (folders > 0 && this.takesFiles) this.showError(new HfError(word("folderDropped"), { code: "bad-file" }));
  }

  // Around the text there is only the box's own padding.
  private onBoxClick(event: MouseEvent): void {
    if (event.target === event.currentTarget) this.control?.focus();
  }

  private onUnshown(file: File): void {
    this.unshown.add(file);
    this.requestUpdate();
  }

  // The text comes first, though it stands below the files: it is where a click on a label and `focus()` lead to.
  protected override render(): TemplateResult {
    return this.renderFrame(
      html`<div part="box" class="box" @paste=${this.onPaste} @click=${this.onBoxClick}
          @dragenter=${this.onDrag} @dragover=${this.onDrag} @dragleave=${this.onDragleave} @drop=${this.onDrop}>
          ${this.renderTextarea("text")} ${this.value.files.length > 0 ? this.renderFiles() : nothing}
          ${this.takesFiles ? this.renderAttach() : nothing} ${this.renderSend()}
        </div>
        ${this.note ? html`<span part="note" class="info">${this.note}</span>` : nothing}`,
      "control",
    );
  }

  private renderFiles(): TemplateResult {
    return html`<ul part="files" role="list" aria-label=${word("files")}>
      ${this.value.files.map((file, index) => this.renderFile(file, index))}
    </ul>`;
  }

  private renderFile(file: File, index: number): TemplateResult {
    const isPicture = file.type.startsWith("image/") && !this.unshown.has(file);
    return renderAttachedFile({
      file,
      picture: isPicture ? this.urls.of(file) : undefined,
      onUnshown: () => this.onUnshown(file),
      onRemove: this.isEditable ? () => void this.onRemove(index) : undefined,
    });
  }

  private renderAttach(): TemplateResult {
    return html`<button part="attach" class="quiet attach" type="button" aria-label=${word("attach")} title=${word("attach")} @click=${this.onAttach}>${clip}</button>
      <input type="file" hidden accept=${nativeAccept(this.accept)} ?multiple=${this.fileCount === "multiple"}
        ?webkitdirectory=${this.fileCount === "directory"} @input=${this.onPickerInput} @change=${this.onPicked} />`;
  }

  // One button for both, so that focus stays when they trade places.
  private renderSend(): TemplateResult | typeof nothing {
    if (this.noSend && !this.busy) return nothing;
    const name = word(this.busy ? "stop" : "send");
    const label = this.busy ? this.stopLabel : this.sendLabel;
    const idle = this.busy ? this.isDisabled : !this.canSubmit;
    return html`<button part=${this.busy ? "stop" : "send"} class=${`primary send ${label ? "" : "round"}`} type="button" title=${name}
      aria-label=${label ? nothing : name} aria-disabled=${idle ? "true" : nothing} ?disabled=${this.isDisabled} @click=${this.onSend}>
      ${label || (this.busy ? square : arrowUp)}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-multimodal-textbox": HfMultimodalTextbox;
  }
}
