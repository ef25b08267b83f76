import type { CSSResult } from "lit";
import { adoptStyles } from "../../base/adopt-styles.ts";
import type { HfError } from "../../core/hf-error.ts";
import { lazy } from "../../core/lazy.ts";
import type { Transcript } from "./transcript.ts";

/** What only some messages show, loaded when a chat first has one. */
export class LatePart<Part extends { readonly styles: CSSResult }> {
  /** It, once it is there. */
  loaded: Part | undefined;
  /** @throws {HfError} unloaded; the next call tries again */
  readonly load: () => Promise<Part>;
  /** How many messages a chat had when it did not come: the next one is a reason to try again. */
  private readonly failed = new WeakMap<Transcript, number>();

  constructor(load: () => Promise<Part>) {
    this.load = lazy(async () => (this.loaded = await load()));
  }

  /** How a chat shows it; not yet where it is still to be loaded: rows look again then. */
  of(transcript: Transcript): Part | undefined {
    const { chat, messages } = transcript;
    if (this.loaded) adoptStyles(chat.renderRoot as ShadowRoot, this.loaded.styles);
    else if (this.failed.get(transcript) !== messages.length) void this.loadFor(transcript);
    return this.loaded;
  }

  /** Whether it did not come for a chat, which does without until the next message. */
  isLost(transcript: Transcript): boolean {
    return this.failed.has(transcript);
  }

  /** Loads it for a chat, which says where it does not come. */
  async loadFor(transcript: Transcript): Promise<void> {
    const { chat, messages } = transcript;
    try {
      await this.load();
      if (this.failed.delete(transcript)) chat.hideUnloaded();
    } catch (fault) {
      chat.showUnloaded(fault as HfError);
      this.failed.set(transcript, messages.length);
    }
    transcript.lookAgain();
  }
}
