import { authorError } from "../base/hf-error.ts";
import type { Listener } from "./listener.ts";
import type { Host, Run } from "./run.ts";

/** Runs that share a limit: those of one listener, or of all listeners of an app that name the same group. */
interface Line {
  readonly key: string | Listener;
  readonly pool: Pool;
  readonly running: Set<Run>;
  /** In the order they came. */
  readonly waiting: Map<Run, () => void>;
}

/** The listeners of one app, and the lines there are at the moment. */
interface Pool {
  readonly listeners: Set<Listener>;
  readonly lines: Map<string | Listener, Line>;
}

const pools = new WeakMap<Host, Pool>();
const lineOf = new WeakMap<Run, Line>();

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
  const { name, group, concurrency } = run.listener.source;
  if (group === undefined && concurrency === undefined) return undefined;
  if (concurrency !== undefined && !(concurrency >= 1)) throw authorError(`${name} has a concurrency of ${concurrency}, so that nothing could run. Give it 1 or more.`);
  const pool = poolOf(host);
  const key = group ?? run.listener;
  const line = pool.lines.get(key) ?? { key, pool, running: new Set(), waiting: new Map() };
  pool.lines.set(key, line);
  lineOf.set(run, line);
  if (line.waiting.size === 0 && line.running.size < limitOf(line)) return void line.running.add(run);
  const turn = new Promise<void>((resolve) => line.waiting.set(run, resolve));
  admit(line);
  return turn;
}

/** Gives a run's place to the next, or takes it out of those that wait. */
export function leave(run: Run): void {
  const line = lineOf.get(run);
  if (!line) return;
  line.running.delete(run);
  line.waiting.delete(run);
  admit(line);
  if (line.running.size === 0) line.pool.lines.delete(line.key);
}

function admit(line: Line): void {
  const limit = limitOf(line);
  for (const [next, start] of line.waiting) {
    if (line.running.size >= limit) return;
    line.waiting.delete(next);
    line.running.add(next);
    start();
  }
}

/** The lowest that any listener of the group names; one at a time where none does. */
function limitOf({ key, pool }: Line): number {
  const members = [...pool.listeners].filter((listener) => key === listener || key === listener.source.group);
  const limits = members.flatMap(({ source }) => source.concurrency ?? []).filter((limit) => limit >= 1);
  return limits.length > 0 ? Math.min(...limits) : 1;
}

function poolOf(host: Host): Pool {
  let pool = pools.get(host);
  if (!pool) pools.set(host, (pool = { listeners: new Set(), lines: new Map() }));
  return pool;
}
