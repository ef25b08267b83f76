import type { Place } from "./place.ts";
import type { Key } from "./transaction.ts";

/** What the tabs of one app tell each other. */
export type Message =
  /** Records under `key` were written and removed; `ids` says which where there are several. */
  | { readonly type: "changed"; readonly key: Key; readonly ids?: readonly string[] | undefined }
  /** Everything was deleted, or much was brought in: read again. */
  | { readonly type: "erased" | "imported" }
  /** Who holds this name? Only where there are no Web Locks. */
  | { readonly type: "ask" | "held"; readonly name: string };

/** A list of more is not gone through: a change of so many records means that all are read again. */
const MOST = 10_000;

/** What another tab says, if it says anything we know: any page of this origin may speak here, also a later version of this one. */
function messageIn(data: unknown): Message | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { type, key, ids, name } = data as Record<string, unknown>;
  if (type === "erased" || type === "imported") return { type };
  if (type === "ask" || type === "held") return typeof name === "string" ? { type, name } : undefined;
  if (type !== "changed" || !isTexts(key) || key.length === 0) return undefined;
  return isTexts(ids) ? { type, key, ids } : { type, key };
}

function isTexts(value: unknown): value is string[] {
  // A copy has no holes, which `every` would pass over.
  return Array.isArray(value) && value.length <= MOST && [...value].every((text) => typeof text === "string");
}

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
      const message = messageIn(event.data);
      if (message) for (const listener of this.listeners) listener(message);
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
