import type { AppState } from "./app-state.ts";
export async function sweep(_state: AppState): Promise<void> {}
export async function makeRoom(_state: AppState): Promise<boolean> { return false; }
