import type { ReactiveController, ReactiveControllerHost } from "lit";
import { keyOf } from "../../base/keys.ts";

/** What has a panel: a button opens it over the page, which stays usable. */
export interface PanelHost extends ReactiveControllerHost, HTMLElement {
  readonly launcher: string | null;
  open: boolean;
  /** What a person wants at first when it opens. */
  readonly box: HTMLElement | undefined;
}

/** Shows and hides the panel as `open` says. Focus goes into what opens, and back to the button. */
export class Panel implements ReactiveController {
  private shown = false;

  constructor(private readonly host: PanelHost) {
    host.addController(this);
  }

  hostConnected(): void {
    // A popover that is taken out of the page is closed.
    this.shown = false;
    this.host.addEventListener("keydown", this.onKeydown);
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.host.removeEventListener("keydown", this.onKeydown);
  }

  hostUpdated(): void {
    const { launcher, open } = this.host;
    if (launcher !== null && open !== this.shown) this.toggle(open);
  }

  private toggle(open: boolean): void {
    const { host } = this;
    const root = host.shadowRoot;
    if (!root) return;
    const panel = root.querySelector<HTMLElement>(".panel");
    // Asked before what has the focus is hidden, and loses it.
    const hadFocus = host.contains((host.getRootNode() as Document).activeElement) || root.activeElement !== null;
    this.shown = open;
    if (panel && panel.matches(":popover-open") !== open) panel.togglePopover(open);
    if (open) void host.updateComplete.then(() => host.box?.focus({ preventScroll: true }));
    else if (hadFocus) root.querySelector<HTMLElement>(".launcher")?.focus();
  }

  private readonly onKeydown = (event: KeyboardEvent): void => {
    const { host } = this;
    if (keyOf(event) !== "Escape" || event.defaultPrevented || host.launcher === null || !host.open) return;
    event.preventDefault();
    host.open = false;
  };
}
