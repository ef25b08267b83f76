import { lazy } from "../core/lazy.ts";
import { Cell, type CellOptions } from "./cell.ts";
import { Channel } from "./channel.ts";
import { Conversation } from "./conversation.ts";
import type { Conversations } from "./conversations.ts";
import { Disk } from "./disk.ts";
import type { ImportResult } from "./import.ts";
import type { Home, StoredScope, Slot, Unsaved } from "./home.ts";
import { LastWords, markOf, setMark } from "./last-words.ts";
import { followPage } from "./lifecycle.ts";
import { loadRepair } from "./load-repair.ts";
import { notice, told, type StateNotice } from "./notice.ts";
import { databaseName, orNone, thisPlace, type Place } from "./place.ts";
import { Presence } from "./presence.ts";
import { Records } from "./records.ts";
import type { TabRecord } from "./session.ts";
import type { Limits } from "./sweep.ts";
import { stateWord } from "./state-words.ts";
import { Tab } from "./tab.ts";
import { SCHEMA, type Key } from "./transaction.ts";

/** After the app has started: what is left of tabs that are gone is swept then. */
const SWEEP_AFTER = 5000;
/** What is open on this page, also by another copy of the library. */
const OPEN = Symbol.for("hf-blocks.state");

const loadConversations = lazy(() => import("./conversations.ts"));
const loadErase = lazy(() => import("./erase.ts"));
const loadExport = lazy(() => import("./export.ts"));
const loadFork = lazy(() => import("./fork.ts"));
const loadImport = lazy(() => import("./import.ts"));
const loadOffer = lazy(() => import("./offer.ts"));
const loadReplay = lazy(() => import("./replay.ts"));
const loadRoom = lazy(() => import("./make-room.ts"));
const loadSweep = lazy(() => import("./sweep.ts"));

export interface AppStateOptions {
  /** Something about storage that a person should know. */
  onNotice?(notice: StateNotice): void;
  /** How much the app keeps; everything where it does not say. Asked for when it matters. */
  limits?(): Limits;
  /** Where it runs, for tests; else this page. */
  readonly place?: Place | undefined;
}

/** All that one app remembers. */
export class AppState {
  /** Reads, changes and watches of all values go through here. */
  readonly home: Home;
  readonly slots = new Map<string, Slot>();
  /** Resolves once it has been told what can be brought back from a tab that was closed. */
  offering: Promise<void> | undefined;
  private readonly place: Place;
  private readonly disk: Disk | undefined;
  private readonly closing = new AbortController();
  /** Those who have opened it and not closed it yet. */
  private readonly users = new Set<AppStateOptions>();
  private readonly lastWords: LastWords;
  private isLeft = false;
  /** Whether earlier pages have stored anything: else nothing is left of them. */
  private wasUsed = false;
  /** How often the page was hidden. */
  private hides = 0;

  private constructor(
    readonly app: string,
    options: AppStateOptions,
    private readonly onClose?: () => void,
  ) {
    this.place = options.place ?? thisPlace();
    this.lastWords = new LastWords(app, this.place);
    this.disk = this.place.indexedDB && new Disk(this.place.indexedDB, databaseName(app));
    const channel = new Channel(this.place, databaseName(app));
    const presence = new Presence(this.place.locks, channel);
    const tab = new Tab(app, this.place, presence);
    this.join(options);
    const tell = (what: StateNotice) => {
      for (const { onNotice } of this.users) onNotice?.(what);
    };
    const records = new Records({
      disk: this.disk,
      onNotice: tell,
      onFull: () =>
        loadRoom()
          .then(({ tellFull }) => tellFull(this))
          // Without knowing what could go.
          .catch((cause: unknown) => tell(told("full", stateWord("state-full"), cause))),
      onFirst: (writer) => {
        tab.remember();
        writer.put(["tab", tab.id], { v: SCHEMA, seen: Date.now() } satisfies TabRecord);
        setMark(this.place, app, "stored");
      },
      onWiped: () => {
        for (const slot of this.slots.values()) slot.restore();
        tell(notice("wiped"));
      },
      onErased: () => this.dropAll(),
      wasErased: () => markOf(this.place, app) === "erased",
    });
    this.home = {
      records,
      presence,
      channel,
      tab,
      isLeft: () => this.isLeft,
      tell,
      setAside: async (key, block, isBroken) => {
        tell(notice("corrupt", { block }));
        // Where it cannot be loaded now, the record is passed over, and met again.
        const repair = await loadRepair().catch(() => undefined);
        await repair?.setAside(records, key, isBroken);
      },
      changed: (kind, scope, names, ids) => {
        if (scope === "browser") channel.post({ type: "changed", key: [kind, ...names], ids });
        if (kind === "conv") void this.slots.get(slotName(kind, scope, names))?.refresh();
      },
    };
  }

