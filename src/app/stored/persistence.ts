import { optionOf } from "../../base/option-of.ts";
import { HfValueElement } from "../../base/value-element.ts";
import { HfError } from "../../core/hf-error.ts";
import { lazy } from "../../core/lazy.ts";
import type { AppState, AppStateOptions } from "../../state/app-state.ts";
import type { Conversations } from "../../state/conversations.ts";
import { holdsNothing } from "../../state/first-visit.ts";
import type { StateNotice } from "../../state/notice.ts";
import type { Limits } from "../../state/sweep.ts";
import { HfChangeEvent, HfExpireEvent } from "../events.ts";
import type { Notices } from "../notices.ts";
import { conversationKeeping, withView } from "./conversation-keeping.ts";
import { KeptValue, type KeptElement, type Keeping } from "./kept-value.ts";
import { LateBlocks, type LateOwner } from "./late-blocks.ts";
import { LateKeeping } from "./late-keeping.ts";
import { scopeOrTold, storedName, type Scope } from "./scope.ts";

const loadState = lazy(() => import("../../state/app-state.ts"));
const loadConversations = lazy(() => import("../../state/conversations.ts"));
const loadShared = lazy(() => import("./shared-cell.ts"));

/** Notices of whether there is room: only the last word on it counts. */
const ABOUT_ROOM: ReadonlySet<StateNotice["kind"]> = new Set(["memory", "full", "stored"]);

/** What persistence needs of its app. */
export interface Persistent {
  readonly element: HTMLElement;
  readonly app: { readonly name: string };
  /** Whether a run writes to the element. */
  isBusy(element: Element): boolean;
  /** @returns what takes it back */
  reportMistake(mistake: unknown): () => void;
  readonly notices: Notices;
  /** How much the app keeps. */
  limits(): Limits;
  /** Ends all runs. */
  halt(): void;
}

/** Apps on this page that have stored something, or are about to: another one of that name finds it there. */
const inUse = new Set<string>();

/**
 * Brings the values of an app's blocks back, and writes down what changes. The state room is loaded with the first block
 * that has a scope, so that an app without any neither fetches nor stores a thing; where this browser holds nothing of the
 * app, with the first value to be stored, or with a person who may soon make one.
 */
export class Persistence implements LateOwner {
  private readonly kept = new Map<Element, KeptValue>();
  private readonly looked = new WeakSet<Element>();
  /** Blocks that live in memory, because what keeps their values could not be loaded. */
  private readonly missed = new Map<KeptElement, Scope>();
  /** Blocks whose values wait for the state room. */
  readonly late = new LateBlocks(this);
  private opening: Promise<AppState> | undefined;
  private user: AppStateOptions | undefined;
  /** What must have ended before the storage is closed: it would open it again. */
  private readonly starting = new Set<Promise<unknown>>();
  /** Ends when the app leaves the page. */
  private stay = new AbortController();
  /** The stay that it has begun to listen for. */
  private listening: AbortSignal | undefined;

  /** @param early blocks that have changed already */
  constructor(
    private readonly host: Persistent,
    private readonly early: WeakSet<Element>,
  ) {}

  /** Keeps the values of these blocks from now on. Resolves once all of them have theirs back. */
  async keep(elements: Iterable<Element>): Promise<void> {
    for (const [element, kept] of this.kept) if (!this.host.element.contains(element)) this.forget(element, kept);
    const found = [...elements].flatMap((element) => {
      const scope = this.looked.has(element) ? undefined : this.scopeOf(element);
      this.looked.add(element);
      return scope ? [{ element: element as KeptElement, scope }] : [];
    });
    if (found.length === 0) return;
    this.listen();
    const { stay } = this;
    const isFirst = !inUse.has(this.appName) && (await holdsNothing(this.appName)) && !inUse.has(this.appName);
    // It may have left the page meanwhile.
    if (this.stay !== stay) return found.forEach(({ element }) => this.looked.delete(element));
    await Promise.all(found.map(({ element, scope }) => this.begun(this.start(element, scope, isFirst))));
  }

  /** Writes down what a block holds now. @returns whether its value is kept */
  record(element: Element): boolean {
    const kept = this.kept.get(element);
    kept?.record();
    return kept !== undefined;
  }

  /** The conversations of a chatbot that a list is for; `undefined` where it stores none. */
  async conversations(chat: Element): Promise<Conversations | undefined> {
    const scope = this.scopeOf(chat);
    if (chat.localName !== "hf-chatbot" || (scope !== "session" && scope !== "browser")) return undefined;
    const conversations = await this.begun(this.opened().then((state) => state.conversations(storedName(chat), scope)));
    await this.catchUp();
    return conversations;
  }

  /** Resolves once everything so far is stored. */
  async settled(): Promise<void> {
    await this.late.moved();
    await (await this.openedSoFar())?.settled();
  }

  /** All that this app remembers; opened if it is not yet. */
  async open(): Promise<AppState> {
    const state = await this.opened();
    await this.late.wake();
    return state;
  }

  private opened(): Promise<AppState> {
    this.listen();
    if (this.opening) return this.opening;
    const { appName, host } = this;
    const { signal } = this.stay;
    // An app that has left is told nothing any more, though others on the page may still use the storage.
    const user = (this.user = {
      onNotice: (notice: StateNotice) => signal.aborted || show(host, notice),
      limits: () => (signal.aborted ? {} : host.limits()),
    });
    inUse.add(appName);
    const opening = loadState().then(({ AppState }) => AppState.open(appName, user));
    // Not kept where it fails: the next call tries again.
    opening.catch(() => this.opening === opening && (this.opening = undefined));
    return (this.opening = opening);
  }

