import type { ReactiveController, ReactiveControllerHost } from "lit";
import { focusBack } from "../../base/touch.ts";
import { changedBy } from "../../chat/changed.ts";
import { inFront } from "../../chat/draft.ts";
import type { ChatMessage } from "../../core/message.ts";
import type { HfClearEvent } from "../../elements/chatbot/clear-event.ts";
import type { HfUndoEvent } from "../../elements/chatbot/events.ts";
import type { Conversations } from "../../state/conversations.ts";
import { forgetFault, tell, type TextBox } from "./furnish.ts";
import { JustCleared } from "./just-cleared.ts";

/** A chat whose conversation changes though nobody answers. */
export interface ChangesHost extends ReactiveControllerHost, HTMLElement {
  readonly chat: (HTMLElement & { value: unknown }) | undefined;
  readonly box: TextBox | undefined;
  readonly value: readonly ChatMessage[];
  stop(): void;
}

/** What a person does to a conversation without asking for an answer: takes a turn back, clears it, brings it back. */
export class OwnChanges implements ReactiveController {
  private readonly cleared: JustCleared;

  /** @param saved the conversations, where they are saved */
  constructor(
    private readonly host: ChangesHost,
    private readonly saved: () => Promise<Conversations | undefined> | undefined,
  ) {
    this.cleared = new JustCleared(() => host.requestUpdate());
    host.addController(this);
  }

  hostConnected(): void {
    // Idempotent.
    this.host.addEventListener("hf-undo", this.onUndo);
    this.host.addEventListener("hf-clear", this.onClear);
  }

  /** Whether what was cleared can be brought back. */
  get hasCleared(): boolean {
    return this.cleared.holdsAny;
  }

  /** Lets go of what was cleared: the conversation goes on. */
  forget(): void {
    this.cleared.take();
  }

  write(messages: readonly ChatMessage[]): void {
    const { chat, box } = this.host;
    if (!chat) return;
    chat.value = messages;
    forgetFault(box);
    tell(chat);
  }

  /** Where conversations are saved, the one before stays in the list; else it can be brought back for a while. */
  async clear(): Promise<void> {
    const { host } = this;
    host.stop();
    // At once where there is nothing to wait for.
    const saved = this.saved();
    const conversations = saved && (await saved);
    if (conversations) conversations.create();
    else {
      this.cleared.keep(host.value);
      this.write([]);
    }
    focusBack(host.box);
  }

  bringBack(): void {
    const messages = this.cleared.take();
    if (messages) this.write(messages);
    focusBack(this.host.box);
  }

  private readonly onUndo = (event: HfUndoEvent): void => {
    const { host } = this;
    const { chat, box } = host;
    if (!box || event.target !== chat) return;
    host.stop();
    const changed = changedBy(event, host.value);
    if (!changed?.typed) return;
    this.write(changed.left);
    box.value = inFront(changed.typed, box.value);
    tell(box);
    focusBack(box);
  };

  private readonly onClear = (event: HfClearEvent): void => {
    if (event.target !== this.host.chat || event.defaultPrevented) return;
    event.preventDefault();
    void this.clear();
  };
}
