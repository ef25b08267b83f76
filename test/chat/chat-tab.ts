// A tab with a chat, in Node: the real turn, listener and storage around a chatbot without its looks.
import { conversationKeeping } from "../../src/app/stored/conversation-keeping.ts";
import { KeptValue, type KeptElement } from "../../src/app/stored/kept-value.ts";
import { askedBy } from "../../src/chat/asked.ts";
import { asksAnew } from "../../src/chat/asks-anew.ts";
import { takeTurn } from "../../src/chat/turn.ts";
import { mergeMessages } from "../../src/core/merge-messages.ts";
import { textOf, type ChatMessage } from "../../src/core/message.ts";
import { same } from "../../src/core/snapshot.ts";
import { becomeMessages } from "../../src/elements/chatbot/messages.ts";
import { Listener, type ListenerSource } from "../../src/graph/listener.ts";
import { SKIP } from "../../src/graph/output.ts";
import { type Port } from "../../src/graph/port.ts";
import type { Plan } from "../../src/graph/perform.ts";
import type { Host, Run } from "../../src/graph/run.ts";
import type { AppState } from "../../src/state/app-state.ts";
import type { Conversations } from "../../src/state/conversations.ts";
import type { Place } from "../../src/state/place.ts";
import type { FakeBrowser } from "../state/fake-browser.ts";

type Messages = readonly ChatMessage[];

// A turn looks whether its page is being left.
Object.assign(globalThis, { window: new EventTarget() });

/** A chatbot as runs and storage see it. */
class BareChat extends EventTarget implements Port {
  readonly name = "chat";
  readonly isConnected = true;
  private readonly messages: ChatMessage[] = [];
  private array: Messages | undefined;
  private readonly seen = new WeakMap<Run, Messages>();
  private readonly runs = new Set<Run>();
  onChange = (): void => {};

  get value(): Messages {
    return (this.array ??= Object.freeze([...this.messages]));
  }
  set value(value: unknown) {
    becomeMessages(this.messages, value);
    this.array = undefined;
  }

  get busy(): boolean {
    return this.runs.size > 0;
  }

  get(): Messages {
    return this.value;
  }

  set(value: unknown, run: Run, from?: unknown): void {
    const before = this.value;
    const base = (from ?? this.seen.get(run) ?? run.read.get(this) ?? before) as Messages;
    const mine = [...base];
    becomeMessages(mine, value);
    const merged = mergeMessages(base, mine, before);
    this.value = merged;
    this.seen.set(run, merged === mine ? this.value : mine);
    if (!same(this.value, before)) this.onChange();
  }

  update(): void {}

  begin(run: Run): void {
    this.runs.add(run);
  }

  end(run: Run): void {
    this.runs.delete(run);
    if (!this.busy) this.onChange();
  }
}

/** The text of the answer to a question. */
export function answerTo(question: string): string {
  return `Answer to ${question}, with some more words.`;
}

export class ChatTab {
  readonly chat = new BareChat();
  state!: AppState;
  list!: Conversations;
  /** Called once what the newest turn has changed is stored, and its request leaves. */
  onCommitted = (): void => {};
  readonly failures: unknown[] = [];
  private kept!: KeptValue;
  private isGone = false;
  private readonly listener: Listener;

  private constructor(
    private readonly browser: FakeBrowser,
    readonly place: Place,
    /** Milliseconds between two pieces of an answer. */
    private readonly pause: () => number,
  ) {
    const host: Host = {
      engineFor: () => undefined,
      notify: () => {},
      fail: (error) => this.failures.push(error),
      frame: (callback) => setTimeout(callback, 1),
    };
    const source: ListenerSource = {
      name: "reply",
      mode: "once",
      latest: false,
      plan: () => this.plan(),
      cancels: () => [],
      followers: () => [],
      interrupts: asksAnew,
    };
    this.listener = new Listener(source, host);
  }

  static async open(browser: FakeBrowser, pause: () => number, place: Place = browser.tab()): Promise<ChatTab> {
    const tab = new ChatTab(browser, place, pause);
    await tab.start();
    return tab;
  }

  /** @param typed what is in the text box. @returns whether it was asked */
  trigger(event: Event, typed = ""): boolean {
    this.typed = typed;
    return this.listener.trigger(event) !== undefined;
  }
  private typed = "";

  get busy(): boolean {
    return this.listener.busy;
  }

  stop(): void {
    this.listener.cancel();
  }

  /** As opening a conversation in the list does. */
  async show(id: string | undefined): Promise<void> {
    this.stop();
    await this.state.settled();
    if (id === undefined) this.list.create();
    else await this.list.switch(id);
  }

  /** The person comes to this tab. */
  look(): void {
    for (const target of this.place.events!) target.dispatchEvent(new Event("visibilitychange"));
  }

  /** The app is taken out of the page, and put back. */
  async move(): Promise<void> {
    this.stop();
    this.kept.stop();
    await this.state.close();
    await this.start(true);
  }

  /** The page ends; what it said last reaches the next page of the tab unless it crashes. */
  leave(crash: boolean): void {
    if (!crash) for (const target of this.place.events!) target.dispatchEvent(new Event("pagehide"));
    this.isGone = true;
    this.chat.onChange = () => {};
    this.kept.stop();
    this.listener.halt();
    this.browser.crash(this.state);
  }

  reopen(): Promise<ChatTab> {
    return ChatTab.open(this.browser, this.pause, { ...this.place, events: [new EventTarget()] });
  }

  private async start(early = false): Promise<void> {
    this.state = await this.browser.start(this.place);
    this.list = await this.state.conversations("chat", "browser");
    this.kept = new KeptValue(
      this.chat as unknown as KeptElement,
      conversationKeeping(this.list),
      () => this.chat.busy,
      () => {},
      early,
    );
    this.chat.onChange = () => this.kept.record();
    if (early) this.kept.record();
    await this.kept.restore();
  }

  private plan(): Plan {
    const { chat, typed } = this;
    return {
      inputs: { kind: "one", item: chat },
      outputs: { kind: "one", item: chat },
      handler: async function* (this: ChatTab, given: unknown, run: Run) {
        const conversation = given as Messages;
        const asked = askedBy(run.event, typed, conversation);
        const question = asked.question ? textOf(asked.question) : "";
        const turn = {
          chat,
          conversation,
          asked,
          typed: asksAnew(run.event) ? undefined : typed,
          hasLeft: () => true,
          answer: () => this.answer(question),
        };
        for await (const step of takeTurn(turn, run)) yield step.chat === SKIP ? SKIP : step.chat;
      }.bind(this),
    };
  }

  private async *answer(question: string): AsyncGenerator<{ said: unknown; beside: readonly unknown[] }> {
    await this.state.settled();
    if (this.isGone) return;
    this.onCommitted();
    const pieces = answerTo(question).match(/.{1,9}/g)!;
    for (let count = 1; count <= pieces.length; count++) {
      await new Promise((resolve) => setTimeout(resolve, this.pause()));
      yield { said: pieces.slice(0, count).join(""), beside: [] };
    }
  }
}
