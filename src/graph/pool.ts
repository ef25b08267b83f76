import { authorError } from "../base/hf-error.ts";
import type { Listener } from "./listener.ts";
import type { Host, Run } from "./run.ts";

/** Runs that share a limit: those of one listener, or of all listeners of an app that name the same group. */
interface Group {
  limit: number;
  readonly running: Set<Run>;
  /** In the order they came. */
  readonly waiting: Map<Run, () => void>;
}

/** The groups of one app. */
interface Pool {
  readonly listeners: Set<Listener>;
  readonly groups: Map<string | Listener, Group>;
}

const pools = new WeakMap<Host, Pool>();
const groupOf = new WeakMap<Run, readonly [Group, key: string | Listener, Pool]>();

/** Makes a listener's limit known to those that share its group. */
export function join(listener: Listener, host: Host): void {
  poolOf(host).listeners.add(listener);
}

/** Forgets a listener that is gone, and its limit. */
export function quit(listener: Listener, host: Host): void {
  poolOf(host).listeners.delete(listener);
}

/**
 * Asks for a place for a run.
 * @returns nothing where it may go on at once, else a promise that comes true when it may
 * @throws {HfError} author, where the limit is not one
 */
export function enter(run: Run, host: Host): Promise<void> | undefined {
  const { source } = run.listener;
  if (source.group === undefined && source.concurrency === undefined) return undefined;
  const pool = poolOf(host);
  const key = source.group ?? run.listener;
  const group: Group = pool.groups.get(key) ?? { limit: 1, running: new Set(), waiting: new Map() };
  group.limit = limitOf(run.listener, pool);
  pool.groups.set(key, group);
  groupOf.set(run, [group, key, pool]);
  if (group.waiting.size === 0 && group.running.size < group.limit) return void group.running.add(run);
  const turn = new Promise<void>((resolve) => group.waiting.set(run, resolve));
  admit(group);
  return turn;
}

/** Gives a run's place to the next, or takes it out of those that wait. */
export function leave(run: Run): void {
  const [group, key, pool] = groupOf.get(run) ?? [];
  if (!group) return;
  group.running.delete(run);
  group.waiting.delete(run);
  admit(group);
  if (group.running.size === 0) pool!.groups.delete(key!);
}

function admit({ limit, running, waiting }: Group): void {
  for (const [next, start] of waiting) {
    if (running.size >= limit) return;
    waiting.delete(next);
    running.add(next);
    start();
  }
}

/** The lowest that any listener of the group names; one at a time where none does. */
function limitOf(listener: Listener, { listeners }: Pool): number {
  const { group } = listener.source;
  const members = group === undefined ? [listener] : [...listeners].filter(({ source }) => source.group === group);
  const limits = members.flatMap(({ source }) => source.concurrency ?? []);
  const limit = limits.length > 0 ? Math.min(...limits) : 1;
  if (limit >= 1) return limit;
  throw authorError(`${listener.name} has a concurrency of ${limit}, so that nothing could run. Give it 1 or more.`);
}

function poolOf(host: Host): Pool {
  let pool = pools.get(host);
  if (!pool) pools.set(host, (pool = { listeners: new Set(), groups: new Map() }));
  return pool;
}
