import { authorError } from "../core/hf-error.ts";
import type { Listener } from "./listener.ts";
import type { Host, Run } from "./run.ts";

/** What the limits of one app are about. */
interface Pool {
  readonly listeners: ReadonlySet<Listener>;
  readonly running: Set<Run>;
  /** In the order they came, each with what lets it go on. */
  readonly waiting: Map<Run, () => void>;
}

const pools = new WeakMap<Host, Pool>();

function poolOf(host: Host, { peers }: Listener): Pool {
  let pool = pools.get(host);
  if (!pool) pools.set(host, (pool = { listeners: peers, running: new Set(), waiting: new Map() }));
  return pool;
}

/**
 * Asks for a place for a run of a listener with a limit or a group.
 * @returns nothing where it may go on at once, else a promise that comes true when it may
 * @throws {HfError} author, where its limit is not one
 */
export function enter(run: Run, host: Host): Promise<void> | undefined {
  const { name, concurrency } = run.listener.source;
  if (concurrency !== undefined && !(concurrency >= 1))
    throw authorError(`${name} has a concurrency of ${concurrency}, so that nothing could run. Give it 1 or more.`);
  const pool = poolOf(host, run.listener);
  const turn = new Promise<void>((resolve) => pool.waiting.set(run, resolve));
  admit(pool);
  return pool.running.has(run) ? undefined : turn;
}

/** Gives a run's place to the next, or takes it out of those that wait. */
export function leave(run: Run, host: Host): void {
  const pool = poolOf(host, run.listener);
  if (pool.running.delete(run) || pool.waiting.delete(run)) admit(pool);
}

function admit({ listeners, running, waiting }: Pool): void {
  for (const [run, start] of waiting) {
    const line = lineOf(run.listener);
    const limits = [...listeners].flatMap((one) => (lineOf(one) === line && one.source.concurrency) || []).filter((limit) => limit >= 1);
    const limit = limits.length > 0 ? Math.min(...limits) : 1;
    if ([...running].filter((one) => lineOf(one.listener) === line).length >= limit) continue;
    waiting.delete(run);
    running.add(run);
    start();
  }
}

/** Whom a listener shares its limit with: its group, or nobody. */
function lineOf(listener: Listener): string | Listener {
  return listener.source.group ?? listener;
}
