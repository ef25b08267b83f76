import type { AppState } from "./app-state.ts";
import { blobsFor } from "./blobs.ts";
import { contentOf, type CellRecord } from "./cell-record.ts";
import type { Header } from "./header.ts";
import type { StoredScope } from "./home.ts";
import { toJson } from "./json-values.ts";
import { messageIn, numberOf } from "./message-record.ts";
import type { Entry } from "./transaction.ts";

/** The version of the file's form. */
export const FORMAT = 1;

/** One value in the file. */
export interface ExportedValue {
  readonly scope: StoredScope;
  readonly name: string;
  readonly value: unknown;
  readonly view?: unknown;
  readonly default?: string;
}

export interface ExportedConversation {
  readonly scope: StoredScope;
  readonly name: string;
  /** Whether it is one of several. */
  readonly listed: boolean;
  readonly title: string;
  readonly pinned: boolean;
  readonly messages: unknown;
}

/** The whole file. */
export interface ExportFile {
  readonly "hf-blocks": number;
  readonly app: string;
  readonly values: readonly ExportedValue[];
  readonly conversations: readonly ExportedConversation[];
}

/** What all tabs and this one remember; what other tabs keep for themselves stays out. */
export async function exportAll(state: AppState): Promise<Blob> {
  const file: { values: ExportedValue[]; conversations: ExportedConversation[] } = { values: [], conversations: [] };
  for (const scope of ["browser", "session"] as const) {
    const owner = scope === "browser" ? scope : state.tab;
    const { records, blobs } = await state.home.records.read(async (reader) => {
      const records = {
        state: await reader.list(["state", owner]),
        conv: await reader.list(["conv", owner]),
        msg: await reader.list(["msg", owner]),
      };
      return {
        records,
        blobs: await blobsFor(reader, [...records.state, ...records.msg]),
      };
    });
    for (const [[, , name = ""], record] of records.state) {
      const content = contentOf(record, blobs);
      if (content) file.values.push(await exportedValue(scope, name, content.value, record as CellRecord));
    }
    for (const [name, messages] of byConversation(records.msg)) {
      const [block, id] = JSON.parse(name) as [string, string];
      const header = records.conv.find(([key]) => key[2] === block && key[3] === id)?.[1] as Partial<Header> | undefined;
      const found = messages.flatMap(([key, record]) => messageIn(record, blobs, key.at(-1)) ?? []);
      file.conversations.push({
        scope,
        name: block,
        listed: id !== "",
        title: header?.title ?? "",
        pinned: header?.pinned ?? false,
        messages: await toJson(found),
      });
    }
  }
  const whole: ExportFile = { "hf-blocks": FORMAT, app: state.app, ...file };
  return new Blob([JSON.stringify(whole)], { type: "application/json" });
}

async function exportedValue(
  scope: StoredScope,
  name: string,
  value: unknown,
  { view, default: basis }: CellRecord,
): Promise<ExportedValue> {
  return {
    scope,
    name,
    value: await toJson(value),
    ...(view !== undefined && { view: await toJson(view) }),
    ...(basis !== undefined && { default: basis }),
  };
}

function byConversation(entries: readonly Entry[]): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries.toSorted(([, one], [, other]) => numberOf(one) - numberOf(other))) {
    const name = JSON.stringify(entry[0].slice(2, 4));
    found.set(name, [...(found.get(name) ?? []), entry]);
  }
  return found;
}