  /**
   * Opens the app's store, or creates it, and claims the tab's identity.
   * Never rejects: without storage it works in memory and says so by `onNotice`.
   */
  static async open(app: string, options: AppStateOptions = {}): Promise<AppState> {
    if (options.place) return AppState.start(app, options);
    // Two that share a tab's id would take each other's session for a duplicate.
    const page = globalThis as { [OPEN]?: Map<string, Promise<AppState>> };
    const open: Map<string, Promise<AppState>> = (page[OPEN] ??= new Map());
    const earlier = open.get(app);
    // It may be closed before it can be joined.
    if (earlier) return earlier.then((state) => (state.closing.signal.aborted ? AppState.open(app, options) : state.join(options)));
    const state = AppState.start(app, options, () => open.delete(app));
    open.set(app, state);
    return state;
  }

  private static async start(app: string, options: AppStateOptions, onClose?: () => void): Promise<AppState> {
    const state = new AppState(app, options, onClose);
    const [copiedFrom] = await Promise.all([state.home.tab.claim(), state.home.records.start()]);
    await state.recall();
    await state.copySession(copiedFrom);
    await state.lookAround();
    state.listen();
    return state;
  }

  /** Whether values outlive the page. */
  get mode(): "stored" | "memory" {
    return this.home.records.mode;
  }

  /** The id of this tab; the same after a reload. */
  get tab(): string {
    return this.home.tab.id;
  }

  /** How much is kept, for each of several apps with this name. */
  get limits(): readonly Limits[] {
    return [...this.users].map(({ limits }) => limits?.() ?? {});
  }

  /** One value of one block. */
  cell<T = unknown>(name: string, scope: StoredScope, options?: CellOptions): Cell<T> {
    return this.slot("state", scope, [name], () => new Cell<T>(this.home, name, scope, options));
  }

  /** A list of chat messages. */
  conversation(name: string, scope: StoredScope, id = ""): Conversation {
    return this.slot("msg", scope, [name, id], () => new Conversation(this.home, name, scope, id));
  }

  /** The named conversations of one chatbot. */
  async conversations(name: string, scope: StoredScope): Promise<Conversations> {
    const { Conversations } = await loadConversations();
    const list = this.slot("conv", scope, [name], () => new Conversations(this, name, scope));
    await list.start();
    return list;
  }

  /** Resolves once everything written so far is committed, down to the disk. Never rejects. */
  async settled(): Promise<void> {
    await Promise.all([...this.slots.values()].map((slot) => slot.settle()));
    await this.home.records.sync();
  }

  /** Asks the browser to keep what is stored when it runs out of room. Some ask the person, so call it at a click. */
  async persist(): Promise<boolean> {
    const answer = orNone(() => navigator.storage.persist());
    return (await answer?.catch(() => false)) ?? false;
  }

  /** What all tabs of the app and this tab remember, as a JSON file with its files inside. */
  async exportAll(): Promise<Blob> {
    await this.settled();
    return (await loadExport()).exportAll(this);
  }

  /** Brings in what `exportAll` gave. Conversations never replace others. @throws {HfError} when it is no such file */
  async importAll(data: Blob | string): Promise<ImportResult> {
    return (await loadImport()).importAll(this, data);
  }

  /** Deletes everything this app remembers in this browser, in all its tabs. */
  async deleteAll(): Promise<void> {
    await this.settled();
    await (await loadErase()).erase(this, this.place);
  }

  /**
   * Saves what is left and lets go of the tab and the database, once all that opened it on this page have closed it.
   * @param user what it was opened with; anybody's, where it is left out
   */
  async close(user: AppStateOptions | undefined = [...this.users][0]): Promise<void> {
    if (this.users.size > 1 && user) this.users.delete(user);
    else if (!this.closing.signal.aborted) await this.end();
  }

  private async end(): Promise<void> {
    this.onClose?.();
    this.closing.abort();
    await this.settled();
    this.users.clear();
    this.home.presence.close();
    this.home.channel.close();
    this.home.records.end();
  }

  /** Reads everything again, after a change that was not told record by record. */
  async refresh(): Promise<void> {
    await Promise.all([...this.slots.values()].map((slot) => slot.refresh()));
  }

  /** Everything was deleted, here or in another tab. */
  dropAll(): void {
    this.home.records.erased();
    this.home.tab.forget();
    this.lastWords.forget();
    for (const slot of this.slots.values()) slot.drop();
  }

  private join(user: AppStateOptions): this {
    this.users.add(user);
    return this;
  }

