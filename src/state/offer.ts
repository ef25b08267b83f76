import type { AppState } from "./app-state.ts";
import { told } from "./notice.ts";
import { closedTabs, lastTyped, type ClosedTab, type TabRecord } from "./session.ts";
import { seldomStateWord } from "./seldom-state-words.ts";
import { SCHEMA } from "./transaction.ts";

/** Offers back what a person wrote last in a tab that was closed, to a tab whose own session held nothing when it started. */
export async function offer(state: AppState): Promise<void> {
  const { home } = state;
  for (const tab of await closedTabs(home)) {
    if (tab.record.declined) continue;
    const at = await home.records.read((reader) => lastTyped(reader, tab.id));
    if (at !== undefined) return offerOne(state, tab, at || tab.record.seen);
  }
}

function offerOne(state: AppState, { id, record }: ClosedTab, at: number): void {
  const { home } = state;
  home.tell({
    ...told("offer", textFor(new Date(at))),
    action: {
      label: seldomStateWord("bringBack"),
      async act() {
        if (!(await take(state, id))) home.tell(told("taken", seldomStateWord("state-taken")));
      },
    },
    dismiss: () => void home.records.change((writer) => writer.put(["tab", id], { ...record, declined: true } satisfies TabRecord)),
  });
}

/** Makes the session of a tab that is gone this tab's own; the one it had stays behind. Says no when another tab has it. */
export async function take(state: AppState, id: string): Promise<boolean> {
  const { tab, records } = state.home;
  if (id === tab.id) return true;
  if (!(await tab.reserve(id))) return false;
  await state.settled();
  tab.become(id);
  for (const [name, slot] of state.slots) if ((JSON.parse(name) as string[])[1] === "session") slot.drop();
  await records.change((writer) => writer.put(["tab", id], { v: SCHEMA, seen: Date.now() } satisfies TabRecord));
  await state.refresh();
  for (const slot of [...state.slots.values()]) await slot.reopen?.();
  return true;
}

function textFor(date: Date): string {
  const now = new Date();
  if (date.toDateString() === now.toDateString())
    return seldomStateWord("state-offer-time", { time: format(date, { timeStyle: "short" }) });
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: "numeric" } as const);
  return seldomStateWord("state-offer-day", { day: format(date, { day: "numeric", month: "long", ...year }) });
}

function format(date: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(undefined, options).format(date);
}
