import { HfError } from "../../core/hf-error.ts";
import { lazy } from "../../core/lazy.ts";
import { word } from "../../core/words.ts";
import type { AppState } from "../../state/app-state.ts";
import type { Conversations } from "../../state/conversations.ts";
import { appOf, ownElements } from "../lookup.ts";
import { allDefined } from "../ready.ts";
import type { Persistence, Persistent } from "./persistence.ts";

const loadPersistence = lazy(() => import("./persistence.ts"));

/** When a block's value may have changed, and when that or the caret in it may. */
const CHANGED_AT = ["input", "change"];
const RECORDED_AT = [...CHANGED_AT, "keyup", "pointerup"];

/** The stored values of an app's blocks. All that it takes is loaded with the first block that may have one. */
export class StoredValues {
  private persistence: Persistence | undefined;
  /** Whether it could not be loaded: the app lives in memory until something else asks for it and gets it. */
  private isMissing = false;
  /** Blocks that changed before their values were kept: what a person typed meanwhile is newer than what was stored. */
  private readonly early = new WeakSet<Element>();

  constructor(private readonly host: Persistent) {}

  /** Writes down what changes in the app. */
  watch(): void {
    // On the way down: a page may stop them on their way up.
    for (const type of RECORDED_AT) this.host.element.addEventListener(type, this.onValue, { capture: true });
  }

  private readonly onValue = ({ target, type }: Event): void => {
    if (!(target instanceof Element) || appOf(target) !== this.host.element) return;
    if (CHANGED_AT.includes(type)) this.record(target);
    // Where the caret is says nothing of a value that has yet to come back.
    else this.persistence?.record(target);
  };

  /** Whether the app is on the page. */
  get isOnPage(): boolean {
    return this.host.element.isConnected;
  }

  /** Resolves once all blocks that are there have their values back. What cannot be loaded is told of, and the app goes on without it. */
  async restore(): Promise<void> {
    const { element, app } = this.host;
    const blocks = ownElements(element, app.name ? "[id], [scope]" : "[scope]");
    if (this.isMissing || (blocks.length === 0 && !this.persistence)) return;
    await allDefined(blocks);
    // On a slow network a block may come when the app has gone on: it has its value back then.
    const late = new Set(blocks.filter((block) => block.matches(":not(:defined)")).map(({ localName }) => localName));
    for (const tag of late) restoreWith(tag, new WeakRef(this));
    const persistence = await this.load().catch((fault: HfError) => {
      this.isMissing = true;
      this.host.notices.say("warn", fault.message, null);
    });
    // It may have left the page meanwhile, and would keep its storage open for ever.
    if (this.isOnPage) await persistence?.keep(blocks.filter((block) => block.matches(":defined")));
  }

  /** Writes down what a block holds now, if its value is stored. */
  record(element: Element): void {
    if (!this.persistence?.record(element)) this.early.add(element);
  }

  /** Resolves once everything so far is stored. */
  async settled(): Promise<void> {
    await this.persistence?.settled();
  }

  /** Resolves once something of the app is stored, or a person is there who may soon make something: before that there is nothing to list. */
  async whenUsed(): Promise<void> {
    await this.persistence?.late.whenUsed();
  }

  /** The conversations of a chatbot that a list is for; `undefined` where it stores none. */
  async conversations(chat: Element): Promise<Conversations | undefined> {
    const persistence = await this.load();
    return this.isOnPage ? persistence.conversations(chat) : undefined;
  }

  /** All that the app remembers. */
  async open(): Promise<AppState> {
    return (await this.load()).open();
  }

  /** Works with all that the app remembers. Where it has left the page, its storage is closed again. */
  async whileOpen<T>(work: (state: AppState) => Promise<T>): Promise<T> {
    try {
      return await work(await this.open());
    } finally {
      if (!this.isOnPage) await this.close();
    }
  }

  /** Saves what is left and lets go of the storage. */
  async close(): Promise<void> {
    await this.persistence?.close();
  }

  private async load(): Promise<Persistence> {
    const { Persistence } = await loadPersistence().catch((cause: unknown) => {
      throw new HfError(word("unkept"), { code: "unloaded", cause });
    });
    this.persistence ??= new Persistence(this.host, this.early);
    if (this.isMissing) {
      this.isMissing = false;
      await this.restore();
    }
    return this.persistence;
  }
}

/** Holds nothing of an app that leaves: a tag may never be defined. */
function restoreWith(tag: string, values: WeakRef<StoredValues>): void {
  void customElements.whenDefined(tag).then(() => {
    const still = values.deref();
    return still?.isOnPage ? still.restore() : undefined;
  });
}
