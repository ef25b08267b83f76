import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { HfElement, SHOWN_ELSEWHERE } from "../base/hf-element.ts";
import { HfErrorEvent } from "../base/hf-error-event.ts";
import { HfError } from "../core/hf-error.ts";
import { inspector } from "../core/inspect.ts";
import { word } from "../core/words.ts";
import type { Listener } from "../graph/listener.ts";
import type { Run } from "../graph/run.ts";
import type { Engine, PartialEngine } from "../inference/engine.ts";
import type { Conversations } from "../state/conversations.ts";
import type { ImportResult } from "../state/import.ts";
import type { App } from "./app.ts";
import { BlockPort } from "./block-port.ts";
import { BusySources } from "./busy-sources.ts";
import type { HfEach } from "./each/hf-each.ts";
import { lookAgain } from "./handlers.ts";
import { styles } from "./hf-blocks.styles.ts";
import { HfLoadEvent, HfUnloadEvent } from "./events.ts";
import { loadSeldom } from "./load-seldom.ts";
import { appOf, ownElements } from "./lookup.ts";
import { MarkupListener } from "./markup/markup-listener.ts";
import { Mistakes } from "./mistakes.ts";
import type { MountedListener } from "./mounted-listener.ts";
import { NextPaint } from "./next-paint.ts";
import { Notices } from "./notices.ts";
import { engineOf } from "./models.ts";
import { lookForTags, whenReady } from "./ready.ts";
import { StoredValues } from "./stored/stored-values.ts";
import { loadMisplaced, takeToken, type TokenSource } from "./token-attribute.ts";
import { Wiring } from "./wiring.ts";

/**
 * An app: everything inside it is wired together, and ids inside it are its own.
 *
 * @tag hf-blocks
 * @slot - The blocks and listeners of the app.
 * @fires {HfLoadEvent} hf-load - Its blocks are there and its state is restored.
 * @fires {HfUnloadEvent} hf-unload - The person leaves the page.
 * @cssstate page - It stands right in the body: a whole page.
 * @csspart app - All of it: its inset, and the gaps between its blocks.
 * @csspart notices - Errors and messages that belong to no single block.
 * @csspart badge - Says that a stand-in answers, not a model.
 * @cssprop --hf-page-width - How wide it gets where it is a whole page.
 */
export class HfBlocks extends HfElement implements App {
  static override readonly tag: string = "hf-blocks";
  static override styles: CSSResultGroup = [HfElement.styles, styles];

  /** The app's name: what its state is stored under, and which handlers are its own. */
  @property() name = "";
  /** Where inference calls go; else the page's `<meta name="hf-blocks-endpoint">`, else Hugging Face. */
  @property() endpoint = "";
  /** Who makes inference calls: an `InferenceClient`, or an object with some of its methods. */
  @property({ attribute: false }) engine: PartialEngine | undefined;
  /** The token for Hugging Face. Never stored and never sent to an endpoint. */
  @property({ attribute: false }) token: TokenSource | undefined;
  /** Days after which a conversation that nobody has written or opened is deleted, with a notice and Undo. Else all are kept. */
  @property({ type: Number, attribute: "keep-days" }) keepDays: number | undefined = undefined;
  /** How many conversations are kept; the oldest beyond that are deleted, with a notice and Undo. Else all are kept. */
  @property({ type: Number, attribute: "keep-count" }) keepCount: number | undefined = undefined;

  protected readonly notices = new Notices(this);
  @state() private standIn = false;

  /** Listeners that mounted parts brought along, by the element of the part; those of the markup are found by themselves. */
  private readonly brought = new Map<Element, readonly MountedListener[]>();

  private readonly ports = new WeakMap<Element, BlockPort>();
  private readonly wiring = new Wiring((...given) => this.setOff(...given));
  private readonly busy = new BusySources();
  private readonly nextPaint = new NextPaint(this);
  private mounted: readonly MountedListener[] = [];
  /** Listeners that are no longer part of it, whose runs go on to their end. */
  private readonly ending = new Set<Listener>();
  /** Listeners in markup whose class is still on its way. */
  private readonly awaited = new WeakSet<Element>();
  private readonly greeted = new WeakSet<MountedListener>();
  private readonly mistakes = new Mistakes((mistake) => this.reportMistake(mistake));
  private observer: MutationObserver | undefined;
  private bindingSoon = false;
  private loaded = false;
  /** Brings the values of its blocks back, and stores what changes. */
  protected readonly stored = new StoredValues({
    element: this,
    app: this,
    isBusy: (element) => this.port(element).busy,
    reportMistake: (mistake) => this.reportMistake(mistake),
    notices: this.notices,
    limits: () => ({ days: this.keepDays, conversations: this.keepCount }),
    halt: () => this.mounted.forEach(({ listener }) => listener.halt()),
  });

