import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { word } from "../core/words.ts";
import { cross } from "../theme/icons.ts";

export type NoticeKind = "error" | "warn" | "info";

interface Notice {
  readonly kind: NoticeKind;
  readonly text: string;
  /** Seconds it stays; `null` until it is dismissed. */
  readonly duration: number | null;
}

/** What an app tells the person beside its blocks. Each notice goes by its own clock, which stands still while it is read. */
export class Notices implements ReactiveController {
  private list: readonly Notice[] = [];
  private readonly clocks = new Map<Notice, ReturnType<typeof setTimeout>>();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.release();
  }

  hostDisconnected(): void {
    this.hold();
  }

  /** Said again, it is shown once, with its time starting anew. */
  say(kind: NoticeKind, text: string, duration: number | null): void {
    this.takeBack(text);
    const notice = { kind, text, duration };
    this.list = [...this.list, notice];
    this.start(notice);
    this.host.requestUpdate();
  }

  takeBack(text: string): void {
    for (const same of this.list.filter((notice) => notice.text === text)) this.dismiss(same);
  }

  has(text: string): boolean {
    return this.list.some((notice) => notice.text === text);
  }

  render(): TemplateResult {
    return html`<div part="notices" class="notices" role="region" aria-label=${word("notices")} ?hidden=${this.list.length === 0}
      @pointerenter=${this.hold} @pointerleave=${this.release} @focusin=${this.hold} @focusout=${this.release}>
      ${this.list.map(
        (
          notice,
        ) => html`<div class=${notice.kind === "error" ? "error" : `notice ${notice.kind}`} role=${notice.kind === "error" ? "alert" : "status"}>
          <span>${notice.text}</span>
          <button type="button" class="quiet" aria-label=${word("dismiss")} @click=${() => this.dismiss(notice)}>${cross}</button>
        </div>`,
      )}
    </div>`;
  }

  private readonly hold = (): void => {
    for (const clock of this.clocks.values()) clearTimeout(clock);
    this.clocks.clear();
  };

  private readonly release = (): void => {
    for (const notice of this.list) this.start(notice);
  };

  private start(notice: Notice): void {
    if (notice.duration === null) return;
    clearTimeout(this.clocks.get(notice));
    this.clocks.set(
      notice,
      setTimeout(() => this.dismiss(notice), notice.duration * 1000),
    );
  }

  private dismiss(gone: Notice): void {
    clearTimeout(this.clocks.get(gone));
    this.clocks.delete(gone);
    this.list = this.list.filter((notice) => notice !== gone);
    this.host.requestUpdate();
  }
}