  /** What the page before had no time to store is stored now, and what pages of closed tabs had none for. */
  private async recall(): Promise<void> {
    try {
      const put = await this.home.records.read((reader) => reader.keys(["words"]));
      if (put.length > 0 || this.lastWords.any) await (await loadReplay()).recall(this.home, this.lastWords);
    } catch (cause) {
      // They stay for the next page.
      this.home.tell(notice("lost", { cause }));
    }
  }

  /**
   * Puts what is not stored yet, without a wait, beside the records: there is no time to look whether another tab has
   * changed or deleted them. Whoever comes next looks, and stores it.
   */
  private putUnsaved(): readonly Unsaved[] {
    const unsaved = [...this.slots.values()].flatMap((slot) => slot.unsaved());
    if (unsaved.length === 0) return unsaved;
    this.home.records.putNow(this.words, { v: SCHEMA, unsaved });
    if (unsaved.some(({ key }) => key[1] === "browser")) this.home.channel.post({ type: "imported" });
    return unsaved;
  }

  private slot<S extends Slot>(kind: string, scope: StoredScope, names: readonly string[], make: () => S): S {
    const name = slotName(kind, scope, names);
    const slot = (this.slots.get(name) as S | undefined) ?? make();
    this.slots.set(name, slot);
    return slot;
  }

  private listen(): void {
    const { signal } = this.closing;
    const { channel } = this.home;
    channel.listen((message) => {
      if (message.type === "changed") {
        const [kind = "", ...names] = message.key;
        void this.slots.get(slotName(kind, "browser", names))?.refresh(message.ids);
      } else if (message.type === "erased") this.dropAll();
      else if (message.type === "imported") void this.recall().then(() => this.refresh());
    });
    followPage(this.place.events ?? [], signal, {
      pause: () => this.disk?.pause(),
      hide: () => void (this.putUnsaved().length > 0 && this.livesOn()),
      // A tab that crashed has told nobody of what it stored last.
      show: () => void this.home.records.recover().then(() => this.refresh()),
      leave: (kept) => {
        this.lastWords.leave(this.home.tab.page, this.putUnsaved());
        this.isLeft = !kept;
        if (kept) this.home.tab.release();
      },
      comeBack: () => void this.comeBack(),
    });
    if (!this.wasUsed) return;
    const sweep = () => loadSweep().then(({ sweep, widest }) => sweep(this, widest(this.limits)));
    // What is not swept now is at the next start.
    const timer = setTimeout(() => void sweep().catch(() => {}), SWEEP_AFTER);
    (timer as { unref?(): void }).unref?.();
    signal.addEventListener("abort", () => clearTimeout(timer));
  }

  /** Out of the back/forward cache: another page of this tab may have written meanwhile. */
  private async comeBack(): Promise<void> {
    this.disk?.resume();
    this.lastWords.forget([this.home.tab.page]);
    await this.copySession(await this.home.tab.claim());
    await this.refresh();
    await this.livesOn();
  }

  /** The page has had the time to store what it put. */
  private async livesOn(): Promise<void> {
    const hides = ++this.hides;
    await this.settled();
    // Put again meanwhile, or the page is gone.
    if (this.hides === hides && !this.isLeft) await this.home.records.change((writer) => writer.remove(this.words));
  }

  private get words(): Key {
    return ["words", this.home.tab.page];
  }

  private async copySession(from: string | undefined): Promise<void> {
    if (!from) return;
    try {
      await (await loadFork()).fork(this.home, from);
    } catch (cause) {
      this.home.tell(notice("lost", { cause }));
    }
  }

  /** What is there at the start, before this page has stored anything. */
  private async lookAround(): Promise<void> {
    const { records, tab, tell } = this.home;
    const found = await records
      .read(async (reader) => ({
        meta: await reader.get(["meta"]),
        tabs: await reader.keys(["tab"]),
        own: (await Promise.all(["state", "msg"].map((kind) => reader.keys([kind, tab.id])))).flat(),
      }))
      .catch(() => undefined);
    if (!found || records.mode === "memory") return;
    this.wasUsed = found.meta !== undefined;
    // A browser deletes what was not used for long, and a broken database is silently made anew.
    if (found.meta === undefined && markOf(this.place, this.app) === "stored") tell(notice("lost"));
    const isFresh = found.own.length === 0 && found.tabs.some(([, id]) => id !== tab.id);
    // What is not offered now is at the next start.
    if (isFresh)
      this.offering = loadOffer()
        .then(({ offer }) => offer(this))
        .catch(() => {});
  }
}

function slotName(kind: string, scope: StoredScope, names: readonly string[]): string {
  return JSON.stringify([kind, scope, ...names]);
}
