import type { AppState } from "./app-state.ts";
import type { Place } from "./place.ts";
export async function erase(_state: AppState, _place: Place): Promise<void> {}