  get element(): HTMLElement {
    return this;
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "token"];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === "token" && value !== null) this.takeToken();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setState("page", this.parentElement === document.body);
    this.addEventListener("hf-error", this.onError);
    this.addEventListener("dragenter", this.onDragenter);
    this.stored.watch();
    // Before the state room writes the last of it.
    window.addEventListener("pagehide", this.onPagehide, { capture: true });
    this.observer ??= new MutationObserver((records) => this.onPageChange(records));
    // The whole root, as a source may stand outside the app.
    this.observer.observe(this.getRootNode(), {
      childList: true,
      subtree: true,
      attributeFilter: ["id", "from", "inputs", "value", "task", "mode", "handler", "validator"],
    });
    this.bindSoon();
    if (!this.loaded) void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
    window.removeEventListener("pagehide", this.onPagehide, { capture: true });
    // Moving an element takes it out and puts it in again within one task; that ends nothing.
    queueMicrotask(() => this.isConnected || this.leave());
  }

  /** It is out of the page, and not only on its way to another place: it lets go of all that outlives it. */
  protected leave(): void {
    this.wiring.clear();
    // What it cannot finish now, a live listener does when the app comes back.
    for (const mounted of this.mounted) if (mounted.live && mounted.listener.busy) this.greeted.delete(mounted);
    for (const listener of [...this.mounted.map(({ listener }) => listener), ...this.ending]) listener.halt();
    this.mounted = [];
    void this.stored.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { error } = this;
    if (changed.has("error") && error) this.sayError(error, () => this.error === error && (this.error = undefined));
  }

  /** Brings along the listeners of a part of the app, in place of those of its earlier version. What runs, runs to its end. */
  adopt(part: Element, listeners: readonly MountedListener[]): void {
    this.brought.set(part, listeners);
    // A new version of a live listener runs for what is there.
    for (const mounted of listeners) this.greeted.delete(mounted);
    this.bindSoon();
  }

  port(element: Element): BlockPort {
    let port = this.ports.get(element);
    if (!port)
      this.ports.set(
        element,
        (port = new BlockPort(
          element,
          () => ["change", "hf-change"].some((event) => this.wiring.listens(element, event)),
          () => this.stored.record(element),
        )),
      );
    return port;
  }

  /** Resolves once its blocks are there and its state is restored. */
  get ready(): Promise<void> {
    return this.loaded ? Promise.resolve() : new Promise((resolve) => this.addEventListener("hf-load", () => resolve(), { once: true }));
  }

  /** All that this app remembers in this browser, as a JSON file with its files inside. */
  async exportAll(): Promise<Blob> {
    return this.stored.whileOpen((state) => state.exportAll());
  }

  /** Brings in what `exportAll` gave. Conversations never replace others. @throws {HfError} when it is no such file */
  async importAll(data: Blob | string): Promise<ImportResult> {
    return this.stored.whileOpen((state) => state.importAll(data));
  }

  /** Deletes all that this app remembers in this browser, in all its tabs. */
  async deleteAll(): Promise<void> {
    await this.stored.whileOpen((state) => state.deleteAll());
  }

  /** The stored conversations of one of its chatbots; `undefined` where it stores none. */
  conversationsOf(chat: Element): Promise<Conversations | undefined> {
    return this.stored.conversations(chat);
  }

  /** @internal Resolves once something is stored, or may soon be: before that there is nothing to list. */
  whenUsed(): Promise<void> {
    return this.stored.whenUsed();
  }

  /** Cancels what writes to a block, and resolves once what it left behind is stored. */
  async stopRunsOn(element: Element): Promise<void> {
    this.port(element).stop();
    await this.stored.settled();
  }

  engineFor(run: Run): Engine {
    const outer = appOf(this) as HfBlocks | null;
    return engineOf(run, {
      engine: this.engine ?? outer?.engine,
      endpoint: this.endpoint || outer?.endpoint || "",
      beforeRequest: () => this.stored.settled(),
      token: () => this.token ?? outer?.token,
      onResponse: ({ standIn }) => (this.standIn = standIn),
    });
  }

  notify(kind: "info" | "warn", message: string, _run: Run, seconds?: number | null): void {
    this.notices.say(kind, message, seconds);
  }

  /** Shows a fault that no output could show: at the block that set it off, else at the app. */
  fail(error: HfError, run: Run): void {
    const source = run.event.target;
    // The first of its chain: it is the one that is looked at again.
    if (error.code === "author") this.mistakes.blame(run.lineage[0]?.source ?? this, error);
    else if (!(source instanceof Element) || source === this || !this.port(source).fail(error)) this.showError(error);
  }

  frame(callback: () => void): void {
    this.nextPaint.ask(callback);
  }

  idle(listener: Listener): void {
    this.ending.delete(listener);
    this.busy.end(listener);
  }

  /** It has come long before the person lets go. */
  private onDragenter(): void {
    void loadSeldom().then((part) => part?.keepPageIn(this));
  }

  private readonly onPagehide = (): void => void this.dispatchEvent(new HfUnloadEvent());

  private async onError({ target, error }: HfErrorEvent): Promise<void> {
    // A block that has only just come is in view by then.
    await this.updateComplete;
    if (target instanceof HTMLElement && target !== this && !target.checkVisibility()) SHOWN_ELSEWHERE.set(error, this.sayError(error));
  }

  /** @returns what takes it back */
  private sayError(error: HfError, dismiss?: () => unknown): () => void {
    this.notices.say("error", error.message, error.duration ?? null, dismiss && { dismiss });
    return () => this.notices.takeBack(error.message);
  }

  private onPageChange(records: readonly MutationRecord[]): void {
    // A listener that says something else now is a new one: it is checked, and runs where it is live.
    for (const { type, target } of records) {
      if (type === "attributes") for (const mounted of this.mounted) if (mounted.element === target) this.greeted.delete(mounted);
    }
    lookAgain();
    this.bindSoon();
  }

  /** Says to the author what is wrong with the page; each mistake once. @returns what takes it back */
  reportMistake(mistake: unknown): () => void {
    const error = mistake instanceof HfError ? mistake : new HfError(String(mistake), { code: "author", cause: mistake });
    if (this.notices.has(error.message)) return () => this.notices.takeBack(error.message);
    console.error(error.message);
    this.dispatchEvent(new HfErrorEvent(error));
    return this.sayError(error);
  }

  /** The listeners of this app, in the order of the page. */
  protected collect(): MountedListener[] {
    const inMarkup = ownElements(this, "hf-on, hf-each").flatMap((element) => {
      if (element.localName === "hf-on") return MarkupListener.of(element, this);
      if ("listenerIn" in element) return (element as HfEach).listenerIn(this);
      this.bindOnceDefined(element);
      return [];
    });
    for (const part of this.brought.keys()) if (!this.contains(part)) this.brought.delete(part);
    return [...inMarkup, ...[...this.brought.values()].flat()];
  }

  private bindOnceDefined(element: Element): void {
    if (this.awaited.has(element)) return;
    this.awaited.add(element);
    Promise.resolve(whenReady([element], () => this.bindSoon())).catch((mistake: unknown) => {
      this.awaited.delete(element);
      this.reportMistake(mistake);
    });
  }

  private bindSoon(): void {
    if (this.bindingSoon) return;
    this.bindingSoon = true;
    queueMicrotask(() => {
      this.bindingSoon = false;
      if (this.isConnected) this.bind();
    });
  }

  private bind(): void {
    const mounted = this.collect();
    for (const old of this.mounted) {
      if (mounted.includes(old)) continue;
      old.drop();
      this.mistakes.forgive(old);
      if (old.listener.busy) this.ending.add(old.listener);
    }
    this.mounted = mounted;
    inspector()?.app(this, mounted, () => ownElements(this, "*"));
    const missing: Error[] = [];
    this.wiring.bind(mounted, (mistake) => missing.push(mistake));
    // Before the page is parsed, what is missing may still come.
    if (!this.loaded) return;
    this.mistakes.ofPage(missing);
    lookForTags(this, ownElements(this, ":not(:defined)"));
    this.greet();
    void this.stored.restore();
  }

  private async load(): Promise<void> {
    if (document.readyState === "loading")
      await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
    await this.updateComplete;
    await this.stored.restore();
    if (!this.isConnected || this.loaded) return;
    this.loaded = true;
    this.bind();
    this.dispatchEvent(new HfLoadEvent());
  }

  /** What is new is checked; a live listener runs once for what is there, then for each change. */
  private greet(): void {
    for (const mounted of this.mounted) {
      if (this.greeted.has(mounted)) continue;
      this.greeted.add(mounted);
      this.check(mounted);
      if (mounted.live) mounted.listener.trigger(new HfLoadEvent());
    }
  }

  /** What was wrong with a listener is said no more; what is wrong now is. */
  private check(mounted: MountedListener): void {
    void this.mistakes.ofCheck(mounted, [mounted.check(), mounted.checkEvents()]);
  }

  renew(mounted: MountedListener): void {
    if (!this.loaded || !this.mounted.includes(mounted)) return;
    this.check(mounted);
    this.bindSoon();
  }

  private setOff(source: Element, mounted: MountedListener, event: Event): void {
    const said = this.mistakes.saidOf(mounted);
    if (!mounted.listener.trigger(event)) return;
    // What was wrong with it is right now, or this run would have said so again.
    this.mistakes.forgive(mounted, said);
    this.onStart(source, mounted);
  }

  protected onStart(source: Element, mounted: MountedListener): void {
    if (this.wiring.listens(source, "hf-stop")) this.busy.begin(source, mounted.listener);
  }

  private takeToken(): void {
    const token = takeToken(this);
    if (token === undefined) return;
    this.token = token;
    void loadMisplaced().then((late) => late?.sayFirstTry(this.localName));
  }

  protected override render(): TemplateResult {
    return html`<div part="app" class="app">${this.renderInside()}</div>`;
  }

  protected renderInside(): TemplateResult {
    return html`<slot></slot>${this.renderNotices()}`;
  }

  /** What belongs to no single block, to be placed once in each template. */
  protected renderNotices(): TemplateResult {
    return html`${this.renderProgress()}${this.notices.render()}${
      this.standIn ? html`<span part="badge" class="badge">${word("standIn")}</span>` : nothing
    }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-blocks": HfBlocks;
  }
}
