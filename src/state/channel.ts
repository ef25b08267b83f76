import type { Place } from "./place.ts";
import type { Key } from "./transaction.ts";

/** What the tabs of one app tell each other. */
export type Message =
  /** Records under `key` were written and removed; `ids` says which where there are several. */
  | { readonly type: "changed"; readonly key: Key; readonly ids?: readonly string[] }
  /** Everything was deleted, or much was brought in: read again. */
  | { readonly type: "erased" | "imported" }
  /** Who holds this name? Only where there are no Web Locks. */
  | { readonly type: "ask" | "held"; readonly name: string };

/** A BroadcastChannel that is silent where there is none. */
export class Channel {
  private channel: BroadcastChannel | undefined;
  private readonly listeners = new Set<(message: Message) => void>();

  constructor(place: Place, name: string) {
    try {
      this.channel = place.channels && new place.channels(name);
    } catch {
      // Forbidden here: this tab is alone.
    }
    if (!this.channel) return;
    this.channel.onmessage = (event: MessageEvent) => {
      for (const listener of this.listeners) listener(event.data as Message);
    };
    // In Node it would keep the process running.
    (this.channel as { unref?(): void }).unref?.();
  }

  get works(): boolean {
    return this.channel !== undefined;
  }

  post(message: Message): void {
    this.channel?.postMessage(message);
  }

  listen(listener: (message: Message) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.listeners.clear();
    this.channel?.close();
    this.channel = undefined;
  }
}
