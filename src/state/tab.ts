import { randomId } from "../core/random-id.ts";
import { orNone, type Place } from "./place.ts";
import type { Presence } from "./presence.ts";

/** A page that is being left releases its lock a little after the next one starts. */
const PATIENCE = 300;

/**
 * Which tab this is: an id in `sessionStorage` that outlives a reload and a crash, and a lock that says it is in use.
 * A duplicated tab has the id of the first, finds it in use, and takes a new one.
 */
export class Tab {
  /** This page load: what it was writing when it ended is known by it. */
  readonly page = randomId();
  id = "";

  constructor(
    private readonly app: string,
    private readonly place: Place,
    private readonly presence: Presence,
  ) {}

  /** Takes the id. Gives the id it was copied from, in a duplicated tab. */
  async claim(): Promise<string | undefined> {
    await this.presence.hold(pageLock(this.page), PATIENCE);
    const before = this.id || orNone(() => this.place.session?.getItem(this.key));
    // Without a way to notice a duplicate, two tabs would share one session.
    if (before && this.presence.works && (await this.presence.hold(this.lockOf(before), PATIENCE))) {
      this.id = before;
      return undefined;
    }
    this.id = randomId();
    this.remember();
    await this.presence.hold(this.lockOf(this.id), PATIENCE);
    return before;
  }

  /** For the back/forward cache: a page that is kept there with a lock is thrown away when another asks for it. */
  release(): void {
    this.presence.release(this.lockOf(this.id));
    this.presence.release(pageLock(this.page));
  }

  /** Holds the id of a tab that is gone, to be this tab's. Says no when another tab has it. */
  reserve(id: string): Promise<boolean> {
    return this.presence.hold(this.lockOf(id), PATIENCE);
  }

  /** From now on the tab whose id was reserved. What it was before is the session of a tab that is gone. */
  become(id: string): void {
    const before = this.id;
    this.id = id;
    this.remember();
    this.presence.release(this.lockOf(before));
  }

  /** Whether the tab with this id is open. */
  isOpen(id: string): Promise<boolean> {
    return this.presence.isHeld(this.lockOf(id));
  }

  remember(): void {
    orNone(() => this.place.session?.setItem(this.key, this.id));
  }

  forget(): void {
    orNone(() => this.place.session?.removeItem(this.key));
  }

  private get key(): string {
    return `hf-blocks:${this.app}`;
  }

  private lockOf(id: string): string {
    return `hfb-tab:${this.app}:${id}`;
  }
}

/** The name that a page holds as long as it lives. */
export function pageLock(page: string): string {
  return `hfb-page:${page}`;
}
