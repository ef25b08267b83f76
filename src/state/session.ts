import type { CellRecord } from "./cell-record.ts";
import type { Header } from "./header.ts";
import type { Home } from "./home.ts";
import { pointsIn } from "./pointer.ts";
import { isNewer, type Reader } from "./transaction.ts";

/** What is kept of a tab, beside its session. */
export interface TabRecord {
  readonly v: number;
  /** When it was last used, by this computer's clock. */
  readonly seen: number;
  /** Whether the person does not want its session back. It is kept all the same. */
  readonly declined?: boolean;
  /** When it was first found to be unused for long. */
  readonly due?: number;
}

export interface ClosedTab {
  readonly id: string;
  readonly record: TabRecord;
}

/** Tabs that are not open, the one used last first. None where the browser cannot say which are open. */
export async function closedTabs({ records, tab, presence }: Home): Promise<ClosedTab[]> {
  if (!presence.works) return [];
  const closed: ClosedTab[] = [];
  for (const [[, id = ""], record] of await records.read((reader) => reader.list(["tab"]))) {
    if (id !== tab.id && !isNewer(record) && !(await tab.isOpen(id))) closed.push({ id, record: record as TabRecord });
  }
  return closed.sort((a, b) => b.record.seen - a.record.seen);
}

/** Whether a session holds something that a person typed or sent. */
export async function hasTyped(reader: Reader, id: string): Promise<boolean> {
  return (await lastTyped(reader, id)) !== undefined;
}

/** When something was last typed or sent in a session, by this computer's clock; `undefined` when nothing was. */
export async function lastTyped(reader: Reader, id: string): Promise<number | undefined> {
  const times: number[] = [];
  for (const [[, , name = ""], record] of await reader.list(["state", id])) {
    const { at, typed = true } = (record ?? {}) as Partial<CellRecord>;
    if (typed && pointsIn(name) === undefined) times.push(Number(at) || 0);
  }
  const asked = (await reader.list(["msg", id])).filter(
    ([, record]) => (record as { value?: { role?: unknown } } | undefined)?.value?.role === "user",
  );
  for (const [key] of asked) {
    const header = (await reader.get(["conv", ...key.slice(1, 4)])) as Partial<Header> | undefined;
    times.push(Number(header?.at) || 0);
  }
  return times.length > 0 ? Math.max(...times) : undefined;
}
