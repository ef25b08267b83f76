// What an app hands over to the tools of its author. Hot reload and the inspector know it only by this: they stand on the
// page before the library is loaded. Where there are none, nothing of this is ever called.

const INSPECT = Symbol.for("hf-blocks.inspect");

/** What the tools want to be told, and what they do for an app. */
export interface Inspect {
  /**
   * An app is on the page; again whenever its listeners are others. It is gone when its element is.
   * @param listeners the first ones of their chains
   * @param own gives all elements inside it, without those of apps nested in it and of messages
   */
  app(element: InspectedApp, listeners: readonly InspectedChain[], own: () => Element[]): void;
  /** A run begins. */
  began(run: InspectedRun): void;
  /** It has read its inputs, and these are its outputs. */
  read(run: InspectedRun, inputs: unknown, outputs: InspectedShape): void;
  /** It has ended, with an outcome. */
  ended(run: InspectedRun): void;
  /** A listener was set off, and its mode said no. */
  ignored(listener: InspectedListener, event: Event): void;
  /**
   * Functions are given names that markup calls them by.
   * @param app the name of the app that they are for; "" where they are for all
   * @param replaced those names that meant another function until now
   * @param undo takes these functions back
   */
  named(app: string, names: readonly string[], replaced: readonly string[], undo: () => void): void;
  /** Makes a value once per page, and anew when one of its deps changes; the old one is then disposed of. */
  keep<T>(key: string, make: () => T, options?: { deps?: readonly unknown[]; dispose?: (value: T) => void }): T;
}

export type InspectedApp = Element & { readonly name: string };

/** A listener with what sets it off. */
export interface InspectedChain {
  readonly listener: InspectedListener;
  /** What it is written as, in markup: an attribute of it that is set anew makes it run, where it runs at load. */
  readonly element?: (Element & { readonly repeated?: InspectedItems }) | undefined;
  triggers(missing: (error: Error) => void): readonly { readonly element: Element; readonly event: string }[];
}

/** What a listener has made of a template. */
export interface InspectedItems {
  readonly items: ReadonlyMap<string, { readonly element: Element }>;
  /** Takes all of it away, to be made anew at the next run. */
  forget(): void;
}

export interface InspectedListener {
  readonly name: string;
  /** Whether a run, or a follower of one, goes on. */
  readonly busy: boolean;
  readonly source: {
    readonly mode: string;
    /**
     * What a run would do now.
     * @param run all that is looked at of it before it begins: what would set it off
     * @throws where the author has made a mistake
     */
    plan(run: { readonly event: Event }): InspectedPlan | Promise<InspectedPlan>;
    followers(): readonly { readonly when: string; readonly listener: InspectedListener }[];
  };
}

export interface InspectedPlan {
  readonly inputs: InspectedShape;
  readonly outputs: InspectedShape;
}

/** None, one, or several in order or by name. */
export interface InspectedShape {
  readonly kind: string;
  readonly item?: InspectedPort;
  readonly items?: readonly InspectedPort[] | ReadonlyMap<string, InspectedPort>;
}

export interface InspectedPort {
  readonly name: string;
  readonly element?: Element;
  get(): unknown;
}

export interface InspectedRun {
  readonly listener: InspectedListener;
  /** The listeners whose runs led here, this one's last. */
  readonly lineage: readonly InspectedListener[];
  readonly event: Event;
  readonly error: Error | undefined;
  readonly outcome: string | undefined;
}

/** The tools of this page; none where nobody develops it. */
export function inspector(): Inspect | undefined {
  return (globalThis as { [INSPECT]?: Inspect })[INSPECT];
}

/** Puts tools on the page. @returns what takes them away */
export function provideInspector(inspect: Inspect): () => void {
  const page = globalThis as { [INSPECT]?: Inspect };
  page[INSPECT] = inspect;
  return () => {
    if (page[INSPECT] === inspect) delete page[INSPECT];
  };
}
