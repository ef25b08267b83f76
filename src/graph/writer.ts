import { authorError } from "../core/hf-error.ts";
import { isPromise } from "./abortable.ts";
import { patchOf, spread, type Write } from "./output.ts";
import { paced } from "./pace.ts";
import { itemsOf, type Port, type Shape } from "./port.ts";
import type { Host, Run } from "./run.ts";
import { copy, snapshot } from "../core/snapshot.ts";

/** Writes a run's values: the first at once, more of them at most once a frame, unless something listens to each. */
export class Writer {
  private readonly waiting = new Map<Port, unknown>();
  private readonly missing = new Set<Port>();
  private readonly pace: (now: boolean) => void;
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
    for (const write of this.take(result)) this.write(write);
  }

  soon(result: unknown): void {
    const each = itemsOf(this.outputs).some((port) => port.watched?.());
    for (const [port, value] of this.take(result)) this.waiting.set(port, value);
    this.pace(each);
    if (this.fault) throw this.fault.error;
  }

  /** Writes what waits. */
  flush(): void {
    const writes = [...this.waiting];
    this.waiting.clear();
    for (const write of writes) this.write(write);
    if (this.fault) throw this.fault.error;
  }

  /** Functions and updates build on what is there, so nothing may be waiting before them. */
  private take(result: unknown): Write[] {
    return spread(result, this.outputs, this.run.listener.name).filter((write) => {
      const [port, value] = write;
      if (typeof value !== "function" && !patchOf(value)) return true;
      if (this.waiting.has(port)) this.write([port, this.waiting.get(port)]);
      this.waiting.delete(port);
      this.write(write);
      return false;
    });
  }

  private write([port, value]: Write): void {
    if (this.run.signal.aborted || this.isGone(port)) return;
    const patch = patchOf(value);
    if (patch) {
      const { value: next, ...properties } = patch;
      if ("value" in patch) this.write([port, next]);
      if (Object.keys(properties).length > 0) port.update(properties, this.run);
      return;
    }
    const current = port.get();
    const isMade = typeof value === "function";
    const next = this.picture(isMade ? (value as (now: unknown) => unknown)(copy(current)) : value, current, port);
    if (next === undefined || Object.is(next, current)) return;
    this.run.chain.written.add(port);
    port.set(next, this.run, isMade ? current : undefined);
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
