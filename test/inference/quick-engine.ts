import { bindEngine, type EngineContext } from "../../src/inference/engine.ts";
import { FakeClock } from "./fake-clock.ts";

/** A context whose waits are over at once, and what was waited. */
export function quick(url: string, more: Partial<EngineContext> = {}) {
  const clock = new FakeClock();
  const waits: number[] = [];
  const context: EngineContext = {
    signal: new AbortController().signal,
    endpoint: () => url,
    onRetry({ waitMs }) {
      waits.push(waitMs);
      queueMicrotask(() => clock.advance(waitMs));
    },
    ...more,
    settings: { clock, random: () => 0.5, ...more.settings },
  };
  return { clock, waits, context, engine: bindEngine(undefined, context) };
}
