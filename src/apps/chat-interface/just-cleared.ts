import type { ChatMessage } from "../../core/message.ts";

/** How long it can be brought back, in milliseconds. */
const UNDO_MS = 15_000;

/** The conversation that a person has just cleared, as long as it can be brought back. */
export class JustCleared {
  private messages: readonly ChatMessage[] | undefined;
  private clock: ReturnType<typeof setTimeout> | undefined;

  /** @param changed called when it comes and goes */
  constructor(private readonly changed: () => void) {}

  get holdsAny(): boolean {
    return (this.messages?.length ?? 0) > 0;
  }

  keep(messages: readonly ChatMessage[]): void {
    this.take();
    this.messages = messages;
    this.clock = setTimeout(() => this.take(), UNDO_MS);
    this.changed();
  }

  /** @returns what was cleared, if it is still there: it is not from now on */
  take(): readonly ChatMessage[] | undefined {
    const { messages } = this;
    clearTimeout(this.clock);
    this.messages = undefined;
    if (messages) this.changed();
    return messages;
  }
}
