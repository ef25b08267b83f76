import { putRecord } from "./blobs.ts";
import type { Home } from "./home.ts";
import { ended } from "./message-record.ts";
import { isNewer, SCHEMA } from "./transaction.ts";

/** Gives a duplicated tab its own copy of the session of the tab it was copied from. */
export async function fork({ records, tab }: Home, from: string): Promise<void> {
  await records.change(async (writer) => {
    writer.put(["tab", tab.id], { v: SCHEMA, seen: Date.now() });
    for (const kind of ["state", "conv", "msg"]) {
      for (const [[, , ...rest], record] of await writer.list([kind, from])) {
        // Set aside by the tab that can.
        if (typeof record !== "object" || record === null || isNewer(record)) continue;
        // The other tab's answer goes on there, not here.
        await putRecord(writer, [kind, tab.id, ...rest], kind === "msg" ? ended(record) : record, new Map());
      }
    }
  });
}
