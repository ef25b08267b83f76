import type { CSSResultGroup, PropertyValues, TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { WordsDeclaration } from "../../base/hf-element.ts";
import { readItems, readList, readWords } from "../../base/list-attribute.ts";
import type { ChatMessage, MultimodalValue } from "../../core/message.ts";
import { changedBy } from "../../chat/changed.ts";
import { fitting, isBlank } from "../../chat/draft.ts";
import { HfSubmitEvent } from "../../base/submit-event.ts";
import { focusBack } from "../../base/touch.ts";
import { whenParsed } from "../../base/when-parsed.ts";
import { readExamples, type ChatExample } from "../../elements/chatbot/chat-example.ts";
import { optionsOf, toExamples } from "../../elements/chatbot/to-examples.ts";
import { HfChatbot, type ChatAction } from "../../elements/chatbot/chatbot.ts";
import type { HfExampleEvent } from "../../elements/chatbot/events.ts";
import { HfMultimodalTextbox } from "../../elements/multimodal-textbox/multimodal-textbox.ts";
import type { Listener } from "../../graph/listener.ts";
import type { Conversations } from "../../state/conversations.ts";
import type { Images } from "../../markdown/urls.ts";
import { HfBlocks } from "../../app/hf-blocks.ts";
import { valuesIn } from "../../app/lookup.ts";
import type { MountedListener } from "../../app/mounted-listener.ts";
import type { Template } from "../../app/markup/braces.ts";
import { parametersIn } from "../../app/markup/markup-options.ts";
import { isPrivate } from "../../app/stored/scope.ts";
import { ChatListener } from "./chat-listener.ts";
import { blocksNamed, boxIn, chatIn, dress, filledWith, forgetFault, furnish, tell, type TextBox } from "./furnish.ts";
import type { AnyBlock } from "../../typescript/block.ts";
import { styles } from "./hf-chat-interface.styles.ts";
import { isAlone, linkTo, openLinked } from "./in-page.ts";
import { loadTurn } from "./load-turn.ts";
import { OwnChanges } from "./own-changes.ts";
import { Panel } from "./panel.ts";
import { renderChatView, type ChatView } from "./view.ts";

const named = (name: string | null): string => name ?? "";

/** Who types is about to send, and wants to see at once what they sent. Where it does not come, that is said then. */
const onTyping = (): void => void loadTurn().catch(() => {});

/** The conversation before there is a chatbot. */
const NOTHING: readonly ChatMessage[] = Object.freeze([]);

/**
 * A whole chat app around one function or one model: `<hf-chat-interface model="…">` is all it takes.
 * It is made of public blocks, which become its children; those that an author writes are taken in their place.
 * With a model, all other attributes are parameters of the task, such as `temperature="{heat}"`.
 *
 * @tag hf-chat-interface
 * @slot chat - The chatbot, if it is the author's own.
 * @slot textbox - The text box, if it is the author's own.
 * @slot inputs - More that the function reads, after the message and the conversation.
 * @slot outputs - More that it writes, beside the chat.
 * @slot - Anything between the heading and the chat; `<option>`s are examples.
 * @csspart head - The heading, the description and the buttons for the conversation.
 * @csspart additional - The additional inputs.
 * @csspart outputs - The additional outputs.
 * @csspart stop - The Stop button below a text box that has none.
 * @csspart launcher - The button that opens it.
 * @csspart panel - What the launcher opens.
 * @cssprop --hf-chat-height - How high it is where it is a part of a page.
 */
export class HfChatInterface extends HfBlocks {
  static override readonly tag = "hf-chat-interface";
  static override readonly uses = [HfChatbot, HfMultimodalTextbox];
  static override styles: CSSResultGroup = [HfBlocks.styles, styles];

  /** The name of a function given to `defineHandlers`, or the function itself: `([message, history, ...additional], run)`. */
  @property({ converter: named }) handler: string | ((inputs: any, run: any) => unknown) = "";
  /** The model that answers, in place of a function. */
  @property() model = "";
  /** The task of the model; `chat-completion` if left out. */
  @property() task = "";
  /** Parameters of the task, beside those that are written as attributes. A block stands for its value. */
  @property({ attribute: false }) parameters: Readonly<Record<string, unknown>> = {};
  /** Said to the model, or first in the function's history, in every turn. In markup also `<script type="text/plain" name="system">`. */
  @property() system = "";
  /** Checks the message and the additional inputs first: a message for the person, or "". The name of a function, or the function. */
  @property({ converter: named }) validator: string | ((inputs: any, run: any) => unknown) = "";
  /** The ids of more blocks that the function reads, beside those in the slot: they may stand anywhere on the page. */
  @property({ converter: named }) inputs: string | readonly AnyBlock[] = "";
  /** The ids of more blocks that it writes, beside those in the slot: they may stand anywhere on the page. */
  @property({ converter: named }) outputs: string | readonly AnyBlock[] = "";
  /** What stands above the chat. */
  @property() heading = "";
  /** A line under the heading. */
  @property() description = "";
  /** What an empty chat says, as Markdown. */
  @property() placeholder = "";
  /** Takes files too; the function gets `{ text, files }`. */
  @property({ type: Boolean }) multimodal = false;
  /** Which files, as in a native file field. */
  @property() accept = "";
  /** What an empty chat offers: texts, or `{ text, files, displayText, icon }`. In markup `<option>`s, or JSON. */
  @property({ converter: { fromAttribute: readExamples } }) examples: readonly (string | ChatExample)[] = [];
  /** Keeps the answers to examples: `lazy` from the first time on, `eager` from the start. With a `name`, in this browser. */
  @property({ attribute: "cache-examples", words: ["", "eager", "lazy"] } as WordsDeclaration) cacheExamples: "eager" | "lazy" | "" = "";
  /** An example only fills the text box. */
  @property({ type: Boolean, attribute: "no-run-examples" }) noRunExamples = false;
  /** Keeps conversations in this browser and lists them. Needs a `name`. */
  @property({ type: Boolean }) save = false;
  /** `bubble` sets the person's messages apart at one side; `panel` lists all alike over the full width. */
  @property() layout: "bubble" | "panel" = "bubble";
  /** Which buttons messages have; see the chatbot. */
  @property({ converter: { fromAttribute: readWords } }) actions: readonly ChatAction[] = ["copy", "retry", "continue", "undo", "edit"];
  /** More that a person may think of an answer, where `actions` has `like`. */
  @property({ converter: { fromAttribute: readItems } }) feedback: readonly string[] = [];
  /** The URL of the person's picture. */
  @property({ attribute: "user-avatar" }) userAvatar = "";
  /** The URL of the assistant's picture. */
  @property({ attribute: "assistant-avatar" }) assistantAvatar = "";
  /** `same-origin` loads pictures of the page's own origin in messages without a click. */
  @property() images: Images = "";
  /** What stands around formulas, as `[{"left": "$", "right": "$", "display": false}]`; `$$…$$`, `\[…\]` and `\(…\)` if left out. */
  @property({ attribute: "latex-delimiters", converter: { fromAttribute: readList } }) latexDelimiters: HfChatbot["latexDelimiters"];
  /** The tags around a model's reasoning, as `[["<think>", "</think>"]]`, which is the default. */
  @property({ attribute: "reasoning-tags", converter: { fromAttribute: readList } }) reasoningTags: HfChatbot["reasoningTags"];
  /** A single line end in a message is a space, as in other Markdown. */
  @property({ type: Boolean, attribute: "no-line-breaks" }) noLineBreaks = false;
  /** Shows as Markdown too what the person wrote. */
  @property({ type: Boolean, attribute: "user-markdown" }) userMarkdown = false;
  /** Floats over the page: a button at its corner opens it. The value is the button's name. */
  @property({ reflect: true }) launcher: string | null = null;
  /** Whether it is open, where it has a launcher. */
  @property({ type: Boolean, reflect: true }) open = false;

  @state() private running = false;
  @state() private isEmpty = true;
  @state() private listOpen = false;
  private readonly changes = new OwnChanges(this, () => (this.save ? this.savedConversations() : undefined));
  /** Asks for the answers to examples. */
  private filling: Listener | undefined;
  /** A conversation that was set before there was a chatbot. */
  private early: unknown;
  private readonly whole = new ChatListener(this);

  constructor() {
    super();
    new Panel(this);
  }

  /** The chatbot. */
  get chat(): HfChatbot | undefined {
    return chatIn(this);
  }

  /** The text box. */
  get box(): TextBox | undefined {
    return boxIn(this);
  }

  /** The conversation. */
  get value(): readonly ChatMessage[] {
    return this.chat?.value ?? NOTHING;
  }
  set value(messages: unknown) {
    const { chat } = this;
    this.early = chat ? undefined : messages;
    if (chat) chat.value = messages;
  }

  /** @internal What the model does; "" where a function answers. */
  get taskName(): string {
    return this.task || (this.model ? "chat-completion" : "");
  }

  override connectedCallback(): void {
    if (Object.hasOwn(this, "value")) {
      // Set while the tag was unknown, it sits on the element itself and hides the accessor.
      this.early = this.value;
      delete (this as { value?: unknown }).value;
    }
    const begin = () => {
      furnish(this, { save: this.save || this.hasAttribute("save") });
      if (this.early !== undefined) this.value = this.early;
    };
    // Before the app looks for its blocks.
    if (!whenParsed(() => this.isConnected && (begin(), this.arrange()))) begin();
    // Before the app, which takes no files of its own.
    for (const type of ["dragenter", "dragover", "dragleave", "drop"] as const) this.addEventListener(type, this.onDrag);
    super.connectedCallback();
    this.addEventListener("hf-load", this.onLoad);
    this.addEventListener("change", this.onChange);
    this.addEventListener("hf-stop", this.onStop);
    this.addEventListener("input", onTyping, { once: true });
  }

  protected override leave(): void {
    super.leave();
    this.filling?.halt();
    this.changes.forget();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has("save") && this.save) furnish(this, { save: true });
    this.arrange();
  }

  private arrange(): void {
    dress(this);
    if (this.box && "busy" in this.box) this.box.busy = this.running;
  }

  /** @internal All that the function reads or writes beside the chat. @throws {HfError} author, where one is not on the page */
  blocksIn(side: "inputs" | "outputs"): Element[] {
    return blocksNamed(this, side, this[side]);
  }

  /** @internal What its markup says for the task: the attributes that are not properties, and `<script name>`s. */
  get written(): ReadonlyMap<string, Template> {
    return parametersIn(this, (this.constructor as typeof HfChatInterface).observedAttributes);
  }

  protected override collect(): MountedListener[] {
    return [this.whole, ...super.collect()];
  }

  override idle(listener: Listener): void {
    super.idle(listener);
    if (listener === this.whole.listener) this.setRunning(false);
  }

  protected override onStart(source: Element, mounted: MountedListener): void {
    super.onStart(source, mounted);
    if (mounted !== this.whole) return;
    this.changes.forget();
    this.setRunning(mounted.listener.busy);
    if (source !== this.box) focusBack(this.box);
  }

  private setRunning(running: boolean): void {
    this.running = running;
    const { box } = this;
    // At once: Enter must not send what is typed before the next render.
    if (box && "busy" in box) box.busy = running;
  }

  /** @internal Whether an event asks for an answer; what else it asks for is done. */
  asks(event: Event): boolean {
    if (event.type === "hf-submit") return !isBlank(this.box?.value);
    const fills = event.type === "hf-example" && this.noRunExamples;
    if (fills) void this.fillBox((event as HfExampleEvent).value);
    const changed = changedBy(event, this.value);
    if (changed) this.changes.write(changed.left);
    return !fills && !changed;
  }

  /** Sends a message as if the person had typed it. What is in the text box is replaced. */
  send(message: string | MultimodalValue): void {
    const { box } = this;
    if (!box) return;
    box.value = fitting(box.value, typeof message === "string" ? { text: message, files: [] } : message);
    box.dispatchEvent(new HfSubmitEvent());
  }

  /** Ends the answer that is coming. What there is of it stays. */
  stop(): void {
    this.whole.listener.cancel();
  }

  /** Begins anew. Where conversations are saved, the one before stays in the list; else it can be brought back for a while. */
  clear(): Promise<void> {
    return this.changes.clear();
  }

  /** A URL of this page that opens the conversation in another tab; `undefined` where none is saved. */
  async link(): Promise<string | undefined> {
    const conversations = await this.savedConversations();
    return conversations && linkTo(this.name, conversations.current.id);
  }

  private async savedConversations(): Promise<Conversations | undefined> {
    return this.save && this.chat ? this.conversationsOf(this.chat) : undefined;
  }

  /** @internal All that the app remembers, for answers to examples; `undefined` where it may store none. */
  openForExamples(): ReturnType<HfBlocks["stored"]["open"]> | undefined {
    // An answer, and the mark of what was asked, may tell of what is in a private block.
    return this.name && ![...this.querySelectorAll("*")].some(isPrivate) ? this.stored.open() : undefined;
  }

  override focus(options?: FocusOptions): void {
    if (this.launcher !== null && !this.open) this.renderRoot.querySelector<HTMLElement>(".launcher")?.focus(options);
    else this.box?.focus(options);
  }

  private async fillBox(example: ChatExample): Promise<void> {
    const { box } = this;
    if (!box) return;
    try {
      box.value = await filledWith(box, example);
      tell(box);
    } catch (error) {
      this.notices.say("error", (error as Error).message, null);
    }
    focusBack(this.box);
  }

  /** Asks for answers before anybody wants them. Where that cannot be loaded, they are asked for when somebody does. */
  private async fillCache(): Promise<void> {
    const turn = await loadTurn().catch(() => undefined);
    if (!turn || !this.isConnected) return;
    this.filling = turn.fillCache([...toExamples(this.examples), ...optionsOf(this)], this, (run) => this.whole.planAhead(run));
  }

  private readonly onLoad = (event: Event): void => {
    if (event.target !== this) return;
    this.isEmpty = this.value.length === 0;
    this.setState("whole", this.launcher === null && isAlone(this));
    if (this.autofocus) this.box?.focus();
    void openLinked(this.name, () => this.savedConversations());
    if (this.cacheExamples === "eager") void this.fillCache();
  };

  private readonly onChange = (): void => {
    this.isEmpty = this.value.length === 0;
    if (this.isEmpty) forgetFault(this.box);
    else this.changes.forget();
    this.listOpen = false;
  };

  /** Files may be dropped anywhere on it. */
  private readonly onDrag = (event: DragEvent): void => {
    const { box, launcher, open } = this;
    if (!event.defaultPrevented && (launcher === null || open) && box instanceof HfMultimodalTextbox) box.onDrag(event);
  };

  private readonly onStop = (event: Event): void => {
    if (event.target === this.box) this.stop();
  };

  protected override render(): TemplateResult {
    const { heading, description, launcher, open, save, isEmpty, listOpen, running, box } = this;
    const view: ChatView = {
      heading,
      description,
      launcher,
      open,
      isEmpty,
      listOpen: save ? listOpen : undefined,
      hasCleared: this.changes.hasCleared,
      hasInputs: valuesIn(this, "inputs").length > 0,
      hasOutputs: valuesIn(this, "outputs").length > 0,
      // A text box without a Stop button of its own gets one below it.
      canStop: running && box !== undefined && !("busy" in box),
      below: this.renderNotices(),
      onOpen: (open) => (this.open = open),
      onList: () => (this.listOpen = !this.listOpen),
      onNew: () => void this.clear(),
      onUndo: () => this.changes.bringBack(),
      onStop: () => {
        this.stop();
        focusBack(this.box);
      },
    };
    return renderChatView(view);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-chat-interface": HfChatInterface;
  }
}
