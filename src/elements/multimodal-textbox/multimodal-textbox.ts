import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { HfError } from "../../core/hf-error.ts";
import type { MultimodalValue } from "../../core/message.ts";
import { HfStopEvent } from "../../base/stop-event.ts";
import type { WordsDeclaration } from "../../base/hf-element.ts";
import { HfInputElement } from "../../base/input-element.ts";
import { keyOf } from "../../base/keys.ts";
import { TextControl, type TextHost, type TextView } from "../../base/text-control.ts";
import { focusBack, isTouchFirst } from "../../base/touch.ts";
import { word } from "../../core/words.ts";
import { arrowUp, clip, square } from "../../theme/icons.ts";
import type { Accept } from "./accept.ts";
import type { AttachmentBox, Attachments } from "./attachments.ts";
import { attachmentsPart, loadAttachments } from "./load-attachments.ts";
import { styles } from "./multimodal-textbox.styles.ts";
import { toFormData, toMultimodalValue } from "./multimodal-value.ts";

type Accepts = string | Partial<MultimodalValue>;

/**
 * Text and files that a person sends together. Files come from the picker, by drag and drop or from the clipboard.
 *
 * With one line, Enter submits and Shift+Enter breaks the line; with more, the other way round. Where a person types on
 * the screen, Enter breaks the line and the Send button submits. Ctrl+Enter or Cmd+Enter always submits. In a form its text goes under `name`, its files under `name-files`.
 *
 * @tag hf-multimodal-textbox
 * @attr {string} autocapitalize - Which letters the keyboard makes capital, as in native fields.
 * @attr {string} autocomplete - What the browser may fill in, as in native fields.
 * @attr {"on" | "off"} autocorrect - Whether the browser corrects what is typed.
 * @attr {string} enterkeyhint - What the Enter key of a keyboard on the screen says; `enter`, with `no-send` `send`, if left out.
 * @attr {string} inputmode - Which keyboard shows on the screen.
 * @attr {boolean} spellcheck - Whether the browser looks at the spelling.
 * @fires {HfSubmitEvent} hf-submit - The person sends. Cancelable: otherwise Enter in one line submits the form it is in.
 * @fires {Event} select - The person selected text; see `selectionStart` and `selectionEnd`.
 * @fires {HfStopEvent} hf-stop - The person presses Stop, or Escape in the text, while `busy`.
 * @fires {HfErrorEvent} hf-error - Files were left out; the message says which and why.
 * @csspart control - The native field.
 * @csspart box - The box around all of it.
 * @csspart files - The attached files.
 * @csspart file - One attached file.
 * @csspart attach - The Attach button.
 * @csspart send - The Send button.
 * @csspart stop - The Stop button, in place of Send while `busy`.
 * @csspart note - What is said about the files.
 * @cssstate dragging - Files are held over the box.
 */
export class HfMultimodalTextbox extends HfInputElement<MultimodalValue, Accepts> implements AttachmentBox, TextHost {
  static override readonly tag = "hf-multimodal-textbox";
  static override styles: CSSResultGroup = [HfInputElement.styles, styles];

  /** What to type, shown while it is empty. */
  @property() placeholder = "";
  /** Rows shown at first. */
  @property({ type: Number }) lines = 1;
  /** Rows it grows to before it scrolls. */
  @property({ type: Number, attribute: "max-lines" }) maxLines = 20;
  /** Which files may be added, as in a native file field: `image/*,.pdf`. Empty for all. */
  @property({ converter: (text) => text ?? "" }) accept: Accept = "";
  /** How many files it takes: none, one, many, or a whole folder. */
  @property({ attribute: "file-count", words: ["none", "single", "multiple", "directory"] } as WordsDeclaration) fileCount:
    | "none"
    | "single"
    | "multiple"
    | "directory" = "single";
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
  private made: Attachments | undefined;
  /** Whether the person came here with a finger or a pen: then a keyboard on the screen comes up, where there is no other. */
  private byFinger = false;
  private readonly text = new TextControl(this);

  /** Where the selected text starts, in characters; `null` where the kind of field has no selection. */
  get selectionStart(): number | null {
    return this.text.control?.selectionStart ?? null;
  }
  /** Where the selected text ends. */
  get selectionEnd(): number | null {
    return this.text.control?.selectionEnd ?? null;
  }

