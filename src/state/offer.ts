import type { AppState } from "./app-state.ts";
import { told, notice } from "./notice.ts";
import { closedTabs, lastTyped, type ClosedTab, type TabRecord } from "./session.ts";
import { stateWord } from "./state-words.ts";

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
      label: stateWord("bringBack"),
      async act() {
        if (!(await state.take(id))) home.tell(notice("taken"));
      },
    },
    dismiss: () => void home.records.change((writer) => writer.put(["tab", id], { ...record, declined: true } satisfies TabRecord)),
  });
}

function textFor(date: Date): string {
  const now = new Date();
  if (date.toDateString() === now.toDateString()) return stateWord("state-offer-time", { time: format(date, { timeStyle: "short" }) });
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: "numeric" } as const);
  return stateWord("state-offer-day", { day: format(date, { day: "numeric", month: "long", ...year }) });
}

function format(date: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(undefined, options).format(date);
}
