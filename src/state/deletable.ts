import type { AppState } from "./app-state.ts";
import type { Header } from "./header.ts";
import { pointsIn } from "./pointer.ts";
import { isNewer, type Entry } from "./transaction.ts";

/** The headers of the conversations in lists, of all tabs and of this one. */
export async function listed({ home }: AppState): Promise<Entry[]> {
  const owners = ["browser", home.tab.id];
  const lists = await home.records.read((reader) => Promise.all(owners.map((owner) => reader.list(["conv", owner]))));
  return lists.flat().filter(([key]) => key[3] !== "");
}

/** Those of them that may go: not pinned, and open in no tab. The one not used for longest is first. */
export async function deletable(state: AppState): Promise<Entry[]> {
  const open = await openConversations(state);
  const mayGo = ([[, , name, id], record]: Entry) => !isNewer(record) && !(record as Header).pinned && !open.has(nameOf(name, id));
  return (await listed(state)).filter(mayGo).sort((a, b) => lastUse(a) - lastUse(b));
}

/** When a conversation was last written or opened. */
export function lastUse([, record]: Entry): number {
  const { at, opened } = record as Partial<Header>;
  return Math.max(Number(at) || 0, Number(opened) || 0);
}

/** Those on this page, and those that other tabs have open. */
async function openConversations({ home, slots }: AppState): Promise<Set<string>> {
  const open = new Set<string>();
  for (const slot of slots.keys()) {
    const [kind, , name, id] = JSON.parse(slot) as string[];
    if (kind === "msg") open.add(nameOf(name, id));
  }
  for (const [[, owner = "", cell = ""], record] of await home.records.read((reader) => reader.list(["state"]))) {
    const name = pointsIn(cell);
    const { value } = (record ?? {}) as { value?: unknown };
    if (name !== undefined && typeof value === "string" && (await home.tab.isOpen(owner))) open.add(nameOf(name, value));
  }
  return open;
}

function nameOf(name: string | undefined, id: string | undefined): string {
  return JSON.stringify([name, id]);
}
