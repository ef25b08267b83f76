import { promisifyRequest } from "idb-keyval";
import type { AppState } from "./app-state.ts";
import type { Meta } from "./database-id.ts";
import { setMark } from "./last-words.ts";
import { randomId } from "../core/random-id.ts";
import { databaseName, type Place } from "./place.ts";
import { SCHEMA } from "./transaction.ts";

/** A connection of something else than this library may keep the database from being deleted. Its records are gone by then. */
const PATIENCE = 1000;

/** Deletes all records, then the database itself, here and in the other tabs. Beside it only the word stays that this was done. */
export async function erase(state: AppState, place: Place): Promise<void> {
  const { records, channel } = state.home;
  await records.change(async (writer) => {
    setMark(place, state.app, "erased");
    for (const key of await writer.keys([])) writer.remove(key);
    // For another tab, which would take an empty database for one that was deleted by mistake, and fill it again.
    writer.put(["meta"], { v: SCHEMA, id: randomId(), erased: true } satisfies Meta);
  }, true);
  channel.post({ type: "erased" });
  state.dropAll();
  if (!place.indexedDB) return;
  const deleted = promisifyRequest(place.indexedDB.deleteDatabase(databaseName(state.app)));
  await Promise.race([deleted.catch(() => {}), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}