  /** Saves what is left and lets go of the storage. What comes back to the page is kept anew. */
  async close(): Promise<void> {
    for (const [element, kept] of this.kept) this.forget(element, kept);
    this.stay.abort();
    this.stay = new AbortController();
    const opened = this.openedSoFar();
    const { user } = this;
    this.opening = undefined;
    await Promise.allSettled([...this.starting]);
    await (await opened)?.close(user);
  }

  /** What is open, if anything: where it cannot be loaded, who asked for it is told, and nothing is there to store or to close. */
  private openedSoFar(): Promise<AppState | undefined> | undefined {
    return this.opening?.catch(() => undefined);
  }

  private forget(element: Element, kept: KeptValue): void {
    kept.stop();
    this.late.forget(kept.keeping);
    this.kept.delete(element);
    this.looked.delete(element);
  }

  /** Keeps what lived in memory until now. What changed meanwhile is newer than what was stored. */
  private async catchUp(): Promise<void> {
    await this.late.wake();
    const missed = [...this.missed];
    this.missed.clear();
    await Promise.all(missed.map(([element, scope]) => this.begun(this.start(element, scope))));
  }

  begun<T>(starting: Promise<T>): Promise<T> {
    const ended = () => void this.starting.delete(starting);
    this.starting.add(starting);
    starting.then(ended, ended);
    return starting;
  }

  /** @param isFirst whether nothing of the app is stored yet */
  private async start(element: KeptElement, scope: Scope, isFirst = false): Promise<void> {
    const { signal } = this.stay;
    let keeping: Keeping;
    try {
      const isStored = scope === "session" || scope === "browser";
      keeping = isStored ? this.late.add({ element, scope, isFirst }) : await this.keeping(element, scope);
    } catch (fault) {
      this.tellUnloaded(fault);
      this.missed.set(element, scope);
      return;
    }
    if (signal.aborted || !element.isConnected) {
      this.late.forget(keeping);
      return void this.looked.delete(element);
    }
    const kept = new KeptValue(
      element,
      keeping,
      () => this.host.isBusy(element),
      () => element.dispatchEvent(new HfChangeEvent()),
      this.early.has(element),
    );
    this.kept.set(element, kept);
    if (this.early.has(element)) kept.record();
    await kept.restore();
  }

  async keeping(element: KeptElement, scope: Scope): Promise<Keeping> {
    const name = storedName(element);
    if (scope === "page" || scope === "global") {
      const { SharedCell, sharedValues } = await loadShared();
      return new SharedCell(sharedValues(), JSON.stringify([scope, this.appName, name]));
    }
    const isListed = element.localName === "hf-chatbot" && this.hasList(element);
    // Beside the state room, which would ask for it only when it has come.
    if (isListed) loadConversations().catch(() => {});
    const state = await this.opened();
    if (element.localName === "hf-chatbot") {
      const open = isListed ? await state.conversations(name, scope) : undefined;
      const messages = open ? conversationKeeping(open) : (state.conversation(name, scope) as Keeping);
      // Each tab has its own.
      return withView(messages, state.cell(`${name} view`, "session"), element);
    }
    const ttl = Number(optionOf(element, "ttl"));
    // Not this app itself: another one of its name may hold the cell when this one is gone.
    const { kept } = this;
    const cell = state.cell(name, scope, {
      ttl: ttl > 0 ? ttl : undefined,
      onDelete: (value, isOwn) => {
        for (const one of kept.values()) {
          const { keeping } = one;
          if ((keeping instanceof LateKeeping ? keeping.place : keeping) !== cell) continue;
          if (isOwn) one.reset();
          one.element.dispatchEvent(new HfExpireEvent(value));
        }
      },
    });
    return cell;
  }

  hasList({ id }: Element): boolean {
    return [...this.host.element.querySelectorAll("hf-conversations")].some((list) => optionOf(list, "for") === id);
  }

  /** @throws a fault of another kind */
  tellUnloaded(fault: unknown): void {
    if (!(fault instanceof HfError) || fault.code !== "unloaded") throw fault;
    show(this.host, { kind: "unloaded", error: fault });
  }

  private scopeOf(element: Element): Scope | undefined {
    return element instanceof HfValueElement ? scopeOrTold(element, this.host, () => this.lookAgain(element)) : undefined;
  }

  private lookAgain(element: Element): void {
    this.looked.delete(element);
    if (this.host.element.isConnected) void this.keep([element]);
  }

  /** An app without a name is known by its page's folder: many apps may live on one origin. */
  get appName(): string {
    return this.host.app.name || location.pathname.replace(/[^/]*$/, "");
  }

  /** Where the caret is matters when the page goes; asked for before the state room writes the last of it. */
  private listen(): void {
    const { signal } = this.stay;
    if (this.listening === signal) return;
    this.listening = signal;
    const save = () => {
      // Who is not there yet has the caret nowhere.
      for (const kept of this.kept.values()) if (kept.element.matches(":focus-within") && !this.late.has(kept.keeping)) kept.record();
    };
    for (const target of [window, document]) {
      for (const type of ["pagehide", "visibilitychange"]) target.addEventListener(type, save, { capture: true, signal });
    }
    this.late.listen(signal);
  }
}

/** Shows what happened to the storage, with what the person can do about it. */
function show({ notices, halt }: Persistent, { kind, error, action, dismiss }: StateNotice): void {
  const act = async () => {
    // What still comes for the session that is left must not come into the other one.
    if (kind === "offer") halt();
    await action?.act();
  };
  notices.say(kind === "offer" || kind === "swept" ? "info" : "warn", error.message, null, {
    about: ABOUT_ROOM.has(kind) ? "room" : undefined,
    action: action && { label: action.label, act },
    ...(dismiss && { dismiss }),
  });
}
