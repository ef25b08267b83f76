import { promisifyRequest } from "idb-keyval";
import type { AppState } from "./app-state.ts";
import { databaseName } from "./disk.ts";
import { orNone, type Place } from "./place.ts";

/** A connection of something else than this library may keep the database from being deleted. Its records are gone by then. */
const PATIENCE = 1000;

/** Deletes all records, then the database itself and what is remembered beside it, here and in the other tabs. */
export async function erase(state: AppState, place: Place): Promise<void> {
  const { records, channel } = state.home;
  await records.change(async (writer) => {
    for (const key of await writer.keys([])) writer.remove(key);
  }, true);
  channel.post({ type: "erased" });
  state.dropAll();
  orNone(() => place.local!.removeItem(databaseName(state.app)));
  if (!place.indexedDB) return;
  const deleted = promisifyRequest(place.indexedDB.deleteDatabase(databaseName(state.app)));
  await Promise.race([deleted.catch(() => {}), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}
