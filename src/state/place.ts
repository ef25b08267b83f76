/** What of the browser this room touches. A test hands in its own, to be several tabs or a browser with faults. */
export interface Place {
  readonly indexedDB?: IDBFactory | undefined;
  readonly locks?: LockManager | undefined;
  readonly channels?: typeof BroadcastChannel | undefined;
  /** `sessionStorage`: remembers which tab this is. */
  readonly session?: Storage | undefined;
  /** `localStorage`: remembers that something was stored. */
  readonly local?: Storage | undefined;
  /** Where `pagehide`, `freeze` and `visibilitychange` arrive. */
  readonly events?: readonly EventTarget[] | undefined;
}

/** The page this code runs in. In a sandboxed frame half of these throw when they are only looked at. */
export function thisPlace(): Place {
  return {
    indexedDB: orNone(() => indexedDB),
    locks: orNone(() => navigator.locks),
    channels: orNone(() => BroadcastChannel),
    session: orNone(() => sessionStorage),
    local: orNone(() => localStorage),
    events: orNone(() => [window, document]),
  };
}

/** The database of an app, and the name of its channel. */
export function databaseName(app: string): string {
  return `hf-blocks:${app}`;
}

/** What `look` gives, or nothing where the browser forbids it: none of these is an error of this app. */
export function orNone<T>(look: () => T | null | undefined): T | undefined {
  try {
    return look() ?? undefined;
  } catch {
    return undefined;
  }
}