  /** Where the caret is and what is selected: what is kept beside the value. */
  get view(): TextView | undefined {
    return this.text.view;
  }
  set view(view: TextView | undefined) {
    this.text.view = view;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Pictures lost their addresses when it was taken out.
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Not when it is only moved to another place.
    queueMicrotask(() => this.isConnected || this.made?.keepOnly([]));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { files } = this.value;
    this.attachments?.show(files);
    if (!this.attachments && files.length > 0) void this.load();
  }

  protected override coerce(value: unknown, earlier?: MultimodalValue): MultimodalValue {
    return toMultimodalValue(value, earlier);
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

  protected override get tall(): boolean {
    return this.lines > 1;
  }

  /** @internal */
  get enterKey(): string {
    return this.noSend && !this.tall ? "send" : "enter";
  }

  protected override get canSubmit(): boolean {
    return this.isEditable && !this.busy && !this.isEmpty();
  }

  protected override get controlName(): string | typeof nothing {
    return this.label || super.controlName !== nothing ? super.controlName : this.placeholder || word("message");
  }

  protected override edit(next: Accepts): void {
    this.note = "";
    // A text is what the person has typed: the files stay.
    super.edit(typeof next === "string" ? { text: next, files: this.value.files } : next);
  }

  /** Selects all the text. */
  select(): void {
    this.text.control?.select();
  }

  /** @internal */
  get takesFiles(): boolean {
    return this.isEditable && this.fileCount !== "none";
  }

  /** @internal */
  setFiles(files: readonly File[]): void {
    this.edit({ text: this.value.text, files });
    this.commit();
  }

  /** @internal */
  say(note: string): void {
    this.note = note;
  }

  /** What deals with files, where it has come. */
  private get attachments(): Attachments | undefined {
    return (this.made ??= attachmentsPart && new attachmentsPart.Attachments(this));
  }

  /** Files that were chosen before what deals with them has come, or whose kind is still looked at. */
  private arriving: Promise<void> | undefined;

  private async load(): Promise<void> {
    try {
      await loadAttachments();
      this.hideUnloaded();
      this.requestUpdate();
    } catch (fault) {
      this.showUnloaded(fault as HfError);
    }
  }

  /** A file may come next. Where what deals with it cannot be loaded, that is said when one comes. */
  private onNear(): void {
    if (this.takesFiles)
      loadAttachments().then(
        () => this.requestUpdate(),
        () => {},
      );
  }

  /** @internal */
  addFiles(added: readonly File[], folders = 0): void {
    if (!this.takesFiles || added.length + folders === 0) return;
    const add = () => this.attachments?.add(added, folders);
    const adding = this.attachments ? add() : this.load().then(add);
    if (!adding) return;
    const arriving = Promise.all([this.arriving, adding]).then(() => {
      if (this.arriving === arriving) this.arriving = undefined;
    });
    this.arriving = arriving;
  }

  /** What a person has attached goes with the message, also while what deals with files is still on its way. */
  protected override submit(): boolean {
    if (!this.arriving) return super.submit();
    void this.arriving.then(() => {
      // Where a file was refused, that is said first.
      if (!this.error && this.canSubmit && this.submit()) this.form?.requestSubmit();
    });
    return false;
  }

  private stop(): void {
    this.dispatchEvent(new HfStopEvent());
  }

  private onAttach(): void {
    this.renderRoot.querySelector<HTMLInputElement>("[type=file]")?.click();
  }

  private onPicked(event: Event): void {
    event.stopPropagation();
    const picker = event.target as HTMLInputElement;
    const files = [...(picker.files ?? [])];
    // Or the same file could not be chosen again.
    picker.value = "";
    this.addFiles(files);
  }

  private onSend(event: MouseEvent): void {
    if (this.busy) {
      // The second click of a double click on Send, which has just become Stop.
      if (event.detail < 2) this.stop();
    } else if (this.canSubmit && this.submit()) this.form?.requestSubmit();
    // The field itself: a host that has the focus somewhere inside does not pass it on.
    focusBack(this.control);
  }

  protected override onKeydown(event: KeyboardEvent): void {
    if (this.busy && keyOf(event) === "Escape") {
      event.preventDefault();
      this.stop();
      // Where one types on the screen, Enter is the only way to another line, and Shift is pressed by the keyboard itself.
    } else if (this.noSend || event.ctrlKey || event.metaKey || !this.byFinger || !isTouchFirst()) super.onKeydown(event);
  }

  private onPointer({ pointerType }: PointerEvent): void {
    this.byFinger = pointerType !== "mouse";
  }

  private onPaste(event: ClipboardEvent): void {
    const data = event.clipboardData;
    if (!data || !this.takesFiles) return;
    if (this.attachments) return this.attachments.paste(event, data);
    if (data.files.length === 0) return void this.pasteEarly(data.getData("text/plain"));
    // What deals with files is on its way. With HTML it may be the picture of a text, which nobody means.
    if (data.types.includes("text/html")) return;
    this.addFiles([...data.files]);
    event.preventDefault();
  }

  /** A long text stands in the field until what makes a file of it has come: it must not be lost on the way. */
  private async pasteEarly(pasted: string): Promise<void> {
    if (this.maxPlainTextLength <= 0 || pasted.length <= this.maxPlainTextLength) return;
    // As fields have it.
    const text = pasted.replace(/\r\n?/g, "\n");
    const start = this.selectionStart ?? 0;
    await loadAttachments().catch(() => {});
    const { text: now } = this.value;
    if (!this.takesFiles || !now.startsWith(text, start) || !this.attachments?.addText(pasted)) return;
    this.edit(now.slice(0, start) + now.slice(start + text.length));
  }

  /** @internal Files are held over it, or over a chat that it belongs to, and let go. */
  onDrag(event: DragEvent): void {
    const { dataTransfer: data, type } = event;
    if (this.attachments) return this.attachments.drag(event);
    if (!data?.types.includes("Files")) return;
    // What deals with files is on its way.
    event.preventDefault();
    if (type === "drop") this.addFiles([...data.files]);
    else this.onNear();
  }

  /** @internal Whether files are held over it that it takes. */
  held(on: boolean): void {
    this.setState("dragging", on);
  }

  // Around the text there is only the box's own padding.
  private onBoxClick(event: MouseEvent): void {
    if (event.target === event.currentTarget) this.control?.focus();
  }

  // The text comes first, though it stands below the files: it is where a click on a label and `focus()` lead to.
  protected override render(): TemplateResult {
    const { files } = this.value;
    const note = this.note || (files.length > 0 && !this.attachments ? `${word("files")}: ${files.length}` : "");
    return this.renderFrame(
      html`<div part="box" class="box" @paste=${this.onPaste} @click=${this.onBoxClick} @pointerdown=${this.onPointer}
          @dragenter=${this.onDrag} @dragover=${this.onDrag} @dragleave=${this.onDrag} @drop=${this.onDrag}>
          ${this.renderTextarea()} ${files.length > 0 ? this.attachments?.render(!this.isEditable) : nothing}
          ${this.takesFiles ? this.renderAttach() : nothing} ${this.renderSend()}
        </div>
        ${note ? html`<span part="note" class="info">${note}</span>` : nothing}`,
    );
  }

  private renderTextarea(): TemplateResult {
    return html`<textarea id="control" part="control" class="text" dir="auto" rows=${this.text.rows}
      placeholder=${this.placeholder} ?disabled=${this.isDisabled} ?readonly=${this.readonly} aria-required=${this.required ? "true" : nothing}
      aria-label=${this.controlName} aria-describedby=${this.describedBy} aria-invalid=${this.ariaInvalidity}
      @input=${this.onInput} @change=${this.onChange} @focus=${this.onFocus} @select=${this.text.onSelect} @keydown=${this.onKeydown}></textarea>`;
  }

  private renderAttach(): TemplateResult {
    return html`<button part="attach" class="quiet attach" type="button" aria-label=${word("attach")} title=${word("attach")}
      @click=${this.onAttach} @focus=${this.onNear} @pointerenter=${this.onNear}>${clip}</button>
      <input type="file" hidden accept=${this.attachments?.pickable ?? String(this.accept)} ?multiple=${this.fileCount === "multiple"}
        ?webkitdirectory=${this.fileCount === "directory"} @input=${(event: Event) => event.stopPropagation()} @change=${this.onPicked} />`;
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
