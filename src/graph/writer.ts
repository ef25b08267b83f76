import { authorError } from "../core/hf-error.ts";
import { copy, snapshot } from "../core/snapshot.ts";
import { isPromise } from "./abortable.ts";
import { patchOf, spread, type Write } from "./output.ts";
import { paced } from "./pace.ts";
import { itemsOf, type Port, type Shape } from "./port.ts";
import type { Heard, Host, Run } from "./run.ts";

/** What one step does to one block. */
interface Change {
  /** `from` is what a function has made it from. */
  readonly value?: { readonly next: unknown; readonly from?: unknown };
  readonly properties?: Record<string, unknown>;
}

/** Writes a run's values: the first at once, more of them at most once a frame, unless something listens to each. */
export class OutputWriter {
  private readonly waiting = new Map<Port, unknown>();
  private readonly missing = new Set<Port>();
  private readonly pace: () => void;
  /** In a frame there is nobody to throw to; the run fails with it at its next step. */
  private fault: { readonly error: unknown } | undefined;

  constructor(
    private readonly run: Run,
    private readonly outputs: Shape<Port>,
    host: Host,
  ) {
    this.pace = paced(host, () => {
      try {
        this.flush();
      } catch (error) {
        this.fault ??= { error };
      }
    });
  }

  now(result: unknown): void {
    this.step(this.spread(result));
  }

  soon(result: unknown): void {
    const writes = this.spread(result);
    if (itemsOf(this.outputs).some((port) => port.watched?.())) this.flush(writes);
    else {
      this.buildOn(writes.filter(([, value]) => builds(value)));
      for (const [port, value] of writes) if (!builds(value)) this.waiting.set(port, value);
      this.pace();
    }
    if (this.fault) throw this.fault.error;
  }

  /** Writes what waits, and what comes after it. */
  flush(more: readonly Write[] = []): void {
    const writes = [...this.waiting, ...more];
    this.waiting.clear();
    this.step(writes);
    if (this.fault) throw this.fault.error;
  }

  private spread(result: unknown): Write[] {
    return spread(result, this.outputs, this.run.listener.name);
  }

  /** Functions and updates build on what is there, so nothing may be waiting before them. */
  private buildOn(writes: readonly Write[]): void {
    const before = writes.flatMap(([port]): Write[] => (this.waiting.has(port) ? [[port, this.waiting.get(port)]] : []));
    for (const [port] of before) this.waiting.delete(port);
    this.step([...before, ...writes]);
  }

  /**
   * All values of a step are worked out first, so that one that cannot be written leaves the others unwritten too. Then
   * all are written, and only then is anybody told: no listener sees one block of a step without the others.
   */
  private step(writes: readonly Write[]): void {
    if (this.run.signal.aborted) return;
    const changes = new Map<Port, Change>();
    for (const write of writes) this.workOut(write, changes);
    for (const port of changes.keys()) port.hold?.();
    try {
      for (const [port, { value, properties }] of changes) {
        if (value) {
          this.run.chain.written.add(port);
          port.set(value.next, this.run, value.from);
        }
        if (properties) port.update(properties, this.run);
      }
    } finally {
      const heard: Heard = new WeakSet();
      for (const port of changes.keys()) port.release?.(this.run, heard);
    }
  }

  private workOut([port, value]: Write, changes: Map<Port, Change>): void {
    if (this.isGone(port)) return;
    const change = changes.get(port);
    const patch = patchOf(value);
    if (patch) {
      const { value: next, ...properties } = patch;
      if (Object.keys(properties).length > 0) changes.set(port, { ...change, properties: { ...change?.properties, ...properties } });
      if ("value" in patch) this.workOut([port, next], changes);
      return;
    }
    const current = change?.value ? change.value.next : port.get();
    const isMade = typeof value === "function";
    const next = this.picture(isMade ? (value as (now: unknown) => unknown)(copy(current)) : value, current, port);
    const from = isMade && !change?.value ? current : change?.value?.from;
    if (next !== undefined && !Object.is(next, current)) changes.set(port, { ...change, value: { next, from } });
  }

  private picture(value: unknown, current: unknown, port: Port): unknown {
    if (isPromise(value)) throw authorError(`${this.run.listener.name} gave ${port.name} a promise. Await it, and return what it gives.`);
    try {
      return snapshot(value, current);
    } catch (cause) {
      throw authorError(
        `${this.run.listener.name} gave ${port.name} a value that cannot be copied (${String(cause)}). Return plain data, files, or instances of a class.`,
        cause,
      );
    }
  }

  private isGone(port: Port): boolean {
    if (!port.gone?.()) return false;
    if (!this.missing.has(port))
      console.warn(`${this.run.listener.name} writes to ${port.name}, which is no longer on the page. That is ignored.`);
    this.missing.add(port);
    return true;
  }
}

/** Whether what a block gets depends on what it holds. */
function builds(value: unknown): boolean {
  return typeof value === "function" || patchOf(value) !== undefined;
}
