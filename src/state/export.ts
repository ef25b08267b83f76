import type { AppState } from "./app-state.ts";
export async function exportAll(_state: AppState): Promise<Blob> { return new Blob([]); }
