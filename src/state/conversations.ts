import type { AppState } from "./app-state.ts";
import type { Scope, Slot } from "./home.ts";
import type { Entry } from "./transaction.ts";
export class Conversations implements Slot {
  constructor(readonly state: AppState, readonly name: string, readonly scope: Scope) {}
  async start() {}
  async settle() {}
  unsaved(): Entry[] { return []; }
  async refresh() {}
  drop() {}
}
