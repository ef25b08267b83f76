import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from "lit";
import { word } from "../core/words.ts";
import { cross } from "../theme/icons.ts";

/** How long information and warnings are shown. */
const SECONDS = 10;

export type NoticeKind = "error" | "warn" | "info";

/** More that a notice can have. */
export interface NoticeOptions {
  /** What the person can do about it, with one button. The notice goes with it. */
  readonly action?: { readonly label: string; act(): Promise<void> } | undefined;
  /** Called when the person closes it. */
  dismiss?(): unknown;
  /** Of what it tells: it takes the place of what was told of that before. */
  readonly about?: string | undefined;
}

interface Notice extends NoticeOptions {
  readonly kind: NoticeKind;
  readonly text: string;
  /** Seconds it stays; `null` until it is dismissed. */
  readonly duration: number | null;
}

/** What an app tells the person beside its blocks. Each notice goes by its own clock, which stands still while it is read. */
export class Notices implements ReactiveController {
  private list: readonly Notice[] = [];
  private readonly clocks = new Map<Notice, ReturnType<typeof setTimeout>>();
  /** What had the focus before it came here. */
  private cameFrom: HTMLElement | undefined;

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.release();
  }

  hostDisconnected(): void {
    this.hold();
  }

  /** Said again, it is shown once, with its time starting anew. */
  say(kind: NoticeKind, text: string, duration: number | null = SECONDS, more: NoticeOptions = {}): void {
    const isSame = (notice: Notice) => notice.text === text || (more.about !== undefined && notice.about === more.about);
    for (const same of this.list.filter(isSame)) this.remove(same);
    const notice = { kind, text, duration, ...more };
    this.list = [...this.list, notice];
    this.start(notice);
    this.host.requestUpdate();
  }

  takeBack(text: string): void {
    for (const same of this.list.filter((notice) => notice.text === text)) this.remove(same);
  }

  has(text: string): boolean {
    return this.list.some((notice) => notice.text === text);
  }

  render(): TemplateResult {
    return html`<div part="notices" class="notices" role="region" aria-label=${word("notices")} ?hidden=${this.list.length === 0}
      @pointerenter=${this.hold} @pointerleave=${this.release} @focusin=${this.onFocusin} @focusout=${this.release}>
      ${this.list.map((notice) => this.renderOne(notice))}
    </div>`;
  }

  private renderOne(notice: Notice): TemplateResult {
    const { kind, text, action } = notice;
    return html`<div class=${kind === "error" ? "error" : `notice ${kind}`} role=${kind === "error" ? "alert" : "status"}>
      <span>${text}</span>
      ${action ? html`<button type="button" class="act" @click=${() => this.act(notice)}>${action.label}</button>` : nothing}
      <button type="button" class="quiet" aria-label=${word("dismiss")} @click=${() => this.dismiss(notice)}>${cross}</button>
    </div>`;
  }

  private readonly hold = (): void => {
    for (const clock of this.clocks.values()) clearTimeout(clock);
    this.clocks.clear();
  };

  private readonly release = (): void => {
    for (const notice of this.list) this.start(notice);
  };

  private readonly onFocusin = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    this.hold();
    if (relatedTarget instanceof HTMLElement && !(currentTarget as Element).contains(relatedTarget)) this.cameFrom = relatedTarget;
  };

  private start(notice: Notice): void {
    if (notice.duration === null) return;
    clearTimeout(this.clocks.get(notice));
    this.clocks.set(
      notice,
      setTimeout(() => this.remove(notice), notice.duration * 1000),
    );
  }

  private act(notice: Notice): void {
    this.remove(notice);
    notice.action?.act().catch(() => this.say("error", word("handlerFailed"), null));
  }

  private dismiss(notice: Notice): void {
    this.remove(notice);
    notice.dismiss?.();
  }

  private remove(gone: Notice): void {
    clearTimeout(this.clocks.get(gone));
    this.clocks.delete(gone);
    const root = this.host.renderRoot as ShadowRoot;
    const index = this.list.indexOf(gone);
    const hadFocus = root?.querySelectorAll(".notices > *")[index]?.contains(root.activeElement);
    this.list = this.list.filter((notice) => notice !== gone);
    this.host.requestUpdate();
    // The button that had the focus is gone: the next notice has it now, else what had it before.
    if (hadFocus)
      void this.host.updateComplete.then(() => {
        const shown = root.querySelectorAll(".notices > *");
        (shown[Math.min(index, shown.length - 1)]?.querySelector("button") ?? this.cameFrom)?.focus();
      });
  }
}
