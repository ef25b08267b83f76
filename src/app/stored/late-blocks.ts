import { EarlyWords, holdsNothing, whenOthersSpeak, type EarlyValue } from "../../state/first-visit.ts";
import type { KeptElement, Keeping } from "./kept-value.ts";
import { LateKeeping } from "./late-keeping.ts";
import { storedName, type Scope } from "./scope.ts";

/** What tells that a person is at the page, before anything is typed or pressed. */
const SIGNS_OF_PERSON = ["pointerover", "focusin", "keydown"];

/** A block whose value waits for the state room. */
export interface LateBlock {
  readonly element: KeptElement;
  readonly scope: "session" | "browser";
  /** Whether nothing of the app is stored yet. */
  readonly isFirst: boolean;
}

/** Who loads that room. */
export interface LateOwner {
  readonly appName: string;
  /** Loads it, and gives where it keeps a block's value. */
  keeping(element: KeptElement, scope: Scope): Promise<Keeping>;
  /** Takes note of what must have ended before the storage is closed. */
  begun<T>(starting: Promise<T>): Promise<T>;
  /** Whether a chatbot's conversations are listed. */
  hasList(element: Element): boolean;
  tellUnloaded(fault: unknown): void;
}

/** The blocks of an app whose values wait for the state room: it comes with the first to be stored, or with a person who may soon make one. */
export class LateBlocks {
  private readonly blocks = new Map<LateKeeping, LateBlock>();
  private hasFailed = false;
  private tellUsed = (): void => {};
  private readonly used = new Promise<void>((resolve) => (this.tellUsed = resolve));
  private words: EarlyWords | undefined;

  constructor(private readonly owner: LateOwner) {}

  /** What is changed from now on is not lost either where the page is left before that room has come. */
  add(block: LateBlock): LateKeeping {
    const keeping = new LateKeeping(this.wakeSoon, block.isFirst ? undefined : () => this.wake());
    this.blocks.set(keeping, block);
    return keeping;
  }

  has(keeping: Keeping): boolean {
    return this.blocks.has(keeping as LateKeeping);
  }

  /** A block has left. What it holds is still stored. */
  forget(keeping: Keeping): void {
    const late = keeping as LateKeeping;
    if (!late.unsaved) this.blocks.delete(late);
  }

  /** Resolves once something of the app is stored, or a person is there who may soon make something. */
  async whenUsed(): Promise<void> {
    if ([...this.blocks.values()].some(({ isFirst }) => isFirst)) await this.used;
  }

  /** Resolves once what is on its way to that room is there. */
  async moved(): Promise<void> {
    await Promise.allSettled([...this.blocks.keys()].map(({ moving }) => moving));
  }

  /** Stores what has waited. Where that room cannot be loaded, it is told, and waits on. */
  async wake(): Promise<void> {
    const moves = [...this.blocks].map((entry) => this.move(...entry));
    if (moves.length === 0) return;
    await Promise.allSettled(moves);
    this.tellUsed();
    try {
      await Promise.all(moves);
      if (this.blocks.size === 0) this.words?.forget();
      this.hasFailed = false;
    } catch (fault) {
      this.hasFailed = true;
      this.owner.tellUnloaded(fault);
    }
  }

  /** Looks for a person, for other tabs that store something, and for the page's end. */
  listen(signal: AbortSignal): void {
    const { appName } = this.owner;
    let isGone = false;
    const onPagehide = () => {
      isGone = true;
      this.leave(true);
    };
    window.addEventListener("pagehide", onPagehide, { signal });
    for (const type of SIGNS_OF_PERSON) document.addEventListener(type, this.wakeSoon, { capture: true, signal });
    whenOthersSpeak(appName, signal, this.wakeSoon);
    // A tab that crashed has told nobody of what it stored.
    const onView = async () => {
      // A page out of sight may be ended without a word; one that has gone is out of sight, too.
      if (document.hidden) return this.leave(isGone);
      isGone = false;
      if (this.blocks.size > 0 && !(await holdsNothing(appName))) this.wakeSoon();
    };
    document.addEventListener("visibilitychange", onView, { signal });
  }

  private move(keeping: LateKeeping, { element, scope }: LateBlock): Promise<void> {
    const move = async () => {
      try {
        await keeping.moveTo(await this.owner.keeping(element, scope));
        this.blocks.delete(keeping);
      } finally {
        // Where it failed, the next one tries again.
        keeping.moving = undefined;
      }
    };
    return (keeping.moving ??= this.owner.begun(move()));
  }

  /** Where the state room could not be loaded, the app lives in memory until something else asks for it and gets it. */
  private readonly wakeSoon = (): void => {
    if (!this.hasFailed) void this.wake();
  };

  /**
   * The page goes, or may go, before the state room has come.
   * @param forGood what another page would store is not stored by this one too: a conversation would be there twice
   */
  private leave(forGood: boolean): void {
    const values = [...this.blocks].flatMap(([{ unsaved }, { element, scope, isFirst }]): EarlyValue[] => {
      const isChat = element.localName === "hf-chatbot";
      if (!unsaved || (isChat && !forGood)) return [];
      const [value, beside] = unsaved;
      const messages = isChat ? (this.owner.hasList(element) ? "listed" : "alone") : undefined;
      return [{ name: storedName(element), scope, value, beside, messages, isFirst }];
    });
    if (values.length > 0) (this.words ??= new EarlyWords(this.owner.appName)).leave(values);
  }
}
