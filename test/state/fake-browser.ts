import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { AppState } from "../../src/state/app-state.ts";
import { databaseName } from "../../src/state/place.ts";
import type { StateNotice } from "../../src/state/notice.ts";
import { randomId } from "../../src/core/random-id.ts";
import type { Place } from "../../src/state/place.ts";
import { FakeLocks, FakeStorage } from "./fake-parts.ts";

Object.assign(globalThis, { IDBKeyRange });

/** One browser with its storage, in Node. Each tab of it is a `Place`. */
export class FakeBrowser {
  readonly indexedDB = new IDBFactory();
  readonly locks = new FakeLocks();
  readonly local = new FakeStorage();
  private readonly name = randomId();
  private readonly open: AppState[] = [];

  /** What the tabs were told. */
  readonly notices: StateNotice[] = [];

  tab(more: Partial<Place> = {}): Place {
    const name = this.name;
    return {
      indexedDB: this.indexedDB,
      locks: this.locks,
      local: this.local,
      session: new FakeStorage(),
      events: [new EventTarget()],
      // Browsers in one process are apart.
      channels: class extends BroadcastChannel {
        constructor(channel: string) {
          super(`${name} ${channel}`);
        }
      },
      ...more,
    };
  }

  /** @param told what this tab was told, if it matters which one it was */
  async start(place: Place = this.tab(), app = "app", told: StateNotice[] = []): Promise<AppState> {
    const onNotice = (notice: StateNotice) => void (this.notices.push(notice), told.push(notice));
    const state = await AppState.open(app, { place, onNotice });
    this.open.push(state);
    return state;
  }

  /** As a reload does: the page ends, and the same tab starts again. */
  async reload(state: AppState, place: Place): Promise<AppState> {
    await state.close();
    return this.start(place, state.app);
  }

  /** Ends a page as a crash does: nothing is saved, its locks are let go. */
  crash(state: AppState): void {
    state.home.presence.close();
    state.home.channel.close();
    state.home.records.end();
    for (const slot of state.slots.values()) slot.drop();
  }

  /** Something else deletes the database of the app. */
  async wipe(app = "app"): Promise<void> {
    const request = this.indexedDB.deleteDatabase(databaseName(app));
    await new Promise((resolve, reject) => Object.assign(request, { onsuccess: resolve, onerror: reject }));
  }

  kinds(): string[] {
    return this.notices.map(({ kind }) => kind);
  }

  async close(): Promise<void> {
    await Promise.all(this.open.map((state) => state.close()));
  }
}

/** The tab that a person gets who duplicates this one. */
export function duplicate(place: Place): Place {
  return { ...place, session: (place.session as FakeStorage).copy(), events: [new EventTarget()] };
}
