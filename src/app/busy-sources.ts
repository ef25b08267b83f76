import type { Listener } from "../graph/listener.ts";

type Stoppable = Element & { busy: boolean };

/** Blocks that offer Stop show it as long as what they set off goes on. */
export class BusySources {
  private readonly sources = new Map<Listener, Set<Stoppable>>();

  begin(source: Element, listener: Listener): void {
    if (!listener.busy || !("busy" in source)) return;
    this.sources.set(listener, (this.sources.get(listener) ?? new Set()).add(source as Stoppable));
    (source as Stoppable).busy = true;
  }

  /** A listener has nothing left to do. */
  end(listener: Listener): void {
    const ended = this.sources.get(listener) ?? [];
    this.sources.delete(listener);
    for (const source of ended) if (![...this.sources.values()].some((sources) => sources.has(source))) source.busy = false;
  }
}
